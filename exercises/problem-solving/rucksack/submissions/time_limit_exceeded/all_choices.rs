use std::io::{self, Read};

struct Search {
    items: Vec<(usize, u64)>,
    best: (u64, usize),
    best_choice: Vec<usize>,
}

impl Search {
    fn look(&mut self, place: usize, left: usize, worth: u64, choice: &mut Vec<usize>) {
        let Some(&(grams, value)) = self.items.get(place) else {
            if (worth, left) > self.best || self.best_choice.is_empty() && (worth, left) == self.best {
                self.best = (worth, left);
                self.best_choice.clone_from(choice);
            }
            return;
        };
        if grams <= left {
            choice.push(place);
            self.look(place + 1, left - grams, worth + value, choice);
            choice.pop();
        }
        self.look(place + 1, left, worth, choice);
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let (_, grams_max) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let grams_max: usize = grams_max.parse().expect("a weight");
    let mut items = Vec::new();
    let mut names = Vec::new();
    for line in lines {
        let fields: Vec<&str> = line.splitn(3, ' ').collect();
        items.push((fields[0].parse().expect("grams"), fields[1].parse().expect("a worth")));
        names.push(fields[2]);
    }
    let mut search = Search { items, best: (0, 0), best_choice: Vec::new() };
    search.look(0, grams_max, 0, &mut Vec::new());
    let grams: usize = search.best_choice.iter().map(|&place| search.items[place].0).sum();
    println!("{} {grams} {}", search.best.0, search.best_choice.len());
    for place in search.best_choice {
        println!("{} {}", place + 1, names[place]);
    }
    Ok(())
}
