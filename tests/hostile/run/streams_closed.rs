// tries: closing standard output, then writing
// verdict: WA
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn fd_close(fd: u32) -> u16;
}
fn main() {
    let sum = sum();
    unsafe { fd_close(1) };
    println!("{sum}");
}
