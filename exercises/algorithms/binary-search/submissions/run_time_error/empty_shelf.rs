use std::{
    fmt::Write,
    io::{self, Read},
};
/// Looks at the first and the last number without asking whether there are any.
fn find_first(numbers: &[i64], key: i64) -> Option<usize> {
    if key < numbers[0] || key > numbers[numbers.len() - 1] {
        return None;
    }
    let (mut low, mut high) = (0, numbers.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if numbers[middle] < key {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (numbers[low] == key).then_some(low)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut values = input.split_ascii_whitespace().map(|word| word.parse::<i64>().expect("an integer"));

    let n = values.next().expect("the number of folders") as usize;
    let _q = values.next().expect("the number of questions");
    let numbers: Vec<i64> = values.by_ref().take(n).collect();

    let mut output = String::new();
    for key in values {
        let answer = find_first(&numbers, key).map_or(-1, |position| position as i64);
        writeln!(output, "{answer}").expect("a string takes every write");
    }
    print!("{output}");
    Ok(())
}
