//! Lets no word follow the last piece of a long one.

use std::{
    io::{self, Read},
    mem,
};

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Cuts a word into pieces of at most `width` characters; all but the last have exactly as many.
fn cut(word: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while let Some((end, _)) = rest.char_indices().nth(width) {
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces.push(rest);
    pieces
}

fn break_lines<'a>(words: &[&'a str], width: usize) -> Vec<Vec<&'a str>> {
    let mut lines = Vec::new();
    let mut line: Vec<&str> = Vec::new();
    let mut length = 0;
    for piece in words.iter().flat_map(|word| cut(word, width)) {
        if !line.is_empty() && length + 1 + count(piece) > width {
            lines.push(mem::take(&mut line));
        }
        length = if line.is_empty() { count(piece) } else { length + 1 + count(piece) };
        line.push(piece);
        if words.iter().any(|word| count(word) > width && word.ends_with(piece)) {
            length = width;
        }
    }
    lines.push(line);
    lines
}

fn align(words: &[&str], width: usize, way: &str, is_last: bool) -> String {
    let text = words.join(" ");
    let free = width - count(&text);
    match way {
        "right" => " ".repeat(free) + &text,
        "centre" => " ".repeat(free / 2) + &text,
        "block" if !is_last && words.len() > 1 => {
            let gaps = words.len() - 1;
            let mut line = String::new();
            for (place, word) in words.iter().enumerate() {
                line.push_str(word);
                if place < gaps {
                    line += &" ".repeat(1 + free / gaps + usize::from(place < free % gaps));
                }
            }
            line
        }
        _ => text,
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let (width, way) = lines.next().and_then(|line| line.split_once(' ')).expect("a width and a way");
    let width = width.parse().expect("a number");
    let mut output = String::new();
    let mut words: Vec<&str> = Vec::new();
    for line in lines.chain([""]) {
        words.extend(line.split(' ').filter(|word| !word.is_empty()));
        if !words.is_empty() && line.trim_matches(' ').is_empty() {
            if !output.is_empty() {
                output.push('\n');
            }
            let lines = break_lines(&mem::take(&mut words), width);
            for (place, line) in lines.iter().enumerate() {
                output += &align(line, width, way, place + 1 == lines.len());
                output.push('\n');
            }
        }
    }
    print!("{output}");
    Ok(())
}
