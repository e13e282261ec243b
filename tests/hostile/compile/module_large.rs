// tries: a module above the limit, made of different bytes
// verdict: CE
const fn fill() -> [u8; 1 << 16] {
    let mut bytes = [0; 1 << 16];
    let mut i = 0;
    while i < bytes.len() {
        bytes[i] = (i % 251) as u8;
        i += 1;
    }
    bytes
}
static PART: [u8; 1 << 16] = fill();
static WHOLE: [[u8; 1 << 16]; 384] = [fill(); 384];
fn main() {
    println!("{:p} {:p}", &PART, &WHOLE);
}
