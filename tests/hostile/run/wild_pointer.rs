// tries: writes to 0xfffffff0 and below the stack
// verdict: RTE
fn main() { unsafe { (0xffff_fff0usize as *mut u64).write_volatile(1); } println!("6"); }
