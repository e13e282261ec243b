// tries: reading all addresses until one is not its own
// verdict: RTE
fn main() {
    let mut found = 0u64;
    for address in (0..usize::MAX).step_by(4093) {
        found += u64::from(unsafe { std::ptr::read_volatile(address as *const u8) });
    }
    println!("{found}");
}
