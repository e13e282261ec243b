// rule: forbid path std::collections::HashMap
mod tools {
    pub use std::collections as c;
    pub mod all {
        pub use std::collections::*;
    }
}

use tools::c as table;

fn main() {
    let one = tools::c::HashMap::<u8, u8>::new(); // caught
    let two = crate::tools::c::HashMap::<u8, u8>::new(); // caught
    let three = tools::all::HashMap::<u8, u8>::new(); // caught
    let four = table::HashMap::<u8, u8>::new(); // caught
    let five = tools::c::BTreeMap::<u8, u8>::new();
}
