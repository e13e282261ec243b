// fake: generator
fn main() {
    x
}
