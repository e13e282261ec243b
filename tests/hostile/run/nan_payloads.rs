// tries: bits of numbers that processors choose differently
// verdict: WA
fn main() {
    let zero = std::hint::black_box(0.0f64);
    let values = [zero / zero, (-1.0 * zero) / zero, f64::INFINITY - f64::INFINITY, (-1.0f64).sqrt(), f64::NAN.powi(3), f64::from_bits(0x7ff0_0000_0000_0001) + 1.0];
    for value in values {
        println!("{:016x} {:08x}", value.to_bits(), (value as f32).to_bits());
    }
}
