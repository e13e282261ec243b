// tries: a hundred thousand errors by a macro that doubles
// verdict: CE
// exercise: hasty
macro_rules! double {
    ($n:ident []) => { const _: u8 = $n; };
    ($n:ident [$_head:tt $($tail:tt)*]) => { double!($n [$($tail)*]); double!($n [$($tail)*]); };
}
double!(missing [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17]);
fn main() {}
