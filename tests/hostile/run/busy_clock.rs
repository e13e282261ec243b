// tries: spins until the clock says 1 h
// verdict: TLE
fn main() { let t = std::time::Instant::now(); while t.elapsed().as_secs() < 3600 {} println!("6"); }
