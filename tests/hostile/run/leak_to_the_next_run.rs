// tries: a file, an environment and a static that a later test could see
// verdict: AC
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

use std::sync::atomic::{AtomicI64, Ordering};

static LAST: AtomicI64 = AtomicI64::new(0);

fn main() {
    assert_eq!(LAST.load(Ordering::SeqCst), 0);
    assert!(std::env::var("LAST").is_err());
    assert!(std::fs::read("last").is_err());
    let sum = sum();
    LAST.store(sum, Ordering::SeqCst);
    unsafe { std::env::set_var("LAST", sum.to_string()) };
    let _ = std::fs::write("last", sum.to_string());
    println!("{sum}");
}
