extern crate regex;

fn main() {}
