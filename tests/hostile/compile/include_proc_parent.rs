// tries: /proc/self/../ of other processes: environ of pid 1 and the grader command line
// verdict: CE
const X: &[u8] = include_bytes!("/proc/1/environ");
const Y: &[u8] = include_bytes!("/proc/self/cmdline");
fn main() { print!("{}{}", String::from_utf8_lossy(X), String::from_utf8_lossy(Y)); }
