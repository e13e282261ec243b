// tries: host calls with pointers to nowhere
// verdict: WA
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn fd_write(fd: u32, buffers: u32, count: u32, written: u32) -> u16;
    fn fd_read(fd: u32, buffers: u32, count: u32, read: u32) -> u16;
    fn random_get(buffer: u32, length: u32) -> u16;
    fn environ_get(pointers: u32, bytes: u32) -> u16;
    fn args_get(pointers: u32, bytes: u32) -> u16;
    fn clock_time_get(id: u32, precision: u64, time: u32) -> u16;
    fn path_open(fd: u32, flags: u32, path: u32, length: u32, o: u16, r: u64, i: u64, f: u16, result: u32) -> u16;
    fn fd_readdir(fd: u32, buffer: u32, length: u32, cookie: u64, used: u32) -> u16;
}
fn main() {
    for at in [0, 1, 7, 0x00ff_ffff, 0x7fff_ffff, 0xffff_fff0, 0xffff_ffff] {
        for length in [0, 1, 8, 0xffff, 0x7fff_ffff, 0xffff_ffff] {
            unsafe {
                eprint!("{} ", fd_write(1, at, length, at));
                eprint!("{} ", fd_read(0, at, length, at));
                eprint!("{} ", random_get(at, length));
                eprint!("{} ", environ_get(at, length));
                eprint!("{} ", args_get(at, length));
                eprint!("{} ", clock_time_get(at, u64::MAX, length));
                eprint!("{} ", path_open(3, at, at, length, 0xffff, u64::MAX, u64::MAX, 0xffff, at));
                eprint!("{} ", fd_readdir(3, at, length, u64::MAX, at));
            }
        }
    }
    println!("done");
}
