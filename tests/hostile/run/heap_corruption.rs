// tries: smashes its own allocator state, then allocates
// verdict: AC
// note: any verdict, but the same one on each run and no effect on the next test
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
fn main() { let s = sum(); unsafe { let v = vec![1u8; 64]; let p = v.as_ptr() as *mut u8; for i in 0..4096usize { p.sub(32).add(i).write_volatile(0xff); } std::mem::forget(v); } for k in 0..64 { std::hint::black_box(vec![k as u8; 100 * k]); } println!("{s}"); }
