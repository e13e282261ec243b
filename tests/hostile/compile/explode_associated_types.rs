// tries: an associated type that doubles until it has a billion parts
// verdict: CE
// exercise: hasty
trait Grow {
    type Out;
}
impl<T> Grow for Vec<T> {
    type Out = (T, T);
}
macro_rules! grow {
    ($t:ty;) => { $t };
    ($t:ty; $_h:tt $($r:tt)*) => { grow!(<Vec<$t> as Grow>::Out; $($r)*) };
}
type Big = grow!(u8; 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29);
fn main() {
    println!("{}", std::any::type_name::<Big>().len());
}
