use std::hint::black_box;

#[allow(unconditional_recursion)]
fn dig(depth: u64) -> u64 {
    black_box(dig(black_box(depth) + 1)) + 1
}

fn main() {
    println!("{}", dig(0));
}
