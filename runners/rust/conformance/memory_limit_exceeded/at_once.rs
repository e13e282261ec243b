use std::hint::black_box;

fn main() {
    let block = black_box(vec![1_u8; 1 << 30]);
    println!("{}", block.len());
}
