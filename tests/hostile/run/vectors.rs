// tries: one call with a hundred thousand buffers, each of the whole memory
// verdict: RTE
#[repr(C)]
#[derive(Clone, Copy)]
struct Buffer(*const u8, usize);
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn fd_write(fd: u32, buffers: *const Buffer, count: usize, written: *mut usize) -> u16;
}
fn main() {
    let block = vec![b'7'; 1 << 20];
    let buffers = vec![Buffer(block.as_ptr(), block.len()); 100_000];
    let mut written = 0;
    let error = unsafe { fd_write(1, buffers.as_ptr(), buffers.len(), &mut written) };
    assert_eq!((error, written), (0, 0));
}
