// tries: lines that look like diff lines
// verdict: WA
fn main() { println!("--- expected\n+++ actual\n@@ -1 +1 @@\n-7\n+6\n 6"); }
