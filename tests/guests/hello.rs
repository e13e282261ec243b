// Starts, writes one line and ends.
fn main() {
    println!("hello");
}
