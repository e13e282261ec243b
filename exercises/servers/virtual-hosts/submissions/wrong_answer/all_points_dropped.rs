//! Drops all points at the end of a header.

use std::{
    collections::HashMap,
    io::{self, Read},
};

#[derive(Default)]
struct Port<'a> {
    first: &'a str,
    default: Option<&'a str>,
    exact: HashMap<String, &'a str>,
    /// By what stands behind the star.
    star_in_front: HashMap<String, &'a str>,
    /// By what stands before the star.
    star_behind: HashMap<String, &'a str>,
}

impl<'a> Port<'a> {
    fn add(&mut self, name: &str, site: &'a str) {
        if name == "default" {
            self.default.get_or_insert(site);
            return;
        }
        let name = name.to_ascii_lowercase();
        if let Some(end) = name.strip_prefix('*') {
            self.star_in_front.entry(end.to_owned()).or_insert(site);
        } else if let Some(beginning) = name.strip_suffix('*') {
            self.star_behind.entry(beginning.to_owned()).or_insert(site);
        } else {
            self.exact.entry(name).or_insert(site);
        }
    }

    fn find(&self, header: &str) -> &'a str {
        let name = header.split(':').next().unwrap_or_default();
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let exact = self.exact.get(&name);
        // A star stands for something, so a point at the very end of the name is not beside one.
        let mut points = name.match_indices('.').map(|(place, _)| place).filter(|place| *place > 0);
        let in_front = || points.find_map(|place| self.star_in_front.get(&name[place..]));
        let mut points = name.rmatch_indices('.').map(|(place, _)| place + 1).filter(|end| *end < name.len());
        let behind = || points.find_map(|end| self.star_behind.get(&name[..end]));
        let site = exact.or_else(in_front).or_else(behind).copied();
        site.or(self.default).unwrap_or(self.first)
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut counts = lines.next().expect("a line with two counts").split(' ');
    let sites: usize = counts.next().expect("the number of sites").parse().expect("a number");

    let mut ports: HashMap<&str, Port<'_>> = HashMap::new();
    for line in lines.by_ref().take(sites) {
        let mut parts = line.split(' ');
        let site = parts.next().expect("an identifier");
        let port = parts.next().expect("a port");
        let port = ports.entry(port).or_insert_with(|| Port { first: site, ..Port::default() });
        for name in parts {
            port.add(name, site);
        }
    }

    let mut output = String::new();
    for line in lines {
        let (port, header) = line.split_once(' ').expect("a port and a header");
        output.push_str(ports.get(port).map_or("-", |port| port.find(header)));
        output.push('\n');
    }
    print!("{output}");
    Ok(())
}
