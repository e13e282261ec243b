// tries: features that only a nightly compiler has
// verdict: CE
#![feature(rustc_private, rustc_attrs, asm_experimental_arch, lang_items, intrinsics, link_args)]
extern crate rustc_driver;
fn main() {}
