//! Looks again at forms that are on the list already.

use std::io::{self, Read};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnPile,
}

/// The list of all forms, or the forms of a circle.
fn search(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut states = vec![State::New; needs.len()];
    let mut list = Vec::new();
    let mut is_listed = vec![false; needs.len()];
    for start in 1..needs.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::OnPile;
        let mut pile = vec![(start, 0)];
        while let Some((form, next)) = pile.pop() {
            let Some(&need) = needs[form].get(next) else {
                states[form] = State::New;
                if !is_listed[form] {
                    is_listed[form] = true;
                    list.push(form);
                }
                continue;
            };
            pile.push((form, next + 1));
            match states[need] {
                State::New => {
                    states[need] = State::OnPile;
                    pile.push((need, 0));
                }
                State::OnPile => {
                    let forms = pile.into_iter().map(|(form, _)| form);
                    return Err(forms.skip_while(|form| *form != need).collect());
                }
            }
        }
    }
    Ok(list)
}

fn join(forms: &[usize]) -> String {
    forms.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let numbers: Vec<usize> = input.split_ascii_whitespace().map(|word| word.parse().expect("a number")).collect();
    let mut needs = vec![Vec::new(); numbers[0] + 1];
    for pair in numbers[2..].chunks(2) {
        needs[pair[0]].push(pair[1]);
    }
    match search(&needs) {
        Ok(list) => println!("fine\n{}", join(&list)),
        Err(circle) => println!("circle {}\n{}", circle.len(), join(&circle)),
    }
    Ok(())
}
