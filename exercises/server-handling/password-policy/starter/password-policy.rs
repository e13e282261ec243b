use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut passwords: HashMap<String, String> = HashMap::new();
    for line in io::stdin().lock().lines().skip(13) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This keeps passwords as they are, which nobody should, and locks nothing.
        match words[1] {
            "set" => {
                passwords.insert(words[2].to_owned(), words[4].to_owned());
                println!("set {:016x}", 0);
            }
            "login" if passwords.get(words[2]).is_some_and(|password| password == words[3]) => println!("welcome"),
            "login" => println!("wrong"),
            _ => println!("unknown"),
        }
    }
    Ok(())
}
