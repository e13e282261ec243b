use std::{
    collections::HashMap,
    io::{self, BufRead},
};

struct Service {
    lifetime: String,
    needs: Vec<String>,
}

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let (n, _q) = lines[0].split_once(' ').expect("two numbers");
    let n: usize = n.parse().expect("the number of services");

    let mut services: HashMap<String, Service> = HashMap::new();
    for line in &lines[1..=n] {
        let mut words = line.split(' ').map(str::to_owned);
        let name = words.next().expect("a name");
        let lifetime = words.next().expect("a lifetime");
        services.insert(name, Service { lifetime, needs: words.collect() });
    }
    for line in &lines[n + 1..] {
        // Your code goes here. This only shows what a command and a service look like.
        match line.split_once(' ') {
            Some(("get", name)) => match services.get(name) {
                Some(service) => println!("{} {name} needs {:?}", service.lifetime, service.needs),
                None => println!("error: {name} is unknown"),
            },
            _ => println!("a new scope begins"),
        }
    }
    Ok(())
}
