fn main() {
    let mut n: u64 = 1;
    while n != 0 {
        n = n.wrapping_mul(3) | 1;
    }
    println!("{n}");
}
