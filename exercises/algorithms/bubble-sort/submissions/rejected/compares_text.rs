use std::io::{self, Read};

struct Book<'a> {
    height: u32,
    title: &'a str,
}

#[derive(Default)]
struct Work {
    passes: u64,
    comparisons: u64,
    swaps: u64,
}

fn bubble_sort(books: &mut [Book]) -> Work {
    let mut work = Work::default();
    for last in (1..books.len()).rev() {
        work.passes += 1;
        let swaps_before = work.swaps;
        for left in 0..last {
            work.comparisons += 1;
            if
            // "1000" comes before "999".
            books[left].height.to_string() > books[left + 1].height.to_string() {
                books.swap(left, left + 1);
                work.swaps += 1;
            }
        }
        if work.swaps == swaps_before {
            break;
        }
    }
    work
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut books: Vec<Book> = input
        .lines()
        .skip(1)
        .map(|line| {
            let (height, title) = line.split_once(' ').expect("a height and a title");
            Book { height: height.parse().expect("an integer"), title }
        })
        .collect();

    let Work { passes, comparisons, swaps } = bubble_sort(&mut books);
    println!("passes {passes}\ncomparisons {comparisons}\nswaps {swaps}");
    for book in books {
        println!("{}", book.title);
    }
    Ok(())
}
