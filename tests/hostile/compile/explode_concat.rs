// tries: a string that doubles with every macro
// verdict: CE
// exercise: hasty
macro_rules! s0 { () => { "0123456789abcdef0123456789abcdef" }; }
macro_rules! s1 { () => { concat!(s0!(), s0!(), s0!(), s0!(), s0!(), s0!(), s0!(), s0!()) }; }
macro_rules! s2 { () => { concat!(s1!(), s1!(), s1!(), s1!(), s1!(), s1!(), s1!(), s1!()) }; }
macro_rules! s3 { () => { concat!(s2!(), s2!(), s2!(), s2!(), s2!(), s2!(), s2!(), s2!()) }; }
macro_rules! s4 { () => { concat!(s3!(), s3!(), s3!(), s3!(), s3!(), s3!(), s3!(), s3!()) }; }
macro_rules! s5 { () => { concat!(s4!(), s4!(), s4!(), s4!(), s4!(), s4!(), s4!(), s4!()) }; }
macro_rules! s6 { () => { concat!(s5!(), s5!(), s5!(), s5!(), s5!(), s5!(), s5!(), s5!()) }; }
macro_rules! s7 { () => { concat!(s6!(), s6!(), s6!(), s6!(), s6!(), s6!(), s6!(), s6!()) }; }
macro_rules! s8 { () => { concat!(s7!(), s7!(), s7!(), s7!(), s7!(), s7!(), s7!(), s7!()) }; }
fn main() {
    println!("{}", s8!().len());
}
