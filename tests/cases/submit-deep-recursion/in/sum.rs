fn depth(n: u64) -> u64 {
    if n == 0 { 0 } else { depth(n - 1).wrapping_mul(31).wrapping_add(std::hint::black_box([n; 8])[3]) }
}

fn main() {
    println!("{}", depth(100_000_000));
}
