// tries: a secret of the environment in an error message
// verdict: CE
compile_error!(env!("GRADER_CANARY_TOKEN"));
fn main() {}
