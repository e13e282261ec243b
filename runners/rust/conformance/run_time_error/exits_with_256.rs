// An exit code is not cut to eight bits.
fn main() {
    println!("2000000014");
    std::process::exit(256);
}
