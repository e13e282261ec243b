// tries: compile_error!(include_str!(..)): file text straight into the diagnostic shown to the student
// verdict: CE
compile_error!(include_str!("@CANARY_DIR@/hidden.txt"));
fn main() {}
