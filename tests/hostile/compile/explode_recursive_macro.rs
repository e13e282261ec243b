// tries: a macro that calls itself with more than it got
// verdict: CE
// exercise: hasty
#![recursion_limit = "100000"]
macro_rules! more {
    ($($t:tt)*) => { more!($($t)* $($t)* x) };
}
fn main() {
    more!(x);
}
