// Computes with floating point numbers, also with those that are none.
use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    let mut sum = 0.0_f64;
    for word in input.split_whitespace() {
        let number: f64 = word.parse().expect("a number");
        sum += number.sqrt().sin().mul_add(0.5, number.ln_1p()) / (number + 1.0).powf(0.25);
    }
    println!("{sum:e} {:x}", (sum / 0.0 - sum / 0.0).to_bits());
}
