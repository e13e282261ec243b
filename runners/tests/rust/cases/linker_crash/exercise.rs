#[unsafe(link_section = "name")]
#[used]
static NAME: [u8; 3] = [1, 2, 3];

fn main() {}
