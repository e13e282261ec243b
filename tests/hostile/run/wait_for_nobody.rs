// tries: a lock that it holds itself
// verdict: RTE
fn main() {
    let lock = std::sync::Mutex::new(());
    let _first = lock.lock();
    let _second = lock.lock();
}
