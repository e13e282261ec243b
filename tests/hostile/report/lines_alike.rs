// tries: a difference that costs much to find: lines that repeat in another order
// verdict: WA
fn main() {
    for n in 0..15_000u64 {
        println!("{:x}", n.wrapping_mul(0x9e37_79b9) % 97);
    }
}
