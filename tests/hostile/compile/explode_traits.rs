// tries: a trait whose proof never ends
// verdict: CE
// exercise: hasty
#![recursion_limit = "4294967295"]
trait Endless {}
struct Deeper<T>(T);
impl<T> Endless for T where Deeper<T>: Endless {}
fn prove<T: Endless>() {}
fn main() {
    prove::<u8>();
}
