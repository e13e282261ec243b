// tries: few instructions that write much
// verdict: TLE
fn main() {
    let mut block = vec![0u8; 8 << 20];
    loop {
        std::hint::black_box(&mut block).fill(std::hint::black_box(7));
    }
}
