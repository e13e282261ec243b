const HOME: Option<&str> = option_env!("HOME");
const PATH: Option<&str> = option_env!("PATH");
const CARGO: Option<&str> = option_env!("CARGO_MANIFEST_DIR");

fn main() {
    const { assert!(HOME.is_none() && PATH.is_none() && CARGO.is_none()) };
}
