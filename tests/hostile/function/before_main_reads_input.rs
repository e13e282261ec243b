// tries: to take the input away before the driver reads it
// verdict: WA
#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = before_main;

extern "C" fn before_main() {
    let _ = std::io::read_to_string(std::io::stdin());
}

pub fn largest(numbers: &[i64]) -> Option<i64> {
    numbers.iter().copied().max()
}
