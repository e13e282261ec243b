// mod solution;
fn main() {}
