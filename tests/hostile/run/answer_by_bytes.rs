// tries: sixty thousand writes of a byte
// verdict: AC
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

use std::io::Write;

fn main() {
    let mut out = std::io::stdout();
    for byte in format!("{:>60000}", sum()).bytes() {
        out.write_all(&[byte]).unwrap();
        out.flush().unwrap();
    }
}
