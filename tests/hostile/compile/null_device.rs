// tries: the one device that a compiler has: it is empty
// verdict: WA
fn main() {
    println!("{:?}", include_bytes!("/dev/null"));
}
