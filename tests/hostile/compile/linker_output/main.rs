// tries: to have the linker write somewhere else, and leave a copy of all that it read
// verdict: CE
#[unsafe(export_name = "@../src/arguments.rs")]
pub extern "C" fn arguments() {}
fn main() {}
