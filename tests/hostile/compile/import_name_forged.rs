// tries: imports whose names rewrite a screen and a log
// verdict: CE
#[link(wasm_import_module = "x\u{1b}[2J\n::error file=a::forged\n##[error]forged")]
unsafe extern "C" {
    #[link_name = "\u{202e}\u{0}\u{7f}"]
    fn call();
}
fn main() {
    unsafe { call() }
}
