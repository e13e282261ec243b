// tries: standard error in the place of standard output
// verdict: WA
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn fd_renumber(from: u32, to: u32) -> u16;
}
fn main() {
    println!("forged");
    eprintln!("{}", unsafe { fd_renumber(2, 1) });
    println!("{}", sum());
}
