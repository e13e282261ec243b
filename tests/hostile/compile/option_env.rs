// tries: option_env! of common CI secret names
// verdict: WA
fn main() { print!("{:?}{:?}{:?}{:?}", option_env!("GRADER_CANARY_TOKEN"), option_env!("GITHUB_TOKEN"), option_env!("PATH"), option_env!("HOME")); }
