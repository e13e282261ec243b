// tries: a type that the driver takes for another one
// verdict: CE
pub enum Option<T> {
    Some(T),
    None,
}
pub fn largest(numbers: &[i64]) -> Option<i64> {
    if numbers.is_empty() { Option::None } else { Option::Some(numbers[0]) }
}
