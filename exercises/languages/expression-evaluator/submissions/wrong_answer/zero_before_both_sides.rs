//! One function for each line of the operators' table; each returns a value, or the first error of its part.

use std::{
    fmt,
    io::{self, Read},
    iter::Peekable,
    str::Bytes,
};

enum Error {
    Syntax,
    DivisionByZero,
    NegativeExponent,
    Overflow,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "syntax error",
            Self::DivisionByZero => "division by zero",
            Self::NegativeExponent => "negative exponent",
            Self::Overflow => "overflow",
        })
    }
}

/// What a part of an expression is worth. Unlike a syntax error, a failed computation does not stop the reading.
type Value = Result<i64, Error>;

struct Parser<'a> {
    bytes: Peekable<Bytes<'a>>,
}

impl Parser<'_> {
    /// The next byte that is not a space; it stays where it is.
    fn peek(&mut self) -> Option<u8> {
        while self.bytes.next_if_eq(&b' ').is_some() {}
        self.bytes.peek().copied()
    }

    fn take(&mut self, wanted: u8) -> bool {
        self.peek() == Some(wanted) && self.bytes.next().is_some()
    }

    fn take_one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        self.peek().filter(|byte| wanted.contains(byte))?;
        self.bytes.next()
    }

    fn sum(&mut self) -> Result<Value, Error> {
        let mut left = self.product()?;
        while let Some(operator) = self.take_one_of(b"+-") {
            left = apply(operator, left, self.product()?);
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Value, Error> {
        let mut left = self.negation()?;
        while let Some(operator) = self.take_one_of(b"*/%") {
            left = apply(operator, left, self.negation()?);
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Value, Error> {
        if self.take(b'-') {
            let operand = self.negation()?;
            return Ok(operand.and_then(|value| value.checked_neg().ok_or(Error::Overflow)));
        }
        self.power()
    }

    fn power(&mut self) -> Result<Value, Error> {
        let base = self.atom()?;
        if self.take(b'^') {
            return Ok(apply(b'^', base, self.negation()?));
        }
        Ok(base)
    }

    fn atom(&mut self) -> Result<Value, Error> {
        if self.take(b'(') {
            let value = self.sum()?;
            return if self.take(b')') { Ok(value) } else { Err(Error::Syntax) };
        }
        self.peek().filter(u8::is_ascii_digit).ok_or(Error::Syntax)?;
        let mut value = Some(0_i64);
        while let Some(digit) = self.bytes.next_if(u8::is_ascii_digit) {
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(i64::from(digit - b'0')));
        }
        Ok(value.ok_or(Error::Overflow))
    }
}

fn apply(operator: u8, left: Value, right: Value) -> Value {
    // Looks for a zero divisor before it knows whether the left side has a value.
    let right = right?;
    if right == 0 && (operator == b'/' || operator == b'%') {
        return Err(Error::DivisionByZero);
    }
    let left = left?;
    let result = match operator {
        b'+' => left.checked_add(right),
        b'-' => left.checked_sub(right),
        b'*' => left.checked_mul(right),
        b'/' | b'%' if right == 0 => return Err(Error::DivisionByZero),
        b'/' => left.checked_div(right),
        // The one remainder whose quotient does not fit is 0.
        b'%' => Some(left.wrapping_rem(right)),
        _ if right < 0 => return Err(Error::NegativeExponent),
        _ => power(left, right),
    };
    result.ok_or(Error::Overflow)
}

fn power(base: i64, exponent: i64) -> Option<i64> {
    match base {
        0 if exponent > 0 => Some(0),
        -1 if exponent % 2 == 1 => Some(-1),
        1 | -1 => Some(1),
        // Any other base outgrows 64 bits long before the exponent outgrows 32.
        _ => base.checked_pow(u32::try_from(exponent).ok()?),
    }
}

fn evaluate(expression: &str) -> Value {
    let mut parser = Parser { bytes: expression.bytes().peekable() };
    let value = parser.sum()?;
    if parser.peek().is_some() {
        return Err(Error::Syntax);
    }
    value
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        match evaluate(line) {
            Ok(value) => println!("{value}"),
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}
