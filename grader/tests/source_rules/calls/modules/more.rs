fn order_more(v: &mut [i32]) {
    <[i32]>::sort(v); // caught
}
