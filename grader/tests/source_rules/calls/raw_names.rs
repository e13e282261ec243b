// rule: forbid call sort
fn main() {
    let mut v = vec![3, 1, 2];
    v.r#sort(); // caught
    <[i32]>::r#sort(&mut v); // caught
    println!("{:?}", { v.r#sort(); v }); // caught
}
