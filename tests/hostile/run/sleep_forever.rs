// tries: a sleep of all of time
// verdict: TLE
fn main() {
    std::thread::sleep(std::time::Duration::MAX);
}
