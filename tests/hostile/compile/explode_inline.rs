// tries: functions that each inline the one before twice
// verdict: CE
// exercise: hasty
macro_rules! chain {
    ($first:ident) => { #[inline(always)] fn $first(x: u64) -> u64 { std::hint::black_box(x).wrapping_mul(3) } };
    ($name:ident $next:ident $($rest:ident)*) => {
        #[inline(always)] fn $name(x: u64) -> u64 { $next($next(x) ^ 1) ^ $next(x ^ 2) }
        chain!($next $($rest)*);
    };
}
chain!(a b c d e f g h i j k l m n o p q r);
fn main() {
    println!("{}", a(1));
}
