// rule: forbid path std::collections::HashMap
mod tools;

use tools::*;

fn main() {
    let one = c::HashMap::<u8, u8>::new(); // caught
    let two = tools::c::HashMap::<u8, u8>::new(); // caught
}
