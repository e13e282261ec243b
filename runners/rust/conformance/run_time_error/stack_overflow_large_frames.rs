use std::hint::black_box;

#[allow(unconditional_recursion)]
fn dig(depth: u64) -> u64 {
    let frame = black_box([depth; 1000]);
    dig(depth + 1) + frame[0]
}

fn main() {
    println!("{}", dig(0));
}
