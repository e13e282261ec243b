// tries: wasm unreachable
// verdict: RTE
fn main() { core::arch::wasm32::unreachable() }
