// tries: its own source, doubled with every level
// verdict: WA
// note: `concat!` takes literals only; what counts is that nothing hangs
macro_rules! twice {
    ($text:expr) => { concat!(include_str!("main.rs"), $text, $text) };
}
fn main() {
    println!("{}", twice!(twice!(env!("LD_LIBRARY_PATH"))).len());
}
