// rule: forbid call sort
fn main() {
    let mut v = vec![3, 1, 2];
    let = ; gen { v.sort() } @ // caught
    v.sort(); // caught
}
