// tries: futures nested in futures
// verdict: CE
// exercise: hasty
macro_rules! nest {
    () => { 1u64 };
    ($_h:tt $($t:tt)*) => { async { nest!($($t)*); async { nest!($($t)*) }.await } };
}
fn main() {
    let future = nest!(1 2 3 4 5 6 7 8 9 10 11 12 13 14);
    println!("{}", std::mem::size_of_val(&future));
}
