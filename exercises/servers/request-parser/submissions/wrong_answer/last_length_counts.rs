use std::io::{self, Read};

const BODY_BYTES_MAX: usize = 1_000_000;

enum Failure {
    Malformed,
    Incomplete,
}

struct Request<'a> {
    method: &'a str,
    target: &'a str,
    headers_count: usize,
    body: Vec<u8>,
}

/// Reads from the front of a connection's bytes.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The next line without its CR LF.
    fn line(&mut self) -> Result<&'a [u8], Failure> {
        let end = self.rest.windows(2).position(|pair| pair == b"\r\n").ok_or(Failure::Incomplete)?;
        let line = &self.rest[..end];
        self.rest = &self.rest[end + 2..];
        Ok(line)
    }

    fn bytes(&mut self, count: usize) -> Result<&'a [u8], Failure> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or(Failure::Incomplete)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// Headers or trailers with their empty line; names in small letters.
    fn headers(&mut self) -> Result<Vec<(String, &'a str)>, Failure> {
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(headers);
            }
            headers.push(parse_header(line).ok_or(Failure::Malformed)?);
        }
    }

    fn chunks(&mut self) -> Result<Vec<u8>, Failure> {
        let mut body = Vec::new();
        loop {
            let length = parse_chunk_length(self.line()?).ok_or(Failure::Malformed)?;
            if length == 0 {
                self.headers()?;
                return Ok(body);
            }
            if body.len() + length > BODY_BYTES_MAX {
                return Err(Failure::Malformed);
            }
            body.extend(self.bytes(length)?);
            // A wrong first byte shows without the second.
            let end = self.rest.get(..2).unwrap_or(self.rest);
            if !b"\r\n".starts_with(end) {
                return Err(Failure::Malformed);
            }
            self.bytes(2)?;
        }
    }

    fn request(&mut self) -> Result<Request<'a>, Failure> {
        let (method, target, is_new) = parse_request_line(self.line()?).ok_or(Failure::Malformed)?;
        let headers = self.headers()?;
        let values = |name: &str| -> Vec<&str> {
            headers.iter().filter(|(other, _)| other == name).map(|(_, value)| *value).collect()
        };
        if is_new && values("host").len() != 1 {
            return Err(Failure::Malformed);
        }
        let body = match (&values("transfer-encoding")[..], &values("content-length")[..]) {
            ([], []) => Vec::new(),
            ([encoding], []) if encoding.eq_ignore_ascii_case("chunked") => self.chunks()?,
            ([], [.., length]) => self.bytes(parse_length(length).ok_or(Failure::Malformed)?)?.to_vec(),
            _ => return Err(Failure::Malformed),
        };
        Ok(Request { method, target, headers_count: headers.len(), body })
    }
}

fn parse_request_line(line: &[u8]) -> Option<(&str, &str, bool)> {
    let mut words = std::str::from_utf8(line).ok()?.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_target = !target.is_empty() && target.bytes().all(|byte| byte.is_ascii_graphic());
    let is_version = version == "HTTP/1.1" || version == "HTTP/1.0";
    (is_method && is_target && is_version && words.next().is_none()).then_some((method, target, version == "HTTP/1.1"))
}

fn parse_header(line: &[u8]) -> Option<(String, &str)> {
    let (name, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let is_value = value.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'));
    (is_name && is_value).then(|| (name.to_ascii_lowercase(), value.trim_matches([' ', '\t'])))
}

fn parse_length(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // Too many digits make a number that does not fit, which is too large as well.
    text.parse().ok().filter(|&length| is_number && length <= BODY_BYTES_MAX)
}

fn parse_chunk_length(line: &[u8]) -> Option<usize> {
    let is_number = (1..=5).contains(&line.len()) && line.iter().all(u8::is_ascii_hexdigit);
    usize::from_str_radix(std::str::from_utf8(line).ok().filter(|_| is_number)?, 16).ok()
}

/// The bytes that the text of the input stands for.
fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut characters = text.bytes();
    while let Some(byte) = characters.next() {
        match byte {
            b'\n' => bytes.extend(b"\r\n"),
            b'\\' => bytes.push(match characters.next() {
                Some(b'r') => b'\r',
                Some(b'n') => b'\n',
                _ => b'\\',
            }),
            other => bytes.push(other),
        }
    }
    bytes
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let bytes = decode(&input);
    let mut reader = Reader { rest: &bytes };
    while !reader.rest.is_empty() {
        match reader.request() {
            Ok(Request { method, target, headers_count, body }) => {
                let sum = body.iter().fold(0, |sum, &byte| (sum * 31 + u64::from(byte)) % 1_000_000_007);
                println!("{method} {target} {headers_count} {}\nbody {sum}", body.len());
            }
            Err(Failure::Malformed) => {
                println!("malformed");
                return Ok(());
            }
            Err(Failure::Incomplete) => {
                println!("incomplete");
                return Ok(());
            }
        }
    }
    println!("done");
    Ok(())
}
