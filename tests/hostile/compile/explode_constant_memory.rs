// tries: a constant that takes all memory while it is computed
// verdict: CE
const fn eat(n: usize) -> u64 {
    let bytes = [n as u8; 1 << 27];
    if n == 0 { bytes[5] as u64 } else { eat(n - 1) + bytes[n] as u64 }
}
const EATEN: u64 = eat(64);
fn main() {
    println!("{EATEN}");
}
