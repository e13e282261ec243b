use std::{
    collections::{HashMap, VecDeque},
    io::{self, BufWriter, Read, Write},
};

enum Answer {
    Order(Vec<usize>),
    Cycle(Vec<usize>),
}

/// Builds whatever is ready; a module becomes ready when the last module that it waits for is built.
fn find_order(needs: &[Vec<usize>]) -> Answer {
    let mut waiting_for: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by = vec![Vec::new(); needs.len()];
    for (module, needed) in needs.iter().enumerate() {
        for &other in needed {
            needed_by[other].push(module);
        }
    }

    let mut ready: VecDeque<usize> = (0..needs.len()).filter(|&module| waiting_for[module] == 0).collect();
    let mut order = Vec::new();
    while let Some(module) = ready.pop_front() {
        order.push(module);
        for &other in &needed_by[module] {
            waiting_for[other] -= 1;
            if waiting_for[other] == 0 {
                ready.push_back(other);
            }
        }
    }
    match waiting_for.iter().position(|&count| count > 0) {
        None => Answer::Order(order),
        Some(stuck) => Answer::Cycle(find_cycle(needs, &waiting_for, stuck)),
    }
}

/// Every module that is stuck needs another one that is stuck, so walking on must come back to where it was.
fn find_cycle(needs: &[Vec<usize>], waiting_for: &[usize], start: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut place_in_path = vec![None; needs.len()];
    let mut module = start;
    loop {
        if let Some(place) = place_in_path[module] {
            return path.split_off(place);
        }
        place_in_path[module] = Some(path.len());
        path.push(module);
        module = *needs[module].iter().find(|&&other| waiting_for[other] > 0).expect("a module that is stuck");
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut words = input.split_ascii_whitespace();
    let n: usize = words.next().and_then(|word| word.parse().ok()).expect("the number of modules");
    let _m = words.next().expect("the number of needs");

    let names: Vec<&str> = words.by_ref().take(n).collect();
    let numbers: HashMap<&str, usize> = names.iter().enumerate().map(|(number, &name)| (name, number)).collect();
    let mut needs: Vec<Vec<usize>> = vec![Vec::new(); n];
    while let (Some(a), Some(b)) = (words.next(), words.next()) {
        needs[numbers[a]].push(numbers[b]);
    }

    let (word, modules) = match find_order(&needs) {
        Answer::Order(modules) => ("order", modules),
        Answer::Cycle(modules) => ("cycle", modules),
    };
    let mut output = BufWriter::new(io::stdout().lock());
    writeln!(output, "{word}")?;
    for module in modules {
        writeln!(output, "{}", names[module])?;
    }
    output.flush()
}
