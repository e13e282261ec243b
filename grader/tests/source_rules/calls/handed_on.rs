// rule: forbid call sort
fn twice(f: fn(&mut [i32]), v: &mut [i32]) {
    f(v);
}

fn main() {
    let mut v = vec![3, 1, 2];
    let f = <[i32]>::sort; // caught
    f(&mut v);
    twice(<[i32]>::sort, &mut v); // caught
    let g = |v: &mut Vec<i32>| v.sort(); // caught
    g(&mut v);
    [&mut v].into_iter().for_each(|v| v.sort()); // caught
}
