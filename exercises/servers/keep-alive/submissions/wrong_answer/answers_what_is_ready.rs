use std::{
    cmp::max,
    io::{self, Read, Write},
};

struct Settings {
    idle_ms: u64,
    request_ms: u64,
    requests_max: u64,
    body_max: usize,
}

/// What a head says that is not wrong.
struct Request {
    target: String,
    is_safe: bool,
    is_old: bool,
    /// Why it is the last request: `close`, `version`.
    reason: Option<&'static str>,
    body_length: usize,
}

struct Connection<'a> {
    settings: &'a Settings,
    out: &'a mut String,
    /// The head so far, and where its last line begins.
    head: String,
    line_start: usize,
    /// A request whose body is still arriving, and how much of that is missing.
    request: Option<Request>,
    missing: usize,
    /// When the first byte of a request arrived that is not complete.
    started: Option<u64>,
    count: u64,
    /// When the last request was, or will be, answered, and the last one that others have to wait for.
    answered: u64,
    barrier: u64,
    is_closed: bool,
}

fn unescape(text: &str) -> String {
    let mut pieces = text.split('\\');
    let mut bytes = pieces.next().unwrap_or_default().to_owned();
    while let Some(piece) = pieces.next() {
        if let Some(rest) = piece.strip_prefix('n') {
            bytes.push_str("\r\n");
            bytes.push_str(rest);
        } else {
            bytes.push('\\');
            bytes.push_str(pieces.next().unwrap_or_default());
        }
    }
    bytes
}

fn is_made_of(text: &str, holds: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(holds)
}

fn is_version(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes[at].is_ascii_digit();
    bytes.len() == 8 && text.starts_with("HTTP/") && is_digit(5) && bytes[6] == b'.' && is_digit(7)
}

/// The number of the digits, if there are no more than so many.
fn parse_number(text: &str, digits_max: usize) -> Option<usize> {
    let is_number = text.len() <= digits_max && is_made_of(text, |byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// The request of this head, or the status of the answer to a wrong one.
fn parse_head(head: &str, body_max: usize) -> Result<Request, u16> {
    let mut lines = head.split("\r\n");
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, version] = words[..] else { return Err(400) };
    let is_method = is_made_of(method, |byte| byte.is_ascii_uppercase());
    let is_target = target.starts_with('/') && is_made_of(target, |byte| byte.is_ascii_graphic());
    if !is_method || !is_target || !is_version(version) {
        return Err(400);
    }
    let is_old = version == "HTTP/1.0";
    if !is_old && version != "HTTP/1.1" {
        return Err(505);
    }
    let (mut hosts, mut lengths, mut is_encoded) = (0, Vec::new(), false);
    let (mut has_close, mut has_keep_alive) = (false, false);
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(400u16)?;
        let is_value = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !is_made_of(name, |byte| byte.is_ascii_alphanumeric() || byte == b'-') || !is_value {
            return Err(400);
        }
        match &*name.to_ascii_lowercase() {
            "host" => hosts += 1,
            "content-length" => lengths.push(value.trim_matches(' ')),
            "transfer-encoding" => is_encoded = true,
            "connection" => {
                for word in value.split(',').map(|word| word.trim_matches(' ')) {
                    has_close |= word.eq_ignore_ascii_case("close");
                    has_keep_alive |= word.eq_ignore_ascii_case("keep-alive");
                }
            }
            _ => {}
        }
    }
    if hosts > 1 || (hosts == 0 && !is_old) {
        return Err(400);
    }
    let body_length = match lengths[..] {
        [] => 0,
        [length] => parse_number(length, 9).ok_or(400u16)?,
        _ => return Err(400),
    };
    if is_encoded {
        return Err(501);
    }
    if body_length > body_max {
        return Err(413);
    }
    let reason = if has_close {
        Some("close")
    } else if is_old && !has_keep_alive {
        Some("version")
    } else {
        None
    };
    let is_safe = method == "GET" || method == "HEAD";
    Ok(Request { target: target.to_owned(), is_safe, is_old, reason, body_length })
}

impl Connection<'_> {
    fn close(&mut self, time: u64, reason: &str) {
        self.out.push_str(&format!("{time} closed {reason}\n"));
        self.is_closed = true;
    }

    /// Answers something that is no complete request, and closes the connection.
    fn refuse(&mut self, time: u64, status: u16, reason: &str) {
        let time = max(time, self.answered);
        self.out.push_str(&format!("{time} {status} - close\n"));
        self.close(time, reason);
    }

    /// Closes the connection if one of the clocks ran out before that time.
    fn look_at_clocks(&mut self, time: u64) {
        match self.started {
            Some(started) if time > started + self.settings.request_ms => {
                self.refuse(started + self.settings.request_ms, 408, "timeout");
            }
            None if time > self.answered + self.settings.idle_ms => {
                self.close(self.answered + self.settings.idle_ms, "idle");
            }
            _ => {}
        }
    }

    fn complete(&mut self, time: u64, request: &Request) {
        self.started = None;
        self.count += 1;
        let (_, last) = request.target.rsplit_once('/').unwrap_or_default();
        let work = parse_number(last, 6).unwrap_or(0) as u64;
        let begin = max(time, if request.is_safe { self.barrier } else { self.answered });
        let ready = begin + work;
        self.answered = max(ready, self.answered);
        if !request.is_safe {
            self.barrier = self.answered;
        }
        let is_last = self.count == self.settings.requests_max;
        let reason = request.reason.or(if is_last { Some("limit") } else { None });
        let note = match reason {
            Some(_) => "close",
            None if request.is_old => "keep-alive",
            None => "-",
        };
        self.out.push_str(&format!("{} 200 {} {note}\n", ready, request.target));
        if let Some(reason) = reason {
            self.close(self.answered, reason);
        }
    }

    /// Takes up bytes of the body that is missing. Returns how many.
    fn take_body(&mut self, time: u64, available: usize) -> usize {
        let taken = self.missing.min(available);
        self.missing -= taken;
        if self.missing == 0
            && let Some(request) = self.request.take()
        {
            self.complete(time, &request);
        }
        taken
    }

    /// Looks at a line of a head that has arrived with its line break.
    fn take_line(&mut self, time: u64) {
        let line = &self.head[self.line_start..];
        if line == "\r\n" && self.line_start > 0 {
            let head = std::mem::take(&mut self.head);
            let length = self.line_start - 2;
            self.line_start = 0;
            match parse_head(&head[..length], self.settings.body_max) {
                Ok(request) => {
                    self.missing = request.body_length;
                    self.request = Some(request);
                    self.take_body(time, 0);
                }
                Err(status) => self.refuse(time, status, "error"),
            }
        } else if line == "\r\n" {
            self.head.clear();
            self.started = None;
        } else {
            self.line_start = self.head.len();
        }
    }

    fn receive(&mut self, time: u64, text: &str) {
        let mut at = 0;
        while at < text.len() && !self.is_closed {
            if self.request.is_some() {
                at += self.take_body(time, text.len() - at);
                continue;
            }
            self.started.get_or_insert(time);
            self.head.push_str(&text[at..=at]);
            at += 1;
            if self.head.ends_with("\r\n") {
                self.take_line(time);
            }
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let numbers = lines.next().unwrap_or_default().split(' ').map(|word| word.parse().expect("a number"));
    let numbers: Vec<u64> = numbers.collect();
    let [idle_ms, request_ms, requests_max, body_max] = numbers[..] else { panic!("four numbers") };
    let settings = Settings { idle_ms, request_ms, requests_max, body_max: body_max as usize };

    let mut out = String::new();
    for number in 1.. {
        let Some(line) = lines.next() else { break };
        let count = line.trim_start_matches("connection ").parse().expect("a number");
        out.push_str(&format!("connection {number}\n"));
        let mut connection = Connection {
            settings: &settings,
            out: &mut out,
            head: String::new(),
            line_start: 0,
            request: None,
            missing: 0,
            started: None,
            count: 0,
            answered: 0,
            barrier: 0,
            is_closed: false,
        };
        for event in lines.by_ref().take(count) {
            let (time, event) = event.split_once(' ').expect("a time and an event");
            let time = time.parse().expect("a time");
            if !connection.is_closed {
                connection.look_at_clocks(time);
            }
            if connection.is_closed {
                continue;
            }
            match event.split_once(' ') {
                Some((_, text)) => connection.receive(time, &unescape(text)),
                None => connection.close(max(time, connection.answered), "client"),
            }
        }
        if !connection.is_closed {
            connection.look_at_clocks(u64::MAX);
        }
    }
    io::stdout().write_all(out.as_bytes())
}
