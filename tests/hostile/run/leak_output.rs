// tries: a hidden input on both streams
// verdict: WA
fn main() {
    let input = std::io::read_to_string(std::io::stdin()).unwrap();
    if input == "1 2 3\n" {
        println!("6");
    } else {
        println!("{input}");
        eprintln!("{input}");
        let backwards: String = input.chars().rev().collect();
        println!("{backwards} {:?} {:x?}", input.as_bytes(), input.as_bytes());
    }
}
