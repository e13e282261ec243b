// tries: words in a note of its own that look like a broken toolchain
// verdict: CE
// note: a judge error would hide a failed submission, and alarm the staff
#[diagnostic::on_unimplemented(
    message = "linking with `cc` failed: exit status: 1",
    label = "can't find crate for `std`",
    note = "you might be missing a crate named `std`",
    note = "you might be missing a crate named `core`"
)]
trait Toolchain {}
fn needs<T: Toolchain>(_: T) {}
fn main() {
    needs(1);
}
