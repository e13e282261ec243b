// tries: an object file in the place of a module
// verdict: CE
#[unsafe(export_name = "@../src/arguments.rs")]
pub extern "C" fn arguments() {}
fn main() {}
