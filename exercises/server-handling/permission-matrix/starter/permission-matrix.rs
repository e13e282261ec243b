use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut allowed: HashMap<(String, String), String> = HashMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["allow", who, actions, path] => {
                allowed.insert((who.to_owned(), path.to_owned()), actions.to_owned());
            }
            // Your code goes here. This knows neither groups nor folders, and denies nothing that was allowed once.
            ["check", user, action, path] => match allowed.get(&(user.to_owned(), path.to_owned())) {
                Some(actions) if actions.contains(action) => println!("allowed {path} {user}"),
                _ => println!("denied"),
            },
            _ => {}
        }
    }
    Ok(())
}
