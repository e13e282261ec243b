use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

#[derive(Clone, Copy, PartialEq)]
enum Lifetime {
    Singleton,
    Scoped,
    Transient,
}

struct Service<'a> {
    name: &'a str,
    lifetime: Lifetime,
    needs: Vec<&'a str>,
    /// Instances created so far.
    created: usize,
    /// The instance that is shared, by its number.
    shared: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Check {
    Open,
    Done,
}

struct Container<'a> {
    services: Vec<Service<'a>>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Container<'a> {
    fn parse(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut container = Self { services: Vec::new(), places: HashMap::new() };
        for line in lines {
            let mut words = line.split(' ');
            let name = words.next().expect("a name");
            let lifetime = match words.next() {
                Some("singleton") => Lifetime::Singleton,
                Some("scoped") => Lifetime::Scoped,
                _ => Lifetime::Transient,
            };
            container.places.insert(name, container.services.len());
            container.services.push(Service { name, lifetime, needs: words.collect(), created: 0, shared: None });
        }
        container
    }

    fn place(&self, name: &str) -> Result<usize, String> {
        self.places.get(name).copied().ok_or_else(|| format!("{name} is unknown"))
    }

    /// Looks for the first error below the last service of `path`.
    fn check(&self, path: &mut Vec<usize>, checks: &mut HashMap<usize, Check>) -> Result<(), String> {
        let place = path[path.len() - 1];
        let service = &self.services[place];
        checks.insert(place, Check::Open);
        for need in &service.needs {
            let needed = self.place(need)?;
            if service.lifetime == Lifetime::Singleton && self.services[needed].lifetime == Lifetime::Scoped {
                return Err(format!("singleton {} needs scoped {need}", service.name));
            }
            match checks.get(&needed) {
                Some(Check::Done) => {}
                Some(Check::Open) => return Err(self.describe_cycle(path, needed)),
                None => {
                    path.push(needed);
                    self.check(path, checks)?;
                    path.pop();
                }
            }
        }
        checks.insert(place, Check::Done);
        Ok(())
    }

    fn describe_cycle(&self, path: &[usize], needed: usize) -> String {
        let cycle = path.iter().skip_while(|&&place| place != needed).chain([&needed]);
        let names: Vec<&str> = cycle.map(|&place| self.services[place].name).collect();
        format!("cycle {}", names.join(" -> "))
    }

    /// The number of an instance of a service; what is created on the way goes to `output`.
    fn obtain(&mut self, place: usize, output: &mut impl Write) -> io::Result<usize> {
        if let Some(number) = self.services[place].shared {
            return Ok(number);
        }
        let mut given = Vec::new();
        for need in self.services[place].needs.clone() {
            let needed = self.places[need];
            // Takes a service that is listed twice only once from the container.
            let known = given.iter().find(|other: &&String| other.split('#').next() == Some(need)).cloned();
            given.push(match known {
                Some(known) => known,
                None => format!("{need}#{}", self.obtain(needed, output)?),
            });
        }
        let service = &mut self.services[place];
        service.created += 1;
        if service.lifetime != Lifetime::Transient {
            service.shared = Some(service.created);
        }
        writeln!(output, "new {}#{}({})", service.name, service.created, given.join(", "))?;
        Ok(service.created)
    }

    fn begin_scope(&mut self) {
        for service in self.services.iter_mut().filter(|service| service.lifetime == Lifetime::Scoped) {
            service.shared = None;
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().expect("two numbers");
    let n = counts.split(' ').next().and_then(|word| word.parse().ok()).expect("the number of services");
    let mut container = Container::parse(lines.by_ref().take(n));

    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        let Some(name) = line.strip_prefix("get ") else {
            container.begin_scope();
            continue;
        };
        let checked = container.place(name).and_then(|place| {
            container.check(&mut vec![place], &mut HashMap::new())?;
            Ok(place)
        });
        match checked {
            Ok(place) => {
                let number = container.obtain(place, &mut output)?;
                writeln!(output, "{name}#{number}")?;
            }
            Err(error) => writeln!(output, "error: {error}")?,
        }
    }
    output.flush()
}
