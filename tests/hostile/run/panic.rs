// tries: panics
// verdict: RTE
fn main() { panic!("boom {}", "x"); }
