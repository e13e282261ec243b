//! Drops what is carried beyond the longer number.

use std::{
    cmp::Ordering,
    fmt::Write,
    io::{self, Read},
};

const BASE: u64 = 1_000_000_000;

#[derive(Clone, PartialEq, Eq)]
struct Number {
    is_negative: bool,
    groups: Vec<u64>,
}

impl Number {
    /// Drops empty groups; zero is not negative.
    fn new(is_negative: bool, mut groups: Vec<u64>) -> Self {
        while groups.last() == Some(&0) {
            groups.pop();
        }
        Self { is_negative: is_negative && !groups.is_empty(), groups }
    }

    fn read(text: &str) -> Self {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let groups = digits.as_bytes().rchunks(9);
        let groups = groups.map(|group| group.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0')));
        Self::new(digits.len() < text.len(), groups.collect())
    }

    fn write(&self) -> String {
        let mut text = String::from(if self.is_negative { "-" } else { "" });
        let mut groups = self.groups.iter().rev();
        write!(text, "{}", groups.next().unwrap_or(&0)).expect("a string takes every write");
        for group in groups {
            write!(text, "{group:09}").expect("a string takes every write");
        }
        text
    }

    fn negate(&self) -> Self {
        Self::new(!self.is_negative, self.groups.clone())
    }

    fn add(&self, other: &Self) -> Self {
        if self.is_negative == other.is_negative {
            return Self::new(self.is_negative, add(&self.groups, &other.groups));
        }
        if compare(&self.groups, &other.groups) == Ordering::Less {
            return Self::new(other.is_negative, subtract(&other.groups, &self.groups));
        }
        Self::new(self.is_negative, subtract(&self.groups, &other.groups))
    }

    fn multiply(&self, other: &Self) -> Self {
        let mut groups = vec![0; self.groups.len() + other.groups.len()];
        for (place, first) in self.groups.iter().enumerate() {
            let mut carry = 0;
            for (offset, second) in other.groups.iter().chain([&0]).enumerate() {
                let sum = groups[place + offset] + first * second + carry;
                groups[place + offset] = sum % BASE;
                carry = sum / BASE;
            }
        }
        Self::new(self.is_negative != other.is_negative, groups)
    }

    /// The quotient, rounded down, and the rest.
    fn divide(&self, divisor: u64) -> (Self, u64) {
        let mut groups = self.groups.clone();
        let mut rest = 0;
        for group in groups.iter_mut().rev() {
            let value = rest * BASE + *group;
            (*group, rest) = (value / divisor, value % divisor);
        }
        if self.is_negative && rest > 0 {
            (Self::new(true, add(&groups, &[1])), divisor - rest)
        } else {
            (Self::new(self.is_negative, groups), rest)
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => compare(&self.groups, &other.groups),
            (true, true) => compare(&other.groups, &self.groups),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

fn compare(first: &[u64], second: &[u64]) -> Ordering {
    first.len().cmp(&second.len()).then_with(|| first.iter().rev().cmp(second.iter().rev()))
}

fn add(first: &[u64], second: &[u64]) -> Vec<u64> {
    let mut carry = 0;
    let mut sums = Vec::new();
    for place in 0..first.len().max(second.len()) {
        let sum = first.get(place).unwrap_or(&0) + second.get(place).unwrap_or(&0) + carry;
        sums.push(sum % BASE);
        carry = sum / BASE;
    }
    sums
}

/// `first` must not be smaller than `second`.
fn subtract(first: &[u64], second: &[u64]) -> Vec<u64> {
    let mut borrowed = 0;
    let mut differences = Vec::new();
    for (place, group) in first.iter().enumerate() {
        let difference = BASE + group - second.get(place).unwrap_or(&0) - borrowed;
        differences.push(difference % BASE);
        borrowed = 1 - difference / BASE;
    }
    differences
}

fn calculate(line: &str) -> Option<String> {
    let mut parts = line.split(' ');
    let first = Number::read(parts.next()?);
    let operator = parts.next()?;
    let text = parts.next()?;
    let second = Number::read(text);
    Some(match operator {
        "+" => first.add(&second).write(),
        "-" => first.add(&second.negate()).write(),
        "*" => first.multiply(&second).write(),
        "/" => first.divide(text.parse().ok()?).0.write(),
        "%" => first.divide(text.parse().ok()?).1.to_string(),
        _ => match first.compare(&second) {
            Ordering::Less => "<".to_owned(),
            Ordering::Equal => "=".to_owned(),
            Ordering::Greater => ">".to_owned(),
        },
    })
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let results: Vec<String> = input.lines().skip(1).filter_map(calculate).collect();
    println!("{}", results.join("\n"));
    Ok(())
}
