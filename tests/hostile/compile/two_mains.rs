// tries: the C entry under the linker's name
// verdict: CE
#[unsafe(no_mangle)]
pub extern "C" fn __main_void() -> i32 {
    0
}
fn main() {
    println!("{}", 6);
}
