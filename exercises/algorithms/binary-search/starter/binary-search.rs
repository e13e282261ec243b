use std::io::{self, Read, Write};

/// The first position of `key` in `numbers`, which are sorted, or `None` if it is not there.
fn find_first(numbers: &[i64], key: i64) -> Option<usize> {
    // Your code goes here. This line only says that nothing is ever found.
    let _ = (numbers, key);
    None
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut values = input.split_ascii_whitespace().map(|word| word.parse::<i64>().expect("an integer"));

    let n = values.next().expect("the number of folders") as usize;
    let _q = values.next().expect("the number of questions");
    let numbers: Vec<i64> = values.by_ref().take(n).collect();

    let mut output = io::stdout().lock();
    for key in values {
        match find_first(&numbers, key) {
            Some(position) => writeln!(output, "{position}")?,
            None => writeln!(output, "-1")?,
        }
    }
    Ok(())
}
