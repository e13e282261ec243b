// tries: 2^20 instantiations of one generic function: enormous generated code
// verdict: CE
// exercise: hasty
trait N {} struct Z; struct A<T>(T); struct B<T>(T);
trait Go { fn go(x: u64) -> u64; }
impl Go for Z { fn go(x: u64) -> u64 { x } }
struct P<T, const D: usize>(T);
macro_rules! lv { ($($d:literal => $e:literal),*) => { $( impl<T> Step<$d> for T { fn st(x: u64) -> u64 { <A<T> as Step<$e>>::st(x ^ 1).wrapping_add(<B<T> as Step<$e>>::st(x ^ 2)) } } )* } }
trait Step<const D: usize> { fn st(x: u64) -> u64; }
impl<T> Step<0> for T { #[inline(never)] fn st(x: u64) -> u64 { std::hint::black_box(x + std::any::type_name::<T>().len() as u64) } }
lv!(1 => 0, 2 => 1, 3 => 2, 4 => 3, 5 => 4, 6 => 5, 7 => 6, 8 => 7, 9 => 8, 10 => 9, 11 => 10, 12 => 11, 13 => 12, 14 => 13, 15 => 14, 16 => 15, 17 => 16, 18 => 17, 19 => 18, 20 => 19);
fn main() { println!("{}", <Z as Step<20>>::st(1)); }
