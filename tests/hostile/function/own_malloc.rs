// tries: a `malloc` of its own in the place of the C library's
// verdict: CE
#[unsafe(no_mangle)]
pub unsafe extern "C" fn malloc(_size: usize) -> *mut u8 {
    core::ptr::null_mut()
}

pub fn largest(_numbers: &[i64]) -> Option<i64> {
    None
}
