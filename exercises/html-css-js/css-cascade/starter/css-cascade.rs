use std::io::{self, BufRead};

struct Rule {
    selector: String,
    /// Properties with their values, and whether they are important.
    declarations: Vec<(String, String, bool)>,
}

fn parse_rule(line: &str) -> Rule {
    let (selector, rest) = line.split_once(" { ").expect("a selector and declarations");
    let declarations = rest.strip_suffix(" }").expect("a closing brace").split("; ").map(|declaration| {
        let (property, value) = declaration.split_once(": ").expect("a property and a value");
        match value.strip_suffix(" !important") {
            Some(value) => (property.to_owned(), value.to_owned(), true),
            None => (property.to_owned(), value.to_owned(), false),
        }
    });
    Rule { selector: selector.to_owned(), declarations: declarations.collect() }
}

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let (r, _q) = lines[0].split_once(' ').expect("two numbers");
    let r: usize = r.parse().expect("the number of rules");
    let rules: Vec<Rule> = lines[1..=r].iter().map(|line| parse_rule(line)).collect();

    for path in &lines[r + 1..] {
        // Your code goes here. This takes the first rule whose selector is the element's own text.
        let element = path.rsplit(' ').next().expect("an element");
        match rules.iter().find(|rule| rule.selector == element) {
            Some(rule) => println!("{}: {}", rule.declarations[0].0, rule.declarations[0].1),
            None => println!("none"),
        }
    }
    Ok(())
}
