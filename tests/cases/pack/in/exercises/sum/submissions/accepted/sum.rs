use std::io::Read;

fn add(numbers: &[i64]) -> i64 {
    let mut sum = 0;
    for number in numbers {
        if *number >= 0 {
            sum += number;
        } else {
            sum -= -number;
        }
    }
    sum
}

fn main() {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).unwrap();
    let numbers: Vec<i64> = input.split_whitespace().map(|word| word.parse().unwrap()).collect();
    println!("{}", add(&numbers));
}
