// tries: what the compiler itself writes
// verdict: CE
const BYTES: &[u8] = include_bytes!("../out/main.wasm");
fn main() {
    println!("{BYTES:?}");
}
