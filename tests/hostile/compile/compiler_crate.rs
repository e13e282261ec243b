// tries: the compiler as a library, which could load plugins
// verdict: CE
extern crate rustc_driver;
extern crate rustc_interface;
fn main() {
    rustc_driver::main();
}
