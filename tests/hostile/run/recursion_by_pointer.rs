// tries: recursion through a pointer, which no compiler turns into a loop
// verdict: RTE
fn again(f: *const ()) -> u64 {
    let next: fn(*const ()) -> u64 = unsafe { std::mem::transmute(std::hint::black_box(f)) };
    1 + next(f)
}
fn main() {
    println!("{}", again(again as fn(*const ()) -> u64 as *const ()));
}
