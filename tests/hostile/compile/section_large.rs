// tries: a custom section of many megabytes
// verdict: CE
#[used]
#[unsafe(link_section = ".custom_section.filler")]
static FILLER: [u8; 24 << 20] = [0x55; 24 << 20];
fn main() {}
