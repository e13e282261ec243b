// rule: forbid macro vec
use std::vec as list; // caught

fn main() {
    let one = vec![1]; // caught
    let two = std::vec![1]; // caught
    let three = r#vec![1]; // caught
    let four = list![1];
    println!("{:?}", vec![1]); // caught
    let vec = 3;
    let five = vec;
}
