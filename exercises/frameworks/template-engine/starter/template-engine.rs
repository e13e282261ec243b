use std::{
    collections::HashMap,
    io::{self, Read},
};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let (count, mut rest) = input.split_once('\n').expect("a line with a number");
    let count: usize = count.parse().expect("a number");

    // A text is a list of one here; an empty text is an empty list.
    let mut data: HashMap<&str, Vec<&str>> = HashMap::new();
    for _ in 0..count {
        let (line, after) = rest.split_once('\n').expect("a line with data");
        rest = after;
        let (name, text) = line.split_once(' ').expect("a name, a sign and a text");
        let values = data.entry(name).or_default();
        match text.split_once(' ').expect("a sign and a text") {
            ("=", "") => {}
            (_, text) => values.push(text),
        }
    }

    // Your code goes here. This prints the template as it is.
    let template = rest;
    print!("{template}");
    Ok(())
}
