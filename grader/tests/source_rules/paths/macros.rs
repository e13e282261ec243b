// rule: forbid path std::collections::HashMap
use std::collections as c;

macro_rules! table {
    () => {
        std::collections::HashMap::new() // caught
    };
}

macro_rules! item {
    ($module:ident, $name:ident) => {
        std::$module::$name::new()
    };
}

macro_rules! import {
    () => {
        use std::collections::HashMap as Hidden; // caught
    };
}

fn main() {
    let one: Vec<u8> = item!(vec, Vec);
    let two = item!(collections, HashMap); // caught
    println!("{}", c::HashMap::<u8, u8>::new().len()); // caught
}
