// tries: #![recursion_limit] raised and a macro that recurses for ever
// verdict: CE
// exercise: hasty
#![recursion_limit = "4294967295"]
macro_rules! m { ($($t:tt)*) => { m!(x $($t)*) } }
fn main() { m!() }
