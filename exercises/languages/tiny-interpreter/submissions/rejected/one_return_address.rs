//! Remembers the last call only.

use std::{
    collections::HashMap,
    fmt::Write,
    io::{self, Read},
};

const DEPTH_MAX: usize = 1000;

#[derive(Clone, Copy)]
enum Value {
    Constant(i64),
    Variable(usize),
}

/// Where a jump goes, or the name of a label that does not exist.
type Target<'a> = Result<usize, &'a str>;

enum Command<'a> {
    Nothing,
    Calculate(&'a str, usize, Value),
    Print(Vec<Value>),
    Jump(Target<'a>),
    JumpIf(Value, &'a str, Value, Target<'a>),
    Call(Target<'a>),
    Return,
    Stop,
}

#[derive(Default)]
struct Names<'a> {
    labels: HashMap<&'a str, usize>,
    variables: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn variable(&mut self, name: &'a str) -> usize {
        let next = self.variables.len();
        *self.variables.entry(name).or_insert(next)
    }

    fn value(&mut self, text: &'a str) -> Value {
        text.parse().map_or_else(|_| Value::Variable(self.variable(text)), Value::Constant)
    }

    fn target(&self, label: &'a str) -> Target<'a> {
        self.labels.get(label).copied().ok_or(label)
    }

    fn read(&mut self, line: &'a str) -> Command<'a> {
        let parts: Vec<&str> = line.split(' ').collect();
        match parts[0] {
            "print" => Command::Print(parts[1..].iter().map(|part| self.value(part)).collect()),
            "jump" => Command::Jump(self.target(parts[1])),
            "if" => Command::JumpIf(self.value(parts[1]), parts[2], self.value(parts[3]), self.target(parts[4])),
            "call" => Command::Call(self.target(parts[1])),
            "return" => Command::Return,
            "stop" => Command::Stop,
            operator @ ("set" | "add" | "sub" | "mul" | "div" | "mod") => {
                Command::Calculate(operator, self.variable(parts[1]), self.value(parts[2]))
            }
            _ => Command::Nothing,
        }
    }
}

fn calculate(operator: &str, first: i64, second: i64) -> Result<i64, String> {
    let result = match operator {
        "set" => Some(second),
        "add" => first.checked_add(second),
        "sub" => first.checked_sub(second),
        "mul" => first.checked_mul(second),
        _ if second == 0 => return Err("division by zero".to_owned()),
        "div" => first.checked_div(second),
        // The smallest number and -1 leave nothing, although their quotient does not fit.
        _ => Some(first.wrapping_rem(second)),
    };
    result.ok_or_else(|| "overflow".to_owned())
}

fn is_true(first: i64, operator: &str, second: i64) -> bool {
    match operator {
        "<" => first < second,
        "<=" => first <= second,
        "=" => first == second,
        "!=" => first != second,
        ">=" => first >= second,
        _ => first > second,
    }
}

/// Runs one line, and says which one comes next.
fn step(
    line: usize,
    command: &Command<'_>,
    variables: &mut [i64],
    calls: &mut Vec<usize>,
    output: &mut String,
) -> Result<usize, String> {
    let get = |variables: &[i64], value: Value| match value {
        Value::Constant(number) => number,
        Value::Variable(place) => variables[place],
    };
    let find = |target: &Target<'_>| target.map_err(|label| format!("no label {label}"));
    match command {
        Command::Nothing => {}
        Command::Calculate(operator, place, value) => {
            variables[*place] = calculate(operator, variables[*place], get(variables, *value))?;
        }
        Command::Print(values) => {
            let texts: Vec<String> = values.iter().map(|value| get(variables, *value).to_string()).collect();
            writeln!(output, "{}", texts.join(" ")).expect("a string takes every write");
        }
        Command::Jump(target) => return find(target),
        Command::JumpIf(first, operator, second, target) => {
            if is_true(get(variables, *first), operator, get(variables, *second)) {
                return find(target);
            }
        }
        Command::Call(target) => {
            let target = find(target)?;
            if calls.len() == DEPTH_MAX {
                return Err("too deep".to_owned());
            }
            calls.clear();
            calls.push(line);
            return Ok(target);
        }
        Command::Return => return calls.pop().map(|call| call + 1).ok_or_else(|| "nothing to return to".to_owned()),
        Command::Stop => return Ok(usize::MAX),
    }
    Ok(line + 1)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut names = Names::default();
    for (line, text) in input.lines().enumerate() {
        if let Some(label) = text.strip_prefix("label ") {
            names.labels.insert(label, line);
        }
    }
    let commands: Vec<Command<'_>> = input.lines().map(|line| names.read(line)).collect();
    let mut variables = vec![0; names.variables.len()];
    let mut calls = Vec::new();
    let mut output = String::new();
    let mut line = 0;
    while let Some(command) = commands.get(line) {
        match step(line, command, &mut variables, &mut calls, &mut output) {
            Ok(next) => line = next,
            Err(error) => {
                writeln!(output, "error {}: {error}", line + 1).expect("a string takes every write");
                break;
            }
        }
    }
    print!("{output}");
    Ok(())
}
