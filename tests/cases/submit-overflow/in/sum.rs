fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let mut sum: i8 = 0;
    for word in line.split_whitespace() {
        sum += 60 * word.parse::<i8>().unwrap();
    }
    println!("{sum}");
}
