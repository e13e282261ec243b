// tries: code before main through #[link_section=".init_array"]
// verdict: AC
// note: harmless here: everything runs inside wasm; matters only for a harness that is linked with the submission
#[used] #[unsafe(link_section = ".init_array")] static F: extern "C" fn() = { extern "C" fn f() { eprintln!("before main"); } f };
use std::io::Read;
fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }
