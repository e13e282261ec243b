fn main() { println!("ÿş"); }
