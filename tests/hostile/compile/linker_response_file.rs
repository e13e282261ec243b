// tries: a symbol that the linker takes for a file of arguments
// verdict: WA
#[unsafe(export_name = "@@CANARY_DIR@/hidden.txt")]
pub extern "C" fn arguments() {}
fn main() {}
