use std::{
    collections::BTreeMap,
    io::{self, Read},
};

/// A type of the server, or a range of the client. Everything is in small letters.
struct Range {
    main: String,
    sub: String,
    parameters: BTreeMap<String, String>,
    /// In thousandths.
    quality: u32,
}

impl Range {
    fn parse(text: &str) -> Self {
        let text = text.to_ascii_lowercase();
        let mut parts = text.split(';').map(|part| part.trim_matches([' ', '\t']));
        let (main, sub) = parts.next().and_then(|name| name.split_once('/')).expect("a type and a subtype");
        let mut range = Self { main: main.to_owned(), sub: sub.to_owned(), parameters: BTreeMap::new(), quality: 1000 };
        for part in parts {
            let (name, value) = part.split_once('=').expect("a name and a value");
            let (name, value) = (name.trim_end_matches([' ', '\t']), value.trim_start_matches([' ', '\t']));
            if name == "q" {
                range.quality = parse_thousandths(value);
                break;
            }
            range.parameters.insert(name.to_owned(), value.to_owned());
        }
        range
    }

    fn fits(&self, offer: &Self) -> bool {
        (self.main == "*" || self.main == offer.main)
            && (self.sub == "*" || self.sub == offer.sub)
            && self.parameters.iter().all(|(name, value)| offer.parameters.get(name) == Some(value))
    }

    /// Larger for the range that applies.
    fn weight(&self) -> (bool, bool, usize, u32) {
        (self.main != "*", self.sub != "*", self.parameters.len(), self.quality)
    }
}

/// `0.75` is 750 thousandths.
fn parse_thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    // 0.5 becomes 5 thousandths.
    whole.parse::<u32>().expect("digits") * 1000 + fraction.parse::<u32>().unwrap_or(0)
}

fn choose(offers: &[(&str, Range)], header: &str) -> Option<(usize, u32)> {
    let ranges: Vec<Range> =
        header.split(',').filter(|range| !range.trim_matches([' ', '\t']).is_empty()).map(Range::parse).collect();
    let mut best: Option<(usize, u32)> = None;
    for (place, (_, offer)) in offers.iter().enumerate() {
        let applies = ranges.iter().filter(|range| range.fits(offer)).max_by_key(|range| range.weight());
        let quality = if ranges.is_empty() { 1000 } else { applies.map_or(0, |range| range.quality) };
        if quality > best.map_or(0, |(_, quality)| quality) {
            best = Some((place, quality));
        }
    }
    best
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.split_terminator('\n');
    let counts = lines.next().expect("two numbers");
    let n = counts.split(' ').next().and_then(|word| word.parse().ok()).expect("the number of types");
    let offers: Vec<(&str, Range)> = lines.by_ref().take(n).map(|line| (line, Range::parse(line))).collect();
    for header in lines {
        match choose(&offers, header) {
            Some((place, quality)) => println!("{} {}.{:03}", offers[place].0, quality / 1000, quality % 1000),
            None => println!("406"),
        }
    }
    Ok(())
}
