// tries: names that CI systems and shells give secrets, all at once
// verdict: WA
fn main() {
    let found = [
        option_env!("GRADER_CANARY_TOKEN"), option_env!("GITHUB_TOKEN"), option_env!("ACTIONS_RUNTIME_TOKEN"),
        option_env!("SSH_AUTH_SOCK"), option_env!("HOME"), option_env!("USER"), option_env!("PWD"), option_env!("SHELL"),
        option_env!("CARGO_HOME"), option_env!("RUSTUP_HOME"), option_env!("GRADE_CACHE"), option_env!("GRADE_EXERCISES"),
    ];
    assert!(found.iter().all(Option::is_none), "{found:?}");
    println!("nothing");
}
