fn main() {
    loop {
        println!("6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6");
    }
}
