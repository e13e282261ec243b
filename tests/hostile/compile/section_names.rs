// tries: custom sections with the names that tools look for, and with names that are commands
// verdict: AC
#[used]
#[unsafe(link_section = ".custom_section.target_features")]
static FEATURES: [u8; 4] = [1, b'+', 1, b'x'];
#[used]
#[unsafe(link_section = ".custom_section.\u{1b}[2J::error::x")]
static COMMAND: [u8; 4096] = [0xff; 4096];
#[used]
#[unsafe(link_section = ".custom_section.producers")]
static PRODUCERS: [u8; 16] = [0xff; 16];
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    println!("{}", sum());
}
