// tries: recursion with frames of a kilobyte
// verdict: RTE
#[inline(never)]
fn down(n: u64) -> u64 {
    let block = std::hint::black_box([n; 128]);
    if n == 0 { 0 } else { down(n - 1) + block[(n % 128) as usize] }
}
fn main() {
    println!("{}", down(u64::MAX));
}
