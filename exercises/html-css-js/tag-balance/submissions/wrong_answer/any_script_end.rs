use std::io::{self, Read};

const EMPTY: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

enum Tag {
    Start(String),
    End(String),
    /// A comment or a declaration.
    Nothing,
}

/// The tag at the beginning of `text`, which begins with `<`, and its length; none if it is text.
fn scan_tag(text: &str) -> Option<(Tag, usize)> {
    if text.starts_with("<!--") {
        return Some((Tag::Nothing, 4 + text[4..].find("-->")? + 3));
    }
    if text.starts_with("<!") {
        return Some((Tag::Nothing, text.find('>')? + 1));
    }
    let is_end = text.starts_with("</");
    let name_start = if is_end { 2 } else { 1 };
    let rest = &text[name_start..];
    if !rest.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let name_length = rest.find(|character: char| character.is_ascii_whitespace() || "/>".contains(character))?;
    let name = rest[..name_length].to_ascii_lowercase();
    let after_name = &rest[name_length..];
    let close = if is_end { after_name.find('>')? } else { find_close(after_name)? };
    let length = name_start + name_length + close + 1;
    Some((if is_end { Tag::End(name) } else { Tag::Start(name) }, length))
}

/// The place of the first `>` outside quotation marks.
fn find_close(text: &str) -> Option<usize> {
    let mut quote = None;
    for (place, byte) in text.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(place),
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None => {}
        }
    }
    None
}

/// The length of the text in front of the end tag of a script or a style sheet.
fn scan_raw_text(text: &str, name: &str) -> usize {
    let mut place = 0;
    while let Some(found) = text[place..].find("</") {
        place += found;
        let rest = &text.as_bytes()[place + 2..];
        let is_name = rest.len() > name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        // `</scripts` is not the end of a script.
        if is_name {
            return place;
        }
        place += 2;
    }
    text.len()
}

fn inspect(page: &str) -> Result<usize, String> {
    let mut open: Vec<(String, usize)> = Vec::new();
    let (mut deepest, mut line, mut rest) = (0, 1, page);
    while let Some(start) = rest.find('<') {
        line += count_lines(&rest[..start]);
        rest = &rest[start..];
        let (tag, mut length) = scan_tag(rest).unwrap_or((Tag::Nothing, 1));
        match tag {
            Tag::Start(name) if !EMPTY.contains(&name.as_str()) => {
                if name == "script" || name == "style" {
                    length += scan_raw_text(&rest[length..], &name);
                }
                open.push((name, line));
                deepest = deepest.max(open.len());
            }
            Tag::End(name) => match open.pop() {
                None => return Err(format!("line {line}: </{name}> closes nothing")),
                Some((opened, opened_line)) if opened != name => {
                    return Err(format!("line {line}: </{name}> found, </{opened}> of line {opened_line} expected"));
                }
                Some(_) => {}
            },
            _ => {}
        }
        line += count_lines(&rest[..length]);
        rest = &rest[length..];
    }
    match open.pop() {
        None => Ok(deepest),
        Some((opened, opened_line)) => {
            // A line break at the end belongs to the line that it ends.
            let line = 1 + count_lines(&page[..page.len() - 1]);
            Err(format!("line {line}: </{opened}> of line {opened_line} expected"))
        }
    }
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}

fn main() -> io::Result<()> {
    let mut page = String::new();
    io::stdin().read_to_string(&mut page)?;
    match inspect(&page) {
        Ok(deepest) => println!("balanced {deepest}"),
        Err(error) => println!("{error}"),
    }
    Ok(())
}
