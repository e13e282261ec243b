use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        // Your code goes here. This makes no backups, and "restores" what is there now.
        match words[0] {
            "write" => {
                files.insert(words[1].to_owned(), words.get(2).copied().unwrap_or_default().to_owned());
            }
            "restore" => {
                for (name, text) in &files {
                    println!("{name} = {text}");
                }
            }
            _ => {}
        }
    }
    Ok(())
}
