//! A program of about two hundred lines, of the kind that a student hands in: a lending library that reads commands
//! and prints what happens. It uses collections, traits, formatting, iterators and error values.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt;
use std::io::{self, BufRead, Write};

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct MemberId(String);

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct BookId(u32);

#[derive(Debug, Clone)]
struct Book {
    id: BookId,
    title: String,
    author: String,
    copies: u32,
    waiting: VecDeque<MemberId>,
}

#[derive(Debug, Clone, Default)]
struct Member {
    name: String,
    borrowed: BTreeMap<u32, u64>,
    fines: u64,
}

#[derive(Debug)]
enum Failure {
    UnknownMember(String),
    UnknownBook(u32),
    NoCopy(u32),
    NotBorrowed(String, u32),
    TooMany(String, usize),
    BadCommand(String),
    BadNumber(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::UnknownMember(name) => write!(f, "unknown member {name}"),
            Failure::UnknownBook(id) => write!(f, "unknown book {id}"),
            Failure::NoCopy(id) => write!(f, "no copy of {id} is left"),
            Failure::NotBorrowed(name, id) => write!(f, "{name} has not borrowed {id}"),
            Failure::TooMany(name, limit) => write!(f, "{name} already has {limit} books"),
            Failure::BadCommand(command) => write!(f, "bad command {command:?}"),
            Failure::BadNumber(text) => write!(f, "bad number {text:?}"),
        }
    }
}

impl std::error::Error for Failure {}

trait Policy {
    fn limit(&self) -> usize;
    fn days(&self) -> u64;
    fn fine(&self, days_late: u64) -> u64;
}

struct Ordinary;

impl Policy for Ordinary {
    fn limit(&self) -> usize {
        3
    }

    fn days(&self) -> u64 {
        14
    }

    fn fine(&self, days_late: u64) -> u64 {
        days_late * 20
    }
}

struct Library {
    books: BTreeMap<u32, Book>,
    members: HashMap<String, Member>,
    policy: Box<dyn Policy>,
    today: u64,
    log: Vec<String>,
}

impl Library {
    fn new(policy: Box<dyn Policy>) -> Self {
        Library { books: BTreeMap::new(), members: HashMap::new(), policy, today: 0, log: Vec::new() }
    }

    fn add_book(&mut self, id: u32, copies: u32, title: &str, author: &str) {
        let book = self.books.entry(id).or_insert_with(|| Book {
            id: BookId(id),
            title: title.to_string(),
            author: author.to_string(),
            copies: 0,
            waiting: VecDeque::new(),
        });
        book.copies += copies;
    }

    fn join(&mut self, name: &str) {
        let member = self.members.entry(name.to_string()).or_default();
        member.name = name.to_string();
    }

    fn borrow_book(&mut self, name: &str, id: u32) -> Result<u64, Failure> {
        let member = self.members.get_mut(name).ok_or_else(|| Failure::UnknownMember(name.to_string()))?;
        let book = self.books.get_mut(&id).ok_or(Failure::UnknownBook(id))?;
        if member.borrowed.len() >= self.policy.limit() {
            return Err(Failure::TooMany(name.to_string(), self.policy.limit()));
        }
        if book.copies == 0 {
            book.waiting.push_back(MemberId(name.to_string()));
            return Err(Failure::NoCopy(id));
        }
        book.copies -= 1;
        let due = self.today + self.policy.days();
        member.borrowed.insert(id, due);
        self.log.push(format!("{name} borrowed {}", book.title));
        Ok(due)
    }

    fn return_book(&mut self, name: &str, id: u32) -> Result<Option<String>, Failure> {
        let member = self.members.get_mut(name).ok_or_else(|| Failure::UnknownMember(name.to_string()))?;
        let due = member.borrowed.remove(&id).ok_or_else(|| Failure::NotBorrowed(name.to_string(), id))?;
        if self.today > due {
            member.fines += self.policy.fine(self.today - due);
        }
        let book = self.books.get_mut(&id).ok_or(Failure::UnknownBook(id))?;
        book.copies += 1;
        Ok(book.waiting.pop_front().map(|next| next.0))
    }

    fn report(&self, out: &mut impl Write) -> io::Result<()> {
        let names: BTreeSet<&String> = self.members.keys().collect();
        for name in names {
            let member = &self.members[name];
            let books: Vec<String> = member.borrowed.iter().map(|(id, due)| format!("{id}@{due}")).collect();
            writeln!(out, "{:<10} {:>6} [{}]", member.name, member.fines, books.join(", "))?;
        }
        let mut authors: BTreeMap<&str, Vec<&Book>> = BTreeMap::new();
        for book in self.books.values() {
            authors.entry(book.author.as_str()).or_default().push(book);
        }
        for (author, mut books) in authors {
            books.sort_by(|a, b| b.copies.cmp(&a.copies).then_with(|| a.title.cmp(&b.title)));
            let titles: Vec<String> = books.iter().map(|book| format!("{} ({})", book.title, book.id.0)).collect();
            writeln!(out, "{author}: {}", titles.join("; "))?;
        }
        Ok(())
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::BadNumber(text.to_string()))
}

fn obey(library: &mut Library, line: &str) -> Result<Option<String>, Failure> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [] => Ok(None),
        ["book", id, copies, title, author] => {
            library.add_book(number(id)?, number(copies)?, title, author);
            Ok(None)
        }
        ["join", name] => {
            library.join(name);
            Ok(None)
        }
        ["borrow", name, id] => library.borrow_book(name, number(id)?).map(|due| Some(format!("due on day {due}"))),
        ["return", name, id] => {
            let next = library.return_book(name, number(id)?)?;
            Ok(next.map(|name| format!("tell {name}")))
        }
        ["days", days] => {
            library.today += number::<u64>(days)?;
            Ok(Some(format!("day {}", library.today)))
        }
        _ => Err(Failure::BadCommand(line.to_string())),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut library = Library::new(Box::new(Ordinary));
    let stdin = io::stdin();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in stdin.lock().lines() {
        match obey(&mut library, &line?) {
            Ok(Some(answer)) => writeln!(out, "{answer}")?,
            Ok(None) => {}
            Err(failure) => writeln!(out, "error: {failure}")?,
        }
    }
    library.report(&mut out)?;
    writeln!(out, "{} loans", library.log.len())?;
    Ok(())
}
