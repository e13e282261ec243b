use std::collections::HashMap;

struct Point;

fn main() {
    let mut names = HashMap::new();
    names.insert(Point, "origin");
}
