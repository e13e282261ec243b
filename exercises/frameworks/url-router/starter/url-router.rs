use std::io::{self, BufRead};

struct Route {
    method: String,
    pattern: String,
    handler: String,
}

/// What the router answers to a request.
fn answer(routes: &[Route], method: &str, path: &str) -> String {
    // Your code goes here. This only knows patterns without parameters.
    match routes.iter().find(|route| route.method == method && route.pattern == path) {
        Some(route) => route.handler.clone(),
        None => "404".to_owned(),
    }
}

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let (r, _q) = lines[0].split_once(' ').expect("two numbers");
    let r: usize = r.parse().expect("the number of routes");

    let mut routes = Vec::new();
    for line in &lines[1..=r] {
        let fields: Vec<&str> = line.split(' ').collect();
        let [method, pattern, handler] = fields[..] else { panic!("a method, a pattern and a handler") };
        routes.push(Route { method: method.to_owned(), pattern: pattern.to_owned(), handler: handler.to_owned() });
    }
    for line in &lines[r + 1..] {
        let (method, path) = line.split_once(' ').expect("a method and a path");
        println!("{}", answer(&routes, method, path));
    }
    Ok(())
}
