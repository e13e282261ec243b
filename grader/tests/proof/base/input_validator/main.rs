// fake: validator
fn main() {
    x
}
