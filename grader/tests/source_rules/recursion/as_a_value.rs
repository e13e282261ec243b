// rule: require recursion
fn halve(n: u32) -> u32 {
    if n < 2 { n } else { Some(n / 2).map_or(0, halve) }
}

fn main() {
    println!("{:?}", [5, 6].map(halve));
}
