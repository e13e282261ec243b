// rule: require recursion
struct Number(u32);

fn factorial(n: u32) -> u32 {
    if n == 0 { 1 } else { n * factorial(n - 1) }
}

impl std::ops::Not for Number {
    type Output = u32;

    fn not(self) -> u32 {
        factorial(self.0)
    }
}

fn main() {
    println!("{}", !Number(5));
}
