// tries: a process of its own
// verdict: WA
fn main() {
    for program in ["sh", "/bin/sh", "/proc/self/exe", "rustc"] {
        assert!(std::process::Command::new(program).arg("-c").arg("echo owned").output().is_err());
    }
    println!("{:?}", std::env::current_exe().is_err());
}
