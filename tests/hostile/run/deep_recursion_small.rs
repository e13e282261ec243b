// tries: recursion with tiny frames: wasm stack, not the shadow stack
// verdict: RTE
#[inline(never)] fn f(n: u64) -> u64 { if std::hint::black_box(n) == u64::MAX { 0 } else { f(n + 1) ^ n } }
fn main() { println!("{}", f(0)); }
