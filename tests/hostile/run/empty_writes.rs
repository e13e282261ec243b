// tries: millions of writes of nothing
// verdict: TLE
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn fd_write(fd: u32, buffers: *const [usize; 2], count: usize, written: *mut usize) -> u16;
}
fn main() {
    let mut written = 0;
    loop {
        unsafe { fd_write(1, [[0; 2]; 1000].as_ptr(), 1000, &mut written) };
    }
}
