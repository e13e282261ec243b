// fake: sum
fn main() {
    x
}
