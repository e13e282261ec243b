// tries: a compile error with the words of one that is the judge's own
// verdict: CE
compile_error!("can't find crate for `std`");
compile_error!("error[E0463]: can't find crate for `core`");
compile_error!("memory allocation of 1 bytes failed");
fn main() {}
