use std::{
    fmt,
    io::{self, BufWriter, Read, Write},
};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Flag,
    Value,
    List,
}

struct Opt<'a> {
    kind: Kind,
    name: &'a str,
    letter: char,
    count: usize,
    values: Vec<&'a str>,
}

enum Mistake {
    Unknown(String),
    NeedsValue(String),
    TakesNoValue(String),
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(option) => write!(f, "unknown option {option}"),
            Self::NeedsValue(option) => write!(f, "{option} needs a value"),
            Self::TakesNoValue(option) => write!(f, "{option} takes no value"),
        }
    }
}

fn parse_option(line: &str) -> Option<Opt<'_>> {
    let mut fields = line.split(' ');
    let kind = match fields.next()? {
        "flag" => Kind::Flag,
        "value" => Kind::Value,
        _ => Kind::List,
    };
    Some(Opt { kind, name: fields.next()?, letter: fields.next()?.chars().next()?, count: 0, values: Vec::new() })
}

/// Counts the options' values and returns the plain arguments.
fn parse<'a>(options: &mut [Opt<'a>], arguments: &[&'a str]) -> Result<Vec<&'a str>, Mistake> {
    let mut plain = Vec::new();
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        if argument == "--" {
            plain.extend(rest.by_ref());
        } else if let Some(long) = argument.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (long, None),
            };
            let shown = || format!("--{name}");
            let option =
                options.iter_mut().find(|option| option.name == name).ok_or_else(|| Mistake::Unknown(shown()))?;
            option.count += 1;
            match (option.kind, value) {
                (Kind::Flag, None) => {}
                (Kind::Flag, Some(_)) => return Err(Mistake::TakesNoValue(shown())),
                (_, Some(value)) => option.values.push(value),
                (_, None) => option.values.push(rest.next().ok_or_else(|| Mistake::NeedsValue(shown()))?),
            }
        } else if argument.as_bytes()[0] == b'-' && argument.len() > 1 {
            // Looks at the first byte of an argument that may be empty.
            let letters = &argument[1..];
            let mut letters = letters.chars();
            while let Some(letter) = letters.next() {
                let shown = || format!("-{letter}");
                let option = options
                    .iter_mut()
                    .find(|option| option.letter == letter)
                    .ok_or_else(|| Mistake::Unknown(shown()))?;
                option.count += 1;
                if option.kind == Kind::Flag {
                    continue;
                }
                let value = match letters.as_str() {
                    "" => rest.next().ok_or_else(|| Mistake::NeedsValue(shown()))?,
                    value => value,
                };
                option.values.push(value);
                break;
            }
        } else {
            plain.push(argument);
        }
    }
    Ok(plain)
}

fn print_list(output: &mut impl Write, name: &str, values: &[&str]) -> io::Result<()> {
    writeln!(output, "{name}: {}", values.len())?;
    values.iter().try_for_each(|value| writeln!(output, "- {value}"))
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.split('\n');
    let count = |lines: &mut std::str::Split<'_, char>| -> usize {
        lines.next().and_then(|line| line.parse().ok()).expect("a number")
    };
    let k = count(&mut lines);
    let mut options: Vec<Opt> =
        lines.by_ref().take(k).map(|line| parse_option(line).expect("a kind, a name and a letter")).collect();
    let n = count(&mut lines);
    let arguments: Vec<&str> = lines.take(n).collect();

    let mut output = BufWriter::new(io::stdout().lock());
    match parse(&mut options, &arguments) {
        Err(mistake) => writeln!(output, "error: {mistake}")?,
        Ok(plain) => {
            for option in &options {
                match (option.kind, option.values.last()) {
                    (Kind::Flag, _) => writeln!(output, "{}: {}", option.name, option.count)?,
                    (Kind::Value, Some(value)) => writeln!(output, "{} = {value}", option.name)?,
                    (Kind::Value, None) => writeln!(output, "{} is not set", option.name)?,
                    (Kind::List, _) => print_list(&mut output, option.name, &option.values)?,
                }
            }
            print_list(&mut output, "arguments", &plain)?;
        }
    }
    output.flush()
}
