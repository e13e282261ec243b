// tries: static of 16 GiB
// verdict: CE
static X: [u8; 1 << 34] = [0; 1 << 34];
fn main() { println!("{}", X[5]); }
