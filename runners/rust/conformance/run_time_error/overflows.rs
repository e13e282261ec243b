use std::hint::black_box;

fn main() {
    println!("{}", black_box(i32::MAX) + 1);
}
