// tries: a hundred threads
// verdict: RTE
fn main() {
    let threads: Vec<_> = (0..100).map(|_| std::thread::spawn(|| loop {})).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
