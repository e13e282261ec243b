use std::{
    collections::{BTreeSet, HashMap},
    io::{self, BufWriter, Read, Write},
};

#[derive(Default)]
struct Scores<'a> {
    scores: HashMap<&'a str, i64>,
    /// Score and id, by both.
    ascending: BTreeSet<(i64, &'a str)>,
    /// The negative score and id, by both.
    descending: BTreeSet<(i64, &'a str)>,
}

impl<'a> Scores<'a> {
    fn delete(&mut self, id: &'a str) -> bool {
        let Some(score) = self.scores.remove(id) else { return false };
        self.ascending.remove(&(score, id));
        self.descending.remove(&(-score, id));
        true
    }

    fn put(&mut self, id: &'a str, score: i64) {
        self.delete(id);
        self.scores.insert(id, score);
        self.ascending.insert((score, id));
        self.descending.insert((-score, id));
    }

    fn page(&self, order: &str, limit: usize, position: Option<(i64, &str)>) -> String {
        let (items, sign) = if order == "asc" { (&self.ascending, 1) } else { (&self.descending, -1) };
        let mut sorted: Vec<_> = items.iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0).then(if sign == 1 { a.1.cmp(b.1) } else { b.1.cmp(a.1) }));
        let is_behind = |item: &&&(i64, &str)| match position {
            Some((score, id)) if item.0 == score * sign => {
                if sign == 1 {
                    item.1 > id
                } else {
                    item.1 < id
                }
            }
            Some((score, _)) => item.0 > score * sign,
            None => true,
        };
        let mut rest = sorted.iter().filter(is_behind).copied().peekable();
        let mut text = "200".to_owned();
        let mut last = None;
        for &(score, id) in rest.by_ref().take(limit) {
            text += &format!(" {id}:{}", score * sign);
            last = Some((score * sign, id));
        }
        if let (Some((score, id)), Some(_)) = (last, rest.peek()) {
            text += " next ";
            text.extend(format!("{order}/{score}/{id}").bytes().map(|byte| format!("{byte:02x}")));
        }
        text
    }
}

fn parse_limit(text: &str) -> Option<usize> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|limit| is_number && *limit <= 100)
}

fn parse_hex(text: &str) -> Option<String> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes: Option<Vec<u8>> = pairs.iter().map(|&[high, low]| Some(digit(high)? * 16 + digit(low)?)).collect();
    String::from_utf8(bytes.filter(|_| rest.is_empty())?).ok()
}

/// The score and the id of a cursor that belongs to the order.
fn parse_position(text: &str, order: &str) -> Option<(i64, String)> {
    let text = parse_hex(text)?;
    let (score, id) = text.strip_prefix(order)?.strip_prefix('/')?.split_once('/')?;
    let number: i64 = score.parse().ok()?;
    let is_score = number.to_string() == score && number.abs() <= 1_000_000_000;
    let is_id = (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_score && is_id).then(|| (number, id.to_owned()))
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut scores = Scores::default();
    for line in input.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["put", id, score] => scores.put(id, score.parse().expect("a score")),
            ["delete", id] => writeln!(output, "{}", if scores.delete(id) { "204" } else { "404" })?,
            ["page", order, limit, ..] => {
                let position = words.get(3).map(|cursor| parse_position(cursor, order));
                match (parse_limit(limit), position) {
                    (None, _) => writeln!(output, "400 limit")?,
                    (_, Some(None)) => writeln!(output, "400 cursor")?,
                    (Some(limit), position) => {
                        let position = position.flatten();
                        let position = position.as_ref().map(|(score, id)| (*score, id.as_str()));
                        writeln!(output, "{}", scores.page(order, limit, position))?;
                    }
                }
            }
            _ => {}
        }
    }
    output.flush()
}
