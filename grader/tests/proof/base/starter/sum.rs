// fake: nothing
fn main() {}
