// tries: a list whose end takes a million frames
// verdict: RTE
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

struct Node(#[allow(dead_code)] Option<Box<Node>>);

fn main() {
    let mut list = None;
    for _ in 0..300_000 {
        list = Some(Box::new(Node(list)));
    }
    println!("{}", sum());
    drop(list);
}
