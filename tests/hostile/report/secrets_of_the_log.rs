// tries: what a log would mask or unmask
// verdict: WA
fn main() {
    println!("***\n::add-mask::AC\n::add-path::/tmp\nAKIAIOSFODNN7EXAMPLE ghp_000000000000000000000000000000000000");
}
