use std::io::{self, BufRead};

struct Book {
    height: u32,
    title: String,
}

fn parse_book(line: &str) -> Book {
    let (height, title) = line.split_once(' ').expect("a height and a title");
    Book { height: height.parse().expect("an integer"), title: title.to_owned() }
}

fn main() -> io::Result<()> {
    let mut books = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        books.push(parse_book(&line?));
    }

    // Your code goes here. `books.swap(i, i + 1)` swaps two neighbours.
    let (passes, comparisons, swaps) = (0, 0, 0);
    let _ = books.first().map(|book| book.height);

    println!("passes {passes}\ncomparisons {comparisons}\nswaps {swaps}");
    for book in &books {
        println!("{}", book.title);
    }
    Ok(())
}
