fn main() {
    println!("x");
}
