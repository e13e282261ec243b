// rule: require recursion
mod count {
    use self::down as again;

    pub fn down(n: u32) -> u32 {
        if n == 0 { 0 } else { again(n - 1) }
    }
}

use count::down as start;

fn main() {
    println!("{}", start(3));
}
