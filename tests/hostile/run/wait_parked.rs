// tries: to be woken by a thread that is not there
// verdict: TLE
fn main() {
    loop {
        std::thread::park();
    }
}
