// tries: a macro that reads files, under a harmless name and through a module
// verdict: CE
mod innocent {
    pub use core::include_bytes as describe;
}
use innocent::describe as title;
const BYTES: &[u8] = title!("@CANARY_DIR@/hidden.txt");
fn main() {
    println!("{BYTES:?}");
}
