use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

const BAD_REQUEST: &str = "400 Bad Request";
const HOP_BY_HOP: [&str; 8] = [
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

type Environ = BTreeMap<String, String>;

struct Server<'a> {
    name: &'a str,
    port: &'a str,
    mount: &'a str,
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn parse_length(text: &str) -> Option<usize> {
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn digit(bytes: &[u8], at: usize) -> Option<u8> {
    let byte = *bytes.get(at)?;
    Some(char::from(byte).to_digit(16)? as u8)
}

fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let (mut text, mut at) = (String::new(), 0);
    while at < bytes.len() {
        match (bytes[at], digit(bytes, at + 1), digit(bytes, at + 2)) {
            (b'%', Some(high), Some(low)) => {
                text.push(char::from(high * 16 + low));
                at += 3;
            }
            (byte, _, _) => {
                text.push(char::from(byte));
                at += 1;
            }
        }
    }
    text
}

/// The variables and the body of a request, or the status of the page that answers it.
fn read_request<'a>(
    server: &Server,
    line: &str,
    headers: &[&str],
    rest: &'a str,
) -> Result<(Environ, &'a str), &'static str> {
    let words: Vec<&str> = line.split(' ').collect();
    let [method, target, version] = words[..] else { return Err(BAD_REQUEST) };
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_method || !target.starts_with('/') || (version != "HTTP/1.0" && version != "HTTP/1.1") {
        return Err(BAD_REQUEST);
    }
    let mut environ = Environ::new();
    let (mut hosts, mut length) = (0, None);
    for header in headers {
        let (name, value) = header.split_once(':').ok_or(BAD_REQUEST)?;
        if !is_name(name) {
            return Err(BAD_REQUEST);
        }
        let (name, value) = (name.to_ascii_uppercase(), value.trim_matches(' '));
        if name == "HOST" {
            hosts += 1;
        }
        if name == "CONTENT-LENGTH" {
            if length.is_some_and(|other| other != value) {
                return Err(BAD_REQUEST);
            }
            length = Some(value);
        } else if name != "PROXY" && !name.contains('_') {
            let glue = if name == "COOKIE" { "; " } else { ", " };
            let key = name.replace('-', "_");
            let key = if name == "CONTENT-TYPE" { key } else { "HTTP_".to_owned() + &key };
            if let Some(values) = environ.get_mut(&key) {
                values.push_str(glue);
                values.push_str(value);
            } else {
                environ.insert(key, value.to_owned());
            }
        }
    }
    if hosts > 1 || (hosts == 0 && version == "HTTP/1.1") {
        return Err(BAD_REQUEST);
    }
    let mut body = "";
    if let Some(text) = length {
        body = parse_length(text).and_then(|length| rest.get(..length)).ok_or(BAD_REQUEST)?;
        environ.insert("CONTENT_LENGTH".to_owned(), text.to_owned());
    }

    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = decode(path);
    let info = path.strip_prefix(server.mount).ok_or("404 Not Found")?;
    if !info.is_empty() && !info.starts_with('/') {
        return Err("404 Not Found");
    }
    let pairs = [
        ("REQUEST_METHOD", method),
        ("SCRIPT_NAME", server.mount),
        ("PATH_INFO", info),
        ("QUERY_STRING", query),
        ("SERVER_NAME", server.name),
        ("SERVER_PORT", server.port),
        ("SERVER_PROTOCOL", version),
    ];
    environ.extend(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())));
    Ok((environ, body))
}

#[derive(Clone, Copy)]
enum Framing {
    NoBody,
    /// So many bytes are still to be sent.
    Length(usize),
    Chunked,
    Close,
}

struct Application<'a> {
    is_head: bool,
    is_old: bool,
    body: &'a str,
    status: Option<&'a str>,
    headers: Vec<(&'a str, &'a str)>,
    length: Option<usize>,
    /// What the body looks like, from when the head has been sent.
    framing: Option<Framing>,
    out: &'a mut String,
}

/// The application broke a rule, or crashed.
struct Failed;

fn send(out: &mut String, text: &str) {
    out.push_str("> ");
    out.push_str(text);
    out.push('\n');
}

fn send_page(out: &mut String, status: &str, has_body: bool) {
    let body = &status[4..];
    let head = format!("> HTTP/1.1 {status}\n> Content-Type: text/plain\n> Content-Length: {}\n>\n", body.len());
    out.push_str(&head);
    if has_body {
        send(out, body);
    }
    out.push_str("done\n");
}

impl<'a> Application<'a> {
    fn read(&mut self, count: &str) {
        let count = count.parse().unwrap_or(usize::MAX).min(self.body.len());
        let (taken, left) = self.body.split_at(count);
        self.body = left;
        self.out.push_str(&format!("read {count} {taken}\n"));
    }

    fn start(&mut self, status: &'a str, headers: Vec<(&'a str, &'a str)>, is_anew: bool) -> Result<(), Failed> {
        let bytes = status.as_bytes();
        let is_status = bytes.len() > 4
            && (b'2'..=b'5').contains(&bytes[0])
            && bytes[1..3].iter().all(u8::is_ascii_digit)
            && bytes[3] == b' ';
        if self.framing.is_some() || (self.status.is_some() && !is_anew) || !is_status {
            return Err(Failed);
        }
        self.length = None;
        for (name, value) in &headers {
            let name = name.to_ascii_lowercase();
            if HOP_BY_HOP.contains(&&*name) {
                return Err(Failed);
            }
            if name == "content-length" {
                let length = parse_length(value).ok_or(Failed)?;
                if self.length.replace(length).is_some() {
                    return Err(Failed);
                }
            }
        }
        (self.status, self.headers) = (Some(status), headers);
        Ok(())
    }

    fn send_head(&mut self, is_at_end: bool) -> Result<Framing, Failed> {
        let status = self.status.ok_or(Failed)?;
        send(self.out, &("HTTP/1.1 ".to_owned() + status));
        for (name, value) in &self.headers {
            send(self.out, &format!("{name}: {value}"));
        }
        let (framing, header) = if self.is_head || status.starts_with("204") || status.starts_with("304") {
            (Framing::NoBody, "")
        } else if let Some(length) = self.length {
            (Framing::Length(length), "")
        } else if is_at_end {
            (Framing::Length(0), "Content-Length: 0")
        } else if self.is_old {
            (Framing::Close, "Connection: close")
        } else {
            (Framing::Chunked, "Transfer-Encoding: chunked")
        };
        if !header.is_empty() {
            send(self.out, header);
        }
        send(self.out, "");
        Ok(framing)
    }

    fn send_block(&mut self, block: &str) -> Result<(), Failed> {
        let framing = match self.framing {
            Some(framing) => framing,
            None => self.send_head(false)?,
        };
        self.framing = Some(framing);
        match framing {
            Framing::NoBody | Framing::Length(0) => {}
            Framing::Length(left) => {
                let sent = block;
                send(self.out, sent);
                self.framing = Some(Framing::Length(left.saturating_sub(sent.len()).max(1)));
            }
            Framing::Chunked => {
                send(self.out, &format!("{:x}", block.len()));
                send(self.out, block);
            }
            Framing::Close => send(self.out, block),
        }
        Ok(())
    }

    /// Ends the response. Returns whether it is complete.
    fn end(&mut self) -> Result<bool, Failed> {
        let framing = match self.framing {
            Some(framing) => framing,
            None => self.send_head(true)?,
        };
        if let Framing::Chunked = framing {
            self.out.push_str("> 0\n>\n");
        }
        Ok(true)
    }

    fn run(&mut self, actions: &[&'a str]) -> Result<bool, Failed> {
        for (index, action) in actions.iter().enumerate() {
            let (verb, text) = action.split_once(' ').unwrap_or((action, ""));
            match verb {
                "read" => self.read(text),
                "start" | "start!" => {
                    let headers = actions[index + 1..].iter().map_while(|line| line.strip_prefix("header "));
                    let headers = headers.filter_map(|header| header.split_once(": ")).collect();
                    self.start(text, headers, verb == "start!")?;
                }
                "write" if self.status.is_none() => return Err(Failed),
                "write" | "yield" if !text.is_empty() => self.send_block(text)?,
                "raise" => return Err(Failed),
                _ => {}
            }
        }
        self.end()
    }
}

fn exchange<'a>(server: &Server, lines: &mut impl Iterator<Item = &'a str>, line: &'a str, out: &mut String) {
    let headers: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    let rest = lines.next().unwrap_or_default();
    let actions: Vec<&str> = lines.by_ref().take_while(|line| *line != "end").collect();
    let is_head = line.starts_with("HEAD ");
    let (environ, body) = match read_request(server, line, &headers, rest) {
        Ok(request) => request,
        Err(status) => return send_page(out, status, !is_head || status == BAD_REQUEST),
    };
    for (key, value) in &environ {
        out.push_str(&format!("{key}={value}\n"));
    }
    let is_old = line.ends_with("HTTP/1.0");
    let headers = Vec::new();
    let mut application =
        Application { is_head, is_old, body, status: None, headers, length: None, framing: None, out: &mut *out };
    let end = application.run(&actions);
    let was_sent = application.framing.is_some();
    match end {
        Ok(true) => out.push_str("done\n"),
        Err(Failed) if !was_sent => send_page(out, "500 Internal Server Error", !is_head),
        _ => out.push_str("abort\n"),
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [name, port, mount] = words[..] else { panic!("a name, a port and a place") };
    let server = Server { name, port, mount: if mount == "/" { "" } else { mount } };
    let mut out = String::new();
    while let Some(line) = lines.next() {
        exchange(&server, &mut lines, line, &mut out);
    }
    io::stdout().write_all(out.as_bytes())
}
