use std::{
    collections::HashSet,
    fmt,
    io::{self, Read},
};

enum Answer {
    File(String),
    Redirect(String),
    BadRequest,
    Forbidden,
    NotFound,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "200 {path}"),
            Self::Redirect(path) => write!(f, "301 {path}"),
            Self::BadRequest => f.write_str("400"),
            Self::Forbidden => f.write_str("403"),
            Self::NotFound => f.write_str("404"),
        }
    }
}

/// Replaces percent signs and their digits, once.
fn decode(segment: &str) -> Option<String> {
    let mut text = String::new();
    let mut bytes = segment.bytes();
    while let Some(byte) = bytes.next() {
        let code = match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                digit()? * 16 + digit()?
            }
            byte => u32::from(byte),
        };
        text.push(char::from_u32(code).filter(|character| (' '..='~').contains(character))?);
    }
    Some(text)
}

struct Site<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
}

impl<'a> Site<'a> {
    fn new(paths: impl Iterator<Item = &'a str>) -> Self {
        let files: HashSet<&str> = paths.collect();
        let mut folders = HashSet::from([""]);
        for path in &files {
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
        }
        Self { files, folders }
    }

    fn answer(&self, target: &str) -> Answer {
        let path = target.split('?').next().unwrap_or(target);
        let Some(segments) = path.split('/').skip(1).map(decode).collect::<Option<Vec<String>>>() else {
            return Answer::BadRequest;
        };
        if segments.iter().any(|segment| segment.contains(['/', '\\'])) {
            return Answer::BadRequest;
        }

        let mut left: Vec<&str> = Vec::new();
        for segment in &segments {
            match segment.as_str() {
                ".." if left.pop().is_none() => return Answer::Forbidden,
                ".." | "." | "" => {}
                other => left.push(other),
            }
        }
        if left.last().is_some_and(|segment| segment.starts_with('.')) {
            return Answer::NotFound;
        }
        let asks_for_folder = segments.last().is_none_or(|last| [".", "..", ""].contains(&last.as_str()));
        self.find(left.join("/"), asks_for_folder)
    }

    fn find(&self, path: String, asks_for_folder: bool) -> Answer {
        if self.folders.contains(path.as_str()) {
            if !asks_for_folder {
                return Answer::Redirect(format!("/{path}/"));
            }
            let index = if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
            return if self.files.contains(index.as_str()) { Answer::File(index) } else { Answer::Forbidden };
        }
        if self.files.contains(path.as_str()) && !asks_for_folder { Answer::File(path) } else { Answer::NotFound }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().expect("two numbers");
    let n = counts.split(' ').next().and_then(|word| word.parse().ok()).expect("the number of files");
    let site = Site::new(lines.by_ref().take(n));
    for target in lines {
        println!("{}", site.answer(target));
    }
    Ok(())
}
