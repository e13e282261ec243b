// tries: raw WASI: every fd 3..256, path_open with ../..
// verdict: WA
#[link(wasm_import_module = "wasi_snapshot_preview1")] unsafe extern "C" { fn path_open(fd: i32, df: i32, p: *const u8, l: usize, of: i32, rb: i64, ri: i64, ff: i32, out: *mut i32) -> i32; fn fd_prestat_get(fd: i32, p: *mut u8) -> i32; }
fn main() { for fd in 0..256 { let mut b = [0u8; 8]; let mut o = 0; let p = b"../../../../../../../..@CANARY_DIR@/hidden.txt"; let (a, r) = unsafe { (fd_prestat_get(fd, b.as_mut_ptr()), path_open(fd, 1, p.as_ptr(), p.len(), 0, 2, 2, 0, &mut o)) }; if a == 0 || r == 0 { println!("open {fd} {a} {r} {o}"); } } }
