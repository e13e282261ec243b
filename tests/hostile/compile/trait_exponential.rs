// tries: trait resolution that doubles at each level
// verdict: WA
// note: measured: rustc caches the obligations, so this one is fast
#![recursion_limit = "4096"]
trait A {} struct S<T>(T); impl A for u8 {}
impl<T> A for S<T> where (T, T): B {} trait B {} impl<T, U> B for (T, U) where T: A, U: A {}
fn f<T: A>() {}
fn main() { f::<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<S<u8>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>(); }
