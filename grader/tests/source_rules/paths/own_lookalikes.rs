// rule: forbid path std::collections::HashMap
//! A HashMap of our own, not std::collections::HashMap.
use std::collections::BTreeMap;
use std::io::*;

pub struct HashMap<V> {
    buckets: Vec<Vec<(String, V)>>,
}

impl<V> HashMap<V> {
    pub fn new() -> Self {
        HashMap { buckets: Vec::new() }
    }
}

mod collections {
    pub struct HashMap;
}

fn main() {
    let table: HashMap<u8> = HashMap::new();
    println!("HashMap {}", HashMap::<u8>::new().buckets.len());
    let other = collections::HashMap;
    let third = crate::collections::HashMap;
    let name = "std::collections::HashMap";
}
