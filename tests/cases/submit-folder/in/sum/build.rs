fn main() { std::fs::write("/tmp/pwned", "x").unwrap(); }
