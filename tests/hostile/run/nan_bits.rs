// tries: prints NaN bit patterns
// verdict: WA
fn main() { let z = std::hint::black_box(0.0f64); println!("{:x} {:x}", (z / z).to_bits(), (-(z / z)).to_bits()); }
