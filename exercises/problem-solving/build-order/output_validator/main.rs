//! Judges the output of `build-order`: any order that respects every need, or any cycle.
//!
//! Called as `checker INPUT ANSWER FEEDBACK_DIR` with the output on standard input; exits with 42 to accept and with 43
//! to reject. What the student may read goes to `teammessage.txt`, what only staff may read to `judgemessage.txt`.
//! Anything else is an error of this exercise: exit code 1. From the answer it takes the first word only, as a check of
//! the answer itself: what the output claims is proved or refuted from the input alone.

use std::{
    collections::{HashMap, HashSet},
    env, fs,
    io::{self, Read},
    path::Path,
    process::ExitCode,
};

/// No right output is longer: 3000 names of 30 characters, and the first line. White space beyond that is not needed.
const OUTPUT_BYTES_MAX: u64 = 1 << 20;

/// Characters of the student's output that a message repeats.
const QUOTE_CHARS_MAX: usize = 40;

struct Graph<'a> {
    names: Vec<&'a str>,
    needs: HashSet<(&'a str, &'a str)>,
}

impl<'a> Graph<'a> {
    fn parse(input: &'a str) -> Option<Self> {
        let mut words = input.split_ascii_whitespace();
        let modules: usize = words.next()?.parse().ok()?;
        let count: usize = words.next()?.parse().ok()?;
        let names: Vec<&str> = words.by_ref().take(modules).collect();
        let mut needs = HashSet::new();
        for _ in 0..count {
            needs.insert((words.next()?, words.next()?));
        }
        (names.len() == modules && words.next().is_none()).then_some(Self { names, needs })
    }
}

/// Printable and short, whatever the student printed.
fn quote(word: &str) -> String {
    let mut text: String = word.chars().take(QUOTE_CHARS_MAX).flat_map(char::escape_default).collect();
    if word.chars().nth(QUOTE_CHARS_MAX).is_some() {
        text.push_str("...");
    }
    format!("`{text}`")
}

/// Modules that exist, each once; their places by name.
fn place_modules<'a>(graph: &Graph, modules: &[&'a str]) -> Result<HashMap<&'a str, usize>, String> {
    let known: HashSet<&str> = graph.names.iter().copied().collect();
    let mut places = HashMap::new();
    for (place, &module) in modules.iter().enumerate() {
        if !known.contains(module) {
            return Err(format!("{} is not the name of a module", quote(module)));
        }
        if places.insert(module, place).is_some() {
            return Err(format!("{} is printed more than once", quote(module)));
        }
    }
    Ok(places)
}

fn check_order(graph: &Graph, modules: &[&str]) -> Result<(), String> {
    let places = place_modules(graph, modules)?;
    if let Some(missing) = graph.names.iter().find(|name| !places.contains_key(*name)) {
        return Err(format!("the order lacks {}", quote(missing)));
    }
    // The first offence in the order of the output, so that the message is the same on every run.
    let offence =
        graph.needs.iter().filter(|(a, b)| places[a] <= places[b]).min_by_key(|(a, b)| (places[a], places[b]));
    match offence {
        Some((a, b)) if a == b => Err(format!("{} needs itself, so there is no order", quote(a))),
        Some((a, b)) => Err(format!("{} comes before {}, which it needs", quote(a), quote(b))),
        None => Ok(()),
    }
}

fn check_cycle(graph: &Graph, modules: &[&str]) -> Result<(), String> {
    let Some(&first) = modules.first() else { return Err("no module follows the word `cycle`".to_owned()) };
    place_modules(graph, modules)?;
    let followers = modules.iter().skip(1).chain([&first]);
    match modules.iter().zip(followers).find(|&(&a, &b)| !graph.needs.contains(&(a, b))) {
        Some((a, b)) => Err(format!("in your cycle {} is followed by {}, but does not need it", quote(a), quote(b))),
        None => Ok(()),
    }
}

/// What the output claims, once it is proved.
fn check(graph: &Graph, output: &[u8]) -> Result<&'static str, String> {
    let output = std::str::from_utf8(output).map_err(|_| "the output is not UTF-8 text".to_owned())?;
    let words: Vec<&str> = output.split_ascii_whitespace().collect();
    match words.split_first() {
        None => Err("the output is empty".to_owned()),
        Some((&"order", modules)) => check_order(graph, modules).map(|()| "order"),
        Some((&"cycle", modules)) => check_cycle(graph, modules).map(|()| "cycle"),
        Some((word, _)) => Err(format!("the output starts with {} instead of `order` or `cycle`", quote(word))),
    }
}

fn judge() -> Result<bool, String> {
    let args: Vec<String> = env::args().collect();
    let [_, input, answer, feedback, ..] = &args[..] else {
        return Err("usage: checker INPUT ANSWER FEEDBACK_DIR".to_owned());
    };
    let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let (input, answer) = (read(input)?, read(answer)?);
    let graph = Graph::parse(&input).ok_or("the input is not a list of modules and needs")?;
    let expected = answer.split_ascii_whitespace().next().ok_or("the answer is empty")?;

    let mut output = Vec::new();
    io::stdin().take(OUTPUT_BYTES_MAX + 1).read_to_end(&mut output).map_err(|error| error.to_string())?;
    let result = if output.len() as u64 > OUTPUT_BYTES_MAX {
        Err("the output is far longer than any right answer".to_owned())
    } else {
        check(&graph, &output)
    };

    let write = |file: &str, text: String| {
        fs::write(Path::new(feedback).join(file), text).map_err(|error| format!("{file}: {error}"))
    };
    match result {
        Ok(claim) if claim != expected => Err(format!("the output proves `{claim}`, but the answer is `{expected}`")),
        Ok(_) => Ok(true),
        Err(message) => {
            write("judgemessage.txt", format!("expected `{expected}`: {message}\n"))?;
            write("teammessage.txt", format!("{message}\n"))?;
            Ok(false)
        }
    }
}

fn main() -> ExitCode {
    match judge() {
        Ok(true) => ExitCode::from(42),
        Ok(false) => ExitCode::from(43),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
