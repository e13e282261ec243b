// tries: closures whose types hold each other twice
// verdict: WA
fn twice<F: Fn(u64) -> u64 + Copy>(f: F) -> impl Fn(u64) -> u64 + Copy {
    move |x| f(f(x))
}
macro_rules! nest {
    ($f:expr;) => { $f };
    ($f:expr; $_h:tt $($t:tt)*) => { nest!(twice(twice(twice($f))); $($t)*) };
}
fn main() {
    let f = nest!(|x: u64| x + 1; 1 2 3 4 5 6 7 8 9 10);
    let g = (f, f, f, f);
    println!("{}", std::mem::size_of_val(&g));
}
