//! Reads commands, calls the submission's hash table, and prints what it returns.

mod solution;

use std::io::{self, BufWriter, Read, Write};

use solution::HashTable;

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut table = HashTable::new();
    for line in input.split_terminator('\n') {
        let (command, rest) = line.split_once(' ').unwrap_or((line, ""));
        let returned = match command {
            "insert" => {
                let (value, key) = rest.split_once(' ').unwrap_or((rest, ""));
                let value = value.parse().map_err(|_| invalid(line))?;
                table.insert(key, value)
            }
            "get" => table.get(rest),
            "remove" => table.remove(rest),
            "len" => Some(i64::try_from(table.len()).unwrap_or(i64::MAX)),
            _ => return Err(invalid(line)),
        };
        match returned {
            Some(number) => writeln!(output, "{number}")?,
            None => writeln!(output, "none")?,
        }
    }
    output.flush()
}

fn invalid(line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("not a command: {line:?}"))
}
