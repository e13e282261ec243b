// tries: thousands of crates that are not there
// verdict: CE
macro_rules! missing {
    ($($name:ident)*) => { $(use $name::x as _;)* };
}
missing!(serde rand tokio anyhow regex rayon num itertools libc clap chrono syn quote alloc2 core2 std2);
fn main() {}
