//! Leaves the character with the code 160 as it is.

use std::io::{self, Read};

const NAMES: [(&str, char); 10] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("copy", '\u{a9}'),
    ("euro", '\u{20ac}'),
    ("hellip", '\u{2026}'),
    ("mdash", '\u{2014}'),
];

/// Names that need no semicolon.
const OLD_NAMES: [&str; 5] = ["amp", "lt", "gt", "quot", "nbsp"];

/// The character of a complete reference at the beginning of a text, and the length of the reference.
fn read_reference(text: &str) -> Option<(char, usize)> {
    if let Some(code) = text.strip_prefix("&#") {
        let (digits, radix) = match code.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16),
            None => (code, 10),
        };
        let count = digits.find(|digit: char| !digit.is_digit(radix)).unwrap_or(digits.len());
        if count == 0 {
            return None;
        }
        // A code that fits no integer is above all characters.
        let value = u32::from_str_radix(&digits[..count], radix).unwrap_or(u32::MAX);
        let character = char::from_u32(value).filter(|character| *character != '\0').unwrap_or('\u{fffd}');
        let length = text.len() - digits.len() + count;
        return Some((character, length + usize::from(digits[count..].starts_with(';'))));
    }
    let rest = text.strip_prefix('&')?;
    NAMES.iter().find_map(|(name, character)| {
        let is_here = rest.strip_prefix(name)?.starts_with(';');
        is_here.then_some((*character, name.len() + 2))
    })
}

/// The character of an old name without a semicolon, and the length with the ampersand.
fn read_old_name(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    NAMES.iter().filter(|(name, _)| OLD_NAMES.contains(name)).find_map(|(name, character)| {
        let next = rest.strip_prefix(name)?;
        let goes_on = next.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '=');
        (!goes_on).then_some((*character, name.len() + 1))
    })
}

fn decode(text: &str) -> String {
    let mut output = String::new();
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        output.push_str(&rest[..place]);
        rest = &rest[place..];
        let (character, length) = read_reference(rest).or_else(|| read_old_name(rest)).unwrap_or(('&', 1));
        match character {
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            other => output.push(other),
        }
        rest = &rest[length..];
    }
    output + rest
}

fn escape(text: &str, is_attribute: bool) -> String {
    let mut output = String::new();
    for character in text.chars() {
        match character {
            '&' => output.push_str("&amp;"),
            '<' => output.push_str("&lt;"),
            '>' => output.push_str("&gt;"),
            '"' if is_attribute => output.push_str("&quot;"),
            other => output.push(other),
        }
    }
    output
}

fn escape_bare(text: &str) -> String {
    if text.is_empty() {
        return "\"\"".to_owned();
    }
    let mut output = String::new();
    for character in text.chars() {
        if character.is_ascii() && !character.is_ascii_alphanumeric() {
            output.push_str(&format!("&#{};", u32::from(character)));
        } else {
            output.push(character);
        }
    }
    output
}

fn escape_once(text: &str) -> String {
    let mut output = String::new();
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        output.push_str(&escape(&rest[..place], false));
        rest = &rest[place..];
        let length = match read_reference(rest) {
            Some((_, length)) => {
                output.push_str(&rest[..length]);
                length
            }
            None => {
                output.push_str("&amp;");
                1
            }
        };
        rest = &rest[length..];
    }
    output + &escape(rest, false)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    for line in input.lines() {
        let (command, text) = line.split_once(' ').expect("a command and a text");
        output += &match command {
            "decode" => decode(text),
            "text" => escape(text, false),
            "attribute" => escape(text, true),
            "bare" => escape_bare(text),
            _ => escape_once(text),
        };
        output.push('\n');
    }
    print!("{output}");
    Ok(())
}
