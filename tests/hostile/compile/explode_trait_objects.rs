// tries: generic recursion that makes a new type with every call
// verdict: CE
fn recurse<T: std::fmt::Debug>(value: T, depth: u32) -> usize {
    if depth == 0 { format!("{value:?}").len() } else { recurse(Some((&value, depth)), depth - 1) }
}
fn main() {
    println!("{}", recurse(1, 1_000_000));
}
