// tries: opens likely files
// verdict: WA
fn main() { for p in ["@CANARY_DIR@/hidden.txt", "/etc/passwd", "tests/hidden/1.in", "../tests", ".", "/", "/proc/self/environ"] { match std::fs::read(p) { Ok(b) => println!("{p}: {}", String::from_utf8_lossy(&b)), Err(e) => println!("{p}: {e}") } } }
