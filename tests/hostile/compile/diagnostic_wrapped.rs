// tries: a line that is harmless until it is wrapped
// verdict: CE
compile_error!("xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxx ::error::forged ::error::forged ::error::forged ::error::forged ::error::forged ::error::forged ::error::forged ::error::forged");
fn main() {}
