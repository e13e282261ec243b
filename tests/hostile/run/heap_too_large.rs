// tries: more memory at once than there are addresses
// verdict: RTE
fn main() {
    let block = vec![0u8; std::hint::black_box(isize::MAX as usize)];
    println!("{}", block.len());
}
