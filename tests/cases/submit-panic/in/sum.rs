fn main() {
    let words: Vec<&str> = Vec::new();
    let first = words.first().expect("the input has a first word");
    println!("{first}");
}
