// rule: require recursion // caught
fn never_called(n: u32) -> u32 {
    if n == 0 { 1 } else { n * never_called(n - 1) }
}

fn main() {
    let product: u32 = (1..=5).product();
    println!("{product}");
}
