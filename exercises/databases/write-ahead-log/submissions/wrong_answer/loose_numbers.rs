use std::{
    collections::{BTreeMap, HashMap},
    io::{self, BufWriter, Read, Write},
};

enum Action<'a> {
    Begin,
    Put(&'a str, &'a str),
    Delete(&'a str),
    Commit,
    Abort,
}

struct Record<'a> {
    transaction: &'a str,
    action: Action<'a>,
}

fn checksum(text: &str) -> u32 {
    text.bytes().fold(0, |sum, byte| (sum * 31 + u32::from(byte)) % 65_536)
}

/// The record of a line, if it looks like the one with this number.
fn parse_record(line: &str, number: usize) -> Option<Record<'_>> {
    let (digits, rest) = line.split_once(' ')?;
    if digits != format!("{:04x}", checksum(rest)) {
        return None;
    }
    let (written_number, rest) = rest.split_once(' ')?;
    let (transaction, action) = rest.split_once(' ')?;
    let is_name = !transaction.is_empty() && transaction.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if written_number.parse() != Ok(number) || !is_name {
        return None;
    }
    let action = match action.split_once(' ') {
        None if action == "begin" => Action::Begin,
        None if action == "commit" => Action::Commit,
        None if action == "abort" => Action::Abort,
        Some(("delete", key)) if !key.is_empty() && !key.contains(' ') => Action::Delete(key),
        Some(("put", pair)) => {
            let (key, value) = pair.split_once(' ').filter(|(key, _)| !key.is_empty())?;
            Action::Put(key, value)
        }
        _ => return None,
    };
    Some(Record { transaction, action })
}

/// A key with its new value, or none if it is deleted.
type Update<'a> = (&'a str, Option<&'a str>);

#[derive(Default)]
struct Recovery<'a> {
    store: BTreeMap<&'a str, &'a str>,
    running: HashMap<&'a str, Vec<Update<'a>>>,
    committed: usize,
    aborted: usize,
}

impl<'a> Recovery<'a> {
    /// Carries a record out; none if it makes no sense.
    fn apply(&mut self, record: Record<'a>) -> Option<()> {
        let Record { transaction, action } = record;
        match action {
            Action::Begin if self.running.contains_key(transaction) => return None,
            Action::Begin => drop(self.running.insert(transaction, Vec::new())),
            Action::Put(key, value) => self.running.get_mut(transaction)?.push((key, Some(value))),
            Action::Delete(key) => self.running.get_mut(transaction)?.push((key, None)),
            Action::Abort => {
                self.running.remove(transaction)?;
                self.aborted += 1;
            }
            Action::Commit => {
                for (key, value) in self.running.remove(transaction)? {
                    match value {
                        Some(value) => self.store.insert(key, value),
                        None => self.store.remove(key),
                    };
                }
                self.committed += 1;
            }
        }
        Some(())
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut recovery = Recovery::default();
    let mut records = 0;
    for line in input.split_terminator('\n') {
        let Some(()) = parse_record(line, records + 1).and_then(|record| recovery.apply(record)) else { break };
        records += 1;
    }

    let mut output = BufWriter::new(io::stdout().lock());
    let Recovery { store, running, committed, aborted } = recovery;
    writeln!(output, "records {records}\ncommitted {committed}\naborted {aborted}\nunfinished {}", running.len())?;
    for (key, value) in store {
        writeln!(output, "{key} = {value}")?;
    }
    output.flush()
}
