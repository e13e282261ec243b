use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut scores: BTreeMap<String, i64> = BTreeMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["put", id, score] => drop(scores.insert(id.to_owned(), score.parse().expect("a score"))),
            ["delete", id] => println!("{}", if scores.remove(id).is_some() { "204" } else { "404" }),
            _ => {
                // Your code goes here. This prints everything, ordered by id.
                let items: Vec<String> = scores.iter().map(|(id, score)| format!(" {id}:{score}")).collect();
                println!("200{}", items.concat());
            }
        }
    }
    Ok(())
}
