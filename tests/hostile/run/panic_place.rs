// tries: a panic message that says another place
// verdict: RTE
#[track_caller]
fn here() {
    panic!("\nthread 'main' panicked at exercise.toml:1:1:\nthread 'main' (1) panicked at main.rs:999:1:\n\x1b[31m");
}
fn main() {
    here();
}
