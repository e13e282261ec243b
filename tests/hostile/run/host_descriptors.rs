// tries: every descriptor that a host could have left open
// verdict: WA
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn fd_prestat_get(fd: u32, result: *mut u64) -> u16;
    fn fd_write(fd: u32, buffers: *const (*const u8, usize), count: usize, written: *mut usize) -> u16;
    fn fd_read(fd: u32, buffers: *const (*mut u8, usize), count: usize, read: *mut usize) -> u16;
    fn sock_accept(fd: u32, flags: u16, result: *mut u32) -> u16;
}
fn main() {
    let mut bytes = [0u8; 64];
    let (mut stat, mut count, mut socket) = (0, 0, 0);
    for fd in 3..2000 {
        let errors = unsafe {
            (fd_prestat_get(fd, &mut stat), fd_write(fd, &(bytes.as_ptr(), 64), 1, &mut count),
             fd_read(fd, &(bytes.as_mut_ptr(), 64), 1, &mut count), sock_accept(fd, 0, &mut socket))
        };
        if [errors.0, errors.1, errors.2, errors.3].contains(&0) {
            println!("descriptor {fd}: {errors:?} {bytes:?}");
        }
    }
    println!("none");
}
