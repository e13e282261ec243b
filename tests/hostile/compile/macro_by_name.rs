// tries: the name of a macro that reads files, handed to another macro
// verdict: CE
macro_rules! call {
    ($name:ident, $argument:literal) => { $name!($argument) };
}
fn main() {
    println!("{}", call!(include_str, "@CANARY_DIR@/hidden.txt"));
}
