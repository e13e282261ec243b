use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut users: HashMap<String, String> = HashMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        // Your code goes here. These sessions never end by themselves.
        match words[1..] {
            ["login", user, id] => drop(users.insert(id.to_owned(), user.to_owned())),
            ["request", id] => {
                println!("{}", users.get(id).map_or("401 unknown".to_owned(), |user| format!("200 {user}")))
            }
            ["logout", id] => println!("{}", if users.remove(id).is_some() { "200 bye" } else { "401 unknown" }),
            _ => println!("{}", users.len()),
        }
    }
    Ok(())
}
