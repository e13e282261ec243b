// tries: signals, by the host
// verdict: WA
#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    fn proc_raise(signal: u8) -> u16;
}
fn main() {
    for signal in 0..=31 {
        print!("{} ", unsafe { proc_raise(signal) });
    }
}
