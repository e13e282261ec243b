// rule: forbid path std::collections
use std::collections::*; // caught
use std::*;

fn main() {
    let queue: VecDeque<u8> = VecDeque::new();
    let list = collections::LinkedList::<u8>::new(); // caught
    println!("{:?}", std::collections::BTreeMap::<u8, u8>::new()); // caught
    let v: Vec<u8> = Vec::new();
}
