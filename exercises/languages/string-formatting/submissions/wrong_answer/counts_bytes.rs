//! Counts the bytes of a text.

use std::io::{self, Read};

struct Directive {
    letter: char,
    has_comma: bool,
    has_plus: bool,
    is_left: bool,
    has_zeros: bool,
    width: usize,
    precision: Option<usize>,
}

enum Part<'a> {
    Text(&'a str),
    Fill(Directive),
}

fn take_digits<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, behind) = rest.split_at(end);
    *rest = behind;
    digits
}

/// Reads what follows a `%`.
fn read_directive(rest: &mut &str) -> Option<Directive> {
    let end = rest.find(|flag| !matches!(flag, ',' | '+' | '-' | '0'))?;
    let flags = &rest[..end];
    *rest = &rest[end..];
    let width = take_digits(rest).parse().unwrap_or(0);
    let mut precision = None;
    if let Some(behind) = rest.strip_prefix('.') {
        *rest = behind;
        precision = Some(take_digits(rest).parse().ok()?);
    }
    let letter = rest.chars().next()?;
    if !matches!((letter, precision), ('d' | 'x', None) | ('f' | 's', _)) {
        return None;
    }
    *rest = &rest[1..];
    Some(Directive {
        letter,
        has_comma: flags.contains(','),
        has_plus: flags.contains('+'),
        is_left: flags.contains('-'),
        has_zeros: flags.contains('0'),
        width,
        precision,
    })
}

fn read_format(format: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = format;
    while let Some(place) = rest.find('%') {
        parts.push(Part::Text(&rest[..place]));
        rest = &rest[place + 1..];
        if let Some(behind) = rest.strip_prefix('%') {
            parts.push(Part::Text("%"));
            rest = behind;
        } else {
            parts.push(Part::Fill(read_directive(&mut rest)?));
        }
    }
    parts.push(Part::Text(rest));
    Some(parts)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits before and behind the point of a number that is rounded to `precision` digits behind it.
fn round(whole: &str, fraction: &str, precision: usize) -> (String, String) {
    let mut digits: Vec<u8> = [b"0", whole.as_bytes(), fraction.as_bytes()].concat();
    let end = 1 + whole.len() + precision;
    let rounds_up = digits.get(end).is_some_and(|digit| *digit >= b'5');
    digits.resize(end, b'0');
    if rounds_up {
        for digit in digits.iter_mut().rev() {
            if *digit < b'9' {
                *digit += 1;
                break;
            }
            *digit = b'0';
        }
    }
    let mut text: String = digits.into_iter().map(char::from).collect();
    let fraction = text.split_off(end - precision);
    let whole = text.trim_start_matches('0');
    (if whole.is_empty() { "0" } else { whole }.to_owned(), fraction)
}

fn insert_commas(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Directive {
    /// The sign and the rest, before they are filled.
    fn convert(&self, argument: &str) -> Option<(&'static str, String)> {
        if self.letter == 's' {
            return Some(("", argument.chars().take(self.precision.unwrap_or(usize::MAX)).collect()));
        }
        let digits = argument.strip_prefix('-').unwrap_or(argument);
        let is_negative = digits.len() < argument.len();
        if self.letter == 'x' {
            let value: u64 = digits.parse().ok().filter(|_| is_number(digits) && !is_negative)?;
            return Some(("", format!("{value:x}")));
        }
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if self.letter == 'f' && is_number(fraction) => (whole, fraction),
            Some(_) => return None,
            None => (digits, ""),
        };
        if !is_number(whole) {
            return None;
        }
        let precision = if self.letter == 'd' { 0 } else { self.precision.unwrap_or(2) };
        let (whole, fraction) = round(whole, fraction, precision);
        let is_zero = whole.bytes().chain(fraction.bytes()).all(|digit| digit == b'0');
        let sign = match (is_negative && !is_zero, self.has_plus) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        let whole = if self.has_comma { insert_commas(&whole) } else { whole };
        let point = if fraction.is_empty() { "" } else { "." };
        Some((sign, whole + point + &fraction))
    }

    fn fill(&self, sign: &str, text: &str) -> String {
        let missing = self.width.saturating_sub(sign.len() + text.len());
        if self.is_left {
            format!("{sign}{text}{}", " ".repeat(missing))
        } else if self.has_zeros && self.letter != 's' {
            format!("{sign}{}{text}", "0".repeat(missing))
        } else {
            format!("{}{sign}{text}", " ".repeat(missing))
        }
    }
}

fn format_text(format: &str, arguments: &str) -> Result<String, &'static str> {
    let parts = read_format(format).ok_or("bad directive")?;
    let arguments: Vec<&str> = if arguments.is_empty() { Vec::new() } else { arguments.split('|').collect() };
    let wanted = parts.iter().filter(|part| matches!(part, Part::Fill(_))).count();
    if arguments.len() < wanted {
        return Err("too few arguments");
    }
    if arguments.len() > wanted {
        return Err("too many arguments");
    }
    let mut arguments = arguments.into_iter();
    let mut output = String::new();
    for part in parts {
        match part {
            Part::Text(text) => output.push_str(text),
            Part::Fill(directive) => {
                let argument = arguments.next().unwrap_or_default();
                let (sign, text) = directive.convert(argument).ok_or("not a number")?;
                output += &directive.fill(sign, &text);
            }
        }
    }
    Ok(output)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut output = String::new();
    while let (Some(format), Some(arguments)) = (lines.next(), lines.next()) {
        match format_text(format, arguments) {
            Ok(text) => output += &text,
            Err(error) => output += &format!("error: {error}"),
        }
        output.push('\n');
    }
    print!("{output}");
    Ok(())
}
