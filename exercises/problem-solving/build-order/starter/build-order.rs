use std::{
    collections::HashMap,
    io::{self, Read},
};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut words = input.split_ascii_whitespace();
    let n: usize = words.next().and_then(|word| word.parse().ok()).expect("the number of modules");
    let _m = words.next().expect("the number of needs");

    // Modules are known by their number from here on; `names[number]` is the name.
    let names: Vec<&str> = words.by_ref().take(n).collect();
    let numbers: HashMap<&str, usize> = names.iter().enumerate().map(|(number, &name)| (name, number)).collect();

    // `needs[a]` holds the numbers of the modules that module `a` needs.
    let mut needs: Vec<Vec<usize>> = vec![Vec::new(); n];
    while let (Some(a), Some(b)) = (words.next(), words.next()) {
        needs[numbers[a]].push(numbers[b]);
    }

    // Your code goes here. This prints the modules in the order of the input, whatever they need.
    println!("order");
    for name in names {
        println!("{name}");
    }
    Ok(())
}
