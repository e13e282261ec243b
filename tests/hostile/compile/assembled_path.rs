// tries: a path that no source scan sees: put together by macros
// verdict: CE
macro_rules! read {
    ($($part:literal)*) => { include_str!(concat!($($part),*)) };
}
fn main() {
    println!("{}", read!("@CANARY_DIR@" "/hid" "den." "txt"));
}
