// rule: forbid path std::collections::HashMap
use std :: collections :: HashMap as Plain; // caught
use std::{collections::{self as c, HashMap as Listed}, fmt}; // caught
use r#std::r#collections::r#HashMap as Raw; // caught
use ::std::/* here */collections::hash_map::HashMap as Commented; // caught
use std::collections::hash_map::{Entry, HashMap as Inner}; // caught
use c as r#d;
extern crate std as s;
extern crate alloc as a;

type One = c::HashMap<u8, u8>; // caught
type Two = d::HashMap<u8, u8>; // caught
type Three = s::collections::HashMap<u8, u8>; // caught
type Four = a::collections::HashMap<u8, u8>; // caught
type Five = std::/* or here */collections::HashMap<u8, u8>; // caught

fn main() {
    let boxed = Box::<std::collections::HashMap<u8, u8>>::default(); // caught
    let collected = [(1, 2)].into_iter().collect::<std::collections::HashMap<_, _>>(); // caught
    let qualified = <std::collections::HashMap<u8, u8> as Default>::default(); // caught
    let state = std::collections::hash_map::RandomState::new();
}
