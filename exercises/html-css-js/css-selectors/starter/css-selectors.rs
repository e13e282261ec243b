use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let count = lines.next().unwrap_or_default().split(' ').next().unwrap_or_default();
    let elements: Vec<&str> = lines.by_ref().take(count.parse().expect("a number")).collect();

    for selector in lines {
        // Your code goes here. This knows only selectors that are a tag.
        let has_tag = |element: &str| element.split(' ').nth(1) == Some(selector);
        let numbers = elements.iter().zip(1..).filter(|(element, _)| has_tag(element));
        let numbers: Vec<String> = numbers.map(|(_, number): (_, usize)| number.to_string()).collect();
        println!("{}", if numbers.is_empty() { "none".to_owned() } else { numbers.join(" ") });
    }
    Ok(())
}
