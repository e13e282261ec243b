// tries: code that would run in the compiler itself
// verdict: CE
extern crate proc_macro;
use proc_macro::TokenStream;
#[proc_macro]
pub fn run(_: TokenStream) -> TokenStream {
    std::process::Command::new("touch").arg("/tmp/owned").status().unwrap();
    TokenStream::new()
}
fn main() {}
