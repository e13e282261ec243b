// tries: a message that nobody sends
// verdict: TLE
fn main() {
    let (_sender, receiver) = std::sync::mpsc::channel::<()>();
    receiver.recv().unwrap();
}
