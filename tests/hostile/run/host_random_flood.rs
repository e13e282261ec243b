// tries: random numbers by the megabyte
// verdict: TLE
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn random_get(buffer: *mut u8, length: usize) -> u16;
}
fn main() {
    let mut block = vec![0u8; 8 << 20];
    loop {
        unsafe { random_get(block.as_mut_ptr(), block.len()) };
    }
}
