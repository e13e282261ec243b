fn main() {
    let sum: i64 = "0";
    println!("{sum}");
}
