use std::hint::black_box;

fn main() {
    println!("{}", 1 / black_box(0));
}
