// tries: a file that includes itself without end
// verdict: CE
#![recursion_limit = "1000000"]
fn main() {
    include!("main.rs");
}
