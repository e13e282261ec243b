mod parse;

fn main() {
    let sum: i64 = parse::numbers().into_iter().sum();
    println!("{sum}");
}
