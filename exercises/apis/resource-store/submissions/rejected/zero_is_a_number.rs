use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

struct Request<'a> {
    method: &'a str,
    path: &'a str,
    headers: HashMap<&'a str, &'a str>,
    body: Option<&'a str>,
}

fn parse_request(line: &str) -> Request<'_> {
    let (head, body) = match line.split_once(" : ") {
        Some((head, body)) => (head, Some(body)),
        None => (line, None),
    };
    let mut words = head.split(' ');
    let mut next = || words.next().unwrap_or_default();
    let (method, path) = (next(), next());
    Request { method, path, headers: words.filter_map(|word| word.split_once('=')).collect(), body }
}

/// The name of the collection, and the number of one of its resources if it is stated.
fn parse_path(path: &str) -> Option<(&str, Option<usize>)> {
    let path = path.strip_prefix('/')?;
    let (name, number) = match path.split_once('/') {
        Some((name, number)) => (name, Some(number)),
        None => (path, None),
    };
    if !(1..=20).contains(&name.len()) || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let Some(number) = number else { return Some((name, None)) };
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= 9;
    Some((name, Some(number.parse().ok().filter(|_| is_number)?)))
}

struct Resource<'a> {
    version: u32,
    body: &'a str,
}

#[derive(Default)]
struct Collection<'a> {
    /// All that were ever created; none in the place of one that was deleted.
    resources: Vec<Option<Resource<'a>>>,
    /// For each key of a request that created something: the body, and the answer.
    keys: HashMap<&'a str, (&'a str, String)>,
}

impl<'a> Collection<'a> {
    fn list(&self) -> String {
        let numbers = (1..).zip(&self.resources).filter(|(_, resource)| resource.is_some());
        numbers.fold("200".to_owned(), |text, (number, _): (usize, _)| text + " " + &number.to_string())
    }

    fn create(&mut self, name: &str, body: &'a str, key: Option<&'a str>) -> String {
        if let Some((old_body, answer)) = key.and_then(|key| self.keys.get(key)) {
            return if *old_body == body { answer.clone() } else { "422".to_owned() };
        }
        self.resources.push(Some(Resource { version: 1, body }));
        let answer = format!("201 /{name}/{} 1", self.resources.len());
        if let Some(key) = key {
            self.keys.insert(key, (body, answer.clone()));
        }
        answer
    }
}

fn matches(header: Option<&&str>, version: u32) -> bool {
    header.is_some_and(|header| *header == "*" || *header == version.to_string())
}

/// Carries out a request for one resource, whose method and body fit.
fn use_resource<'a>(place: &mut Option<Resource<'a>>, request: &Request<'a>) -> String {
    let Some(resource) = place else { return "410".to_owned() };
    let version = resource.version;
    if request.method == "GET" {
        let is_known = matches(request.headers.get("none-match"), version);
        return if is_known { "304".to_owned() } else { format!("200 {version} {}", resource.body) };
    }
    let condition = request.headers.get("match");
    if condition.is_some() && !matches(condition, version) {
        return format!("412 {version}");
    }
    match request.body {
        Some(body) if request.method == "PUT" => {
            if resource.body != body {
                *resource = Resource { version: version + 1, body };
            }
            format!("200 {}", resource.version)
        }
        _ => {
            *place = None;
            "204".to_owned()
        }
    }
}

fn answer<'a>(collections: &mut HashMap<&'a str, Collection<'a>>, request: &Request<'a>) -> String {
    let Some((name, number)) = parse_path(request.path) else { return "400 path".to_owned() };
    let is_without_body = request.body.is_none();
    match (request.method, number) {
        ("GET", None) => collections.get(name).map_or("404".to_owned(), Collection::list),
        ("POST", None) | ("PUT", Some(_)) if is_without_body => "400 body".to_owned(),
        ("POST", None) => {
            let key = request.headers.get("key").copied();
            collections.entry(name).or_default().create(name, request.body.unwrap_or_default(), key)
        }
        (_, None) => "405 GET, POST".to_owned(),
        ("GET" | "PUT" | "DELETE", Some(number)) => {
            let resources = collections.get_mut(name).map(|collection| &mut collection.resources);
            match resources.and_then(|resources| resources.get_mut(number - 1)) {
                Some(place) => use_resource(place, request),
                None => "404".to_owned(),
            }
        }
        (_, Some(_)) => "405 DELETE, GET, PUT".to_owned(),
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut collections = HashMap::new();
    for line in input.lines().skip(1) {
        writeln!(output, "{}", answer(&mut collections, &parse_request(line)))?;
    }
    output.flush()
}
