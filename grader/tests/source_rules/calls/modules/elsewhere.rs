pub fn order(v: &mut [i32]) {
    v.sort(); // caught
}
