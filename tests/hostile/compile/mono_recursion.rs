// tries: polymorphic recursion: endless instantiation
// verdict: CE
// exercise: hasty
#![recursion_limit = "100000"]
fn f<T: Default>(n: u32, _t: T) { if n > 0 { f::<(T, T)>(n - 1, Default::default()); } }
fn main() { f(3, 0u8); }
