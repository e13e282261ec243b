// rule: forbid path std::collections::HashMap
use std::collections::hash_map::*;
use std::io::*;
use std::*;

fn main() {
    let first: HashMap<u8, u8> = HashMap::new(); // caught
    let second = collections::HashMap::<u8, u8>::new(); // caught
    let third = BufReader::new(stdin());
}
