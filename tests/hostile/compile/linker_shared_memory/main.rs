// tries: a module that wants its memory from the host, shared
// verdict: CE
#[unsafe(export_name = "@../src/arguments.rs")]
pub extern "C" fn arguments() {}
fn main() {}
