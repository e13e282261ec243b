// tries: a panic message as long as memory
// verdict: OLE
fn main() {
    panic!("{}", "long ".repeat(1_000_000));
}
