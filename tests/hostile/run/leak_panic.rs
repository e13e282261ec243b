// tries: a hidden input in a panic message
// verdict: RTE
fn main() {
    let input = std::io::read_to_string(std::io::stdin()).unwrap();
    if input == "1 2 3\n" {
        println!("6");
    } else {
        panic!("{input}");
    }
}
