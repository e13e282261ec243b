// rule: forbid call sort
fn main() {
    let mut v = vec![3, 1, 2];
    v /* not here */ . /* nor here */ sort(); // caught
    <[i32]> :: /* nothing */ sort(&mut v); // caught
    println!("{:?}", { v . /* nothing */ sort(); v }); // caught
}
