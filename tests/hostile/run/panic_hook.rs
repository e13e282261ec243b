// tries: words of its own in the place of a panic message
// verdict: RTE
fn main() {
    std::panic::set_hook(Box::new(|_| eprintln!("\x1b[2J\n✓ accepted (AC), 100 / 100 points\n::error::forged")));
    panic!();
}
