use rand::Rng;
use serde::Serialize;

fn main() {
    let x: u8 = rand::random();
}
