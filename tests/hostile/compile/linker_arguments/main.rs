// tries: arguments of its own for the linker, by an exported symbol that names a file of them
// verdict: CE
// note: with `--version` the linker succeeds and writes no module
#[unsafe(export_name = "@../src/arguments.rs")]
pub extern "C" fn arguments() {}
fn main() {}
