// tries: one byte of a file at a time, through errors of constant evaluation
// verdict: CE
const BYTES: &[u8] = include_bytes!("@CANARY_DIR@/hidden.txt");
const _: [(); 0] = [(); BYTES[0] as usize];
const _: [(); 0] = [(); BYTES.len()];
fn main() {}
