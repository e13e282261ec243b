// tries: an allocation that is never given back, a million times
// verdict: MLE
fn main() {
    loop {
        std::mem::forget(std::hint::black_box(vec![1u8; 4096]));
    }
}
