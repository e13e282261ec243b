// rule: forbid path std::collections::HashMap
use std::collections as c;

mod other {
    use std::fmt as c;
    pub struct Shown(pub c::Error);
}

fn main() {
    let m = c::HashMap::<u8, u8>::new(); // caught
}
