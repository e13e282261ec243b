// tries: memory.grow until refused, then goes on
// verdict: MLE
fn main() { let mut k = 0; while core::arch::wasm32::memory_grow(0, 16) != usize::MAX { k += 1; } println!("{k}"); }
