use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let count: usize = next()?.parse().expect("a number of templates");
    for _ in 0..count {
        let line = next()?;
        let (parameter_count, template) = line.split_once(' ').expect("a number and a template");
        let mut statement = template.to_owned();
        for _ in 0..parameter_count.parse().expect("a number of parameters") {
            let line = next()?;
            let (name, value) = line.split_once('=').expect("a name and a value");
            // Your code goes here. This is how servers are broken into.
            statement = statement.replace(&format!(":{name}"), value);
        }
        println!("{statement}");
    }
    Ok(())
}
