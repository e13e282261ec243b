// tries: a path that only an attribute behind a condition states
// verdict: CE
#[cfg_attr(all(), path = "@CANARY_DIR@/hidden.rs")]
mod stolen;
fn main() {
    println!("{}", stolen::X);
}
