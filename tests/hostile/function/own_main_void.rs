// tries: the start of the C library
// verdict: CE
#[unsafe(no_mangle)]
pub extern "C" fn __main_void() -> i32 {
    0
}

pub fn largest(_numbers: &[i64]) -> Option<i64> {
    None
}
