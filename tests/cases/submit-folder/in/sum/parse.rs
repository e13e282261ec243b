use std::io::Read;

pub fn numbers() -> Vec<i64> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).unwrap();
    input.split_whitespace().map(|word| word.parse().unwrap()).collect()
}
