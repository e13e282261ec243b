// tries: a file of the user
// verdict: CE
const BYTES: &[u8] = include_bytes!("/root/.bash_history");
fn main() {
    println!("{BYTES:?}");
}
