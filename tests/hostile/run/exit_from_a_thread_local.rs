// tries: an exit while the program ends anyway
// verdict: AC
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

struct Last;
impl Drop for Last {
    fn drop(&mut self) {
        std::process::exit(1);
    }
}
thread_local!(static LAST: Last = const { Last });

fn main() {
    LAST.with(|_| println!("{}", sum()));
}
