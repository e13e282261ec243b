use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn checksum(parts: [&str; 3]) -> String {
    let mut sum: u64 = 7;
    for byte in parts.into_iter().flat_map(str::bytes) {
        sum = (sum * 257 + u64::from(byte) + 1) % 281_474_976_710_597;
    }
    format!("{sum:012x}")
}

fn sign(secret: &str, message: &str) -> String {
    checksum([&checksum([secret, "|", message]), "|", secret])
}

/// Takes numbers of `from` bits apart into ones of `to` bits.
fn regroup(numbers: impl Iterator<Item = u32>, from: u32, to: u32, is_filled_up: bool) -> Vec<u8> {
    let (mut bits, mut count, mut groups) = (0, 0, Vec::new());
    for number in numbers {
        bits = (bits << from | number) & 0xffff;
        count += from;
        while count >= to {
            count -= to;
            groups.push(((bits >> count) & ((1 << to) - 1)) as u8);
        }
    }
    if is_filled_up && count > 0 {
        groups.push(((bits << (to - count)) & ((1 << to) - 1)) as u8);
    }
    groups
}

fn to_letters(text: &str) -> String {
    let groups = regroup(text.bytes().map(u32::from), 8, 6, true);
    groups.into_iter().map(|group| char::from(ALPHABET[usize::from(group)])).collect()
}

fn from_letters(letters: &str) -> String {
    let places = letters.bytes().filter_map(|letter| ALPHABET.iter().position(|other| *other == letter));
    let bytes = regroup(places.map(|place| place as u32), 6, 8, false);
    String::from_utf8(bytes).expect("a text that was signed")
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Lasting,
    NewFlash,
    OldFlash,
}

type Session<'a> = BTreeMap<String, (String, Kind)>;

fn to_text(session: &Session) -> String {
    let mut text = String::new();
    for (key, (value, kind)) in session {
        if *kind == Kind::OldFlash {
            continue;
        }
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(key);
        text.push_str(if *kind == Kind::NewFlash { "*=" } else { "=" });
        text.push_str(&value.replace('%', "%25").replace('&', "%26"));
    }
    text
}

fn from_text(text: &str) -> Session<'_> {
    let mut session = Session::new();
    for (key, value) in text.split('&').filter_map(|entry| entry.split_once('=')) {
        let value = value.replace("%26", "&").replace("%25", "%");
        let (key, kind) = match key.strip_suffix('*') {
            Some(key) => (key, Kind::OldFlash),
            None => (key, Kind::Lasting),
        };
        session.insert(key.to_owned(), (value, kind));
    }
    session
}

struct Cookie<'a> {
    key: &'a str,
    time: u64,
    letters: &'a str,
}

struct Shop<'a> {
    name: &'a str,
    age_max: u64,
    renewal_age: u64,
    bytes_max: usize,
    secrets: BTreeMap<&'a str, &'a str>,
    current: &'a str,
}

impl<'a> Shop<'a> {
    /// The cookie, if it is to be trusted, or its state.
    fn judge<'b>(&self, value: &'b str, now: u64) -> Result<Cookie<'b>, &'static str> {
        let parts: Vec<&str> = value.split('.').collect();
        let [key, time, letters, signature] = parts[..] else { return Err("malformed") };
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_time = time == "0"
            || ((1..=12).contains(&time.len())
                && !time.starts_with('0')
                && time.bytes().all(|byte| byte.is_ascii_digit()));
        let is_signature =
            signature.len() == 12 && signature.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_key || !is_time || !is_signature || !letters.bytes().all(|letter| ALPHABET.contains(&letter)) {
            return Err("malformed");
        }
        let secret = self.secrets.get(key).ok_or("unknown key")?;
        let message = format!("{key}.{time}.{letters}");
        if sign(secret, &message) != signature {
            return Err("forged");
        }
        let time = time.parse().map_err(|_| "malformed")?;
        match now.checked_sub(time) {
            None => Err("future"),
            Some(age) if age > self.age_max => Err("expired"),
            Some(_) => Ok(Cookie { key, time, letters }),
        }
    }

    fn answer(&self, cookie: Option<Cookie>, has_cookies: bool, session: &Session, now: u64) -> String {
        let letters = to_letters(&to_text(session));
        if letters.is_empty() {
            return if has_cookies { "remove" } else { "nothing" }.to_owned();
        }
        if let Some(cookie) = cookie
            && cookie.key == self.current
            && now - cookie.time < self.renewal_age
            && cookie.letters == letters
        {
            return "nothing".to_owned();
        }
        let message = format!("{}.{now}.{letters}", self.current);
        let text = format!("{}={message}", self.name) + "." + &sign(self.secrets[self.current], &message);
        if text.len() > self.bytes_max { format!("too large {}", text.len()) } else { "send ".to_owned() + &text }
    }

    fn request(&self, now: u64, header: &str, actions: impl Iterator<Item = &'a str>, out: &mut String) {
        let cookies = header.split(';').filter_map(|piece| piece.trim_matches(' ').split_once('='));
        let (mut cookie, mut state) = (None, "new");
        for (_, value) in cookies.filter(|(name, _)| *name == self.name) {
            match self.judge(value, now) {
                Ok(trusted) => {
                    (cookie, state) = (Some(trusted), "ok");
                    break;
                }
                Err(other) if state == "new" => state = other,
                Err(_) => {}
            }
        }
        out.push_str(state);
        let text = cookie.as_ref().map(|cookie| from_letters(cookie.letters)).unwrap_or_default();
        let mut session = from_text(&text);
        for action in actions {
            let mut words = action.splitn(3, ' ');
            let (verb, key) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let value = words.next().unwrap_or_default().to_owned();
            match verb {
                "get" => match session.get(key) {
                    Some((value, _)) => out.push_str(&("\nvalue ".to_owned() + value)),
                    None => out.push_str("\nabsent"),
                },
                "set" => drop(session.insert(key.to_owned(), (value, Kind::Lasting))),
                "flash" => drop(session.insert(key.to_owned(), (value, Kind::NewFlash))),
                "delete" => drop(session.remove(key)),
                "clear" => session.clear(),
                _ => {
                    if let Some((_, kind @ Kind::OldFlash)) = session.get_mut(key) {
                        *kind = Kind::NewFlash;
                    }
                }
            }
        }
        let answer = self.answer(cookie, state != "new", &session, now);
        out.push_str(&format!("\n{answer}\n"));
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let number = |place: usize| words[place].parse().expect("a number");
    let (age_max, renewal_age, bytes_max) = (number(1), number(2), number(3) as usize);
    let mut shop = Shop { name: words[0], age_max, renewal_age, bytes_max, secrets: BTreeMap::new(), current: "" };
    let mut out = String::new();
    while let Some(line) = lines.next() {
        let (event, text) = line.split_once(' ').expect("an event");
        match event {
            "key" => {
                let (id, secret) = text.split_once(' ').expect("an identifier and a secret");
                shop.secrets.insert(id, secret);
                shop.current = id;
            }
            "drop" => drop(shop.secrets.remove(text)),
            _ => {
                let header = lines.next().unwrap_or_default().trim_start_matches("cookie");
                let now = text.parse().expect("a time");
                shop.request(now, header, lines.by_ref().take_while(|line| *line != "end"), &mut out);
            }
        }
    }
    io::stdout().write_all(out.as_bytes())
}
