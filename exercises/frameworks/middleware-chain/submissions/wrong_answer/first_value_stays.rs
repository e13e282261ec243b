//! Keeps the value of a header that is set already.

use std::{
    collections::HashMap,
    io::{self, Read},
};

#[derive(Clone)]
struct Response<'a> {
    status: &'a str,
    body: &'a str,
    headers: Vec<(&'a str, &'a str)>,
}

struct Crash;

type Answer<'a> = Result<Response<'a>, Crash>;

fn respond<'a>(status: &'a str, body: &'a str) -> Answer<'a> {
    Ok(Response { status, body, headers: Vec::new() })
}

enum Layer<'a> {
    Log(&'a str),
    Auth(&'a str),
    Rewrite(&'a str, &'a str),
    Limit(u64),
    Cache(HashMap<String, Response<'a>>),
    Header(&'a str, &'a str),
    Rescue(&'a str),
}

fn read_layer(line: &str) -> Layer<'_> {
    let words: Vec<&str> = line.split(' ').collect();
    match words[0] {
        "log" => Layer::Log(words[1]),
        "auth" => Layer::Auth(words[1]),
        "rewrite" => Layer::Rewrite(words[1], words[2]),
        "limit" => Layer::Limit(words[1].parse().expect("a number")),
        "cache" => Layer::Cache(HashMap::new()),
        "header" => Layer::Header(words[1], words[2]),
        _ => Layer::Rescue(words[1]),
    }
}

type Pages<'a> = HashMap<&'a str, &'a str>;

fn open<'a>(pages: &Pages<'a>, path: &str) -> Answer<'a> {
    match pages.get(path) {
        Some(page) => page.split_once(' ').map_or(Err(Crash), |(status, body)| respond(status, body)),
        None => respond("404", "not found"),
    }
}

fn pass<'a>(layers: &mut [Layer<'a>], pages: &Pages<'a>, path: &str, token: &str, trace: &mut String) -> Answer<'a> {
    let Some((layer, inner)) = layers.split_first_mut() else { return open(pages, path) };
    match layer {
        Layer::Log(name) => {
            *trace += &format!("> {name} {path}\n");
            let answer = pass(inner, pages, path, token, trace);
            *trace += &format!("< {name} {}\n", answer.as_ref().map_or("crash", |response| response.status));
            answer
        }
        Layer::Auth(wanted) if *wanted != token => respond("401", "unauthorised"),
        Layer::Auth(_) => pass(inner, pages, path, token, trace),
        Layer::Rewrite(old, new) => match path.strip_prefix(*old) {
            Some(rest) => pass(inner, pages, &format!("{new}{rest}"), token, trace),
            None => pass(inner, pages, path, token, trace),
        },
        Layer::Limit(0) => respond("429", "slow down"),
        Layer::Limit(left) => {
            *left -= 1;
            pass(inner, pages, path, token, trace)
        }
        Layer::Cache(stored) => {
            if let Some(response) = stored.get(path) {
                return Ok(response.clone());
            }
            let response = pass(inner, pages, path, token, trace)?;
            if response.status == "200" {
                stored.insert(path.to_owned(), response.clone());
            }
            Ok(response)
        }
        Layer::Header(key, value) => {
            let mut response = pass(inner, pages, path, token, trace)?;
            match response.headers.iter_mut().find(|header| header.0 == *key) {
                Some(_) => {}
                None => response.headers.push((key, value)),
            }
            Ok(response)
        }
        Layer::Rescue(status) => pass(inner, pages, path, token, trace).or_else(|_| respond(status, "rescued")),
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with three numbers");
    let counts: Vec<usize> = first.split(' ').map(|count| count.parse().expect("a number")).collect();
    let mut layers: Vec<Layer<'_>> = lines.by_ref().take(counts[0]).map(read_layer).collect();
    let pages: Pages<'_> = lines.by_ref().take(counts[1]).filter_map(|line| line.split_once(' ')).collect();
    let mut output = String::new();
    for line in lines {
        let (path, token) = line.split_once(' ').expect("a path and a token");
        match pass(&mut layers, &pages, path, token, &mut output) {
            Ok(response) => {
                output += &format!("{} {}", response.status, response.body);
                for (key, value) in response.headers {
                    output += &format!(" [{key}: {value}]");
                }
                output.push('\n');
            }
            Err(Crash) => output.push_str("500 crash\n"),
        }
    }
    print!("{output}");
    Ok(())
}
