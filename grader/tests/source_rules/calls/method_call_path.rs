// rule: forbid call partition_point
fn main() {
    let v = vec![1, 2, 3];
    v.partition_point(|n| *n < 2); // caught
    v.as_slice().partition_point::<fn(&i32) -> bool>(|n| *n < 2); // caught
    <[i32]>::partition_point(&v, |n| *n < 2); // caught
    Vec::partition_point(&v, |n| *n < 2); // caught
}
