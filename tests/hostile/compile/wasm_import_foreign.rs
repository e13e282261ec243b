// tries: #[link(wasm_import_module="env")]: asks the host for a function of its own
// verdict: CE
#[link(wasm_import_module = "env")] unsafe extern "C" { fn grader_set_score(x: i32) -> i32; }
fn main() { println!("{}", unsafe { grader_set_score(100) }); }
