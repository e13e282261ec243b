// tries: one wait for a hundred thousand things
// verdict: WA
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn poll_oneoff(from: *const u8, to: *mut u8, count: usize, ready: *mut usize) -> u16;
}
fn main() {
    let from = vec![0u8; 48 * 100_000];
    let mut to = vec![0u8; 32 * 100_000];
    let mut ready = 0;
    loop {
        let error = unsafe { poll_oneoff(from.as_ptr(), to.as_mut_ptr(), 100_000, &mut ready) };
        if error != 0 {
            println!("{error}");
            break;
        }
    }
}
