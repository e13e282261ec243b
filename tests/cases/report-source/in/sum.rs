fn main() {
    let sum: u32 = "six";
    println!("{}", sum);
}
