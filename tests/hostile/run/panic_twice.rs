// tries: a panic while a panic is under way
// verdict: RTE
struct Bomb;
impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("again");
    }
}
fn main() {
    let _bomb = Bomb;
    panic!("first");
}
