// rule: forbid call sort
mod shelves {
    pub struct Shelf {
        books: Vec<u32>,
    }

    impl Shelf {
        pub fn new(books: Vec<u32>) -> Self {
            Self { books }
        }

        pub fn read() -> Result<Self, String> {
            Ok(Shelf::new(Vec::new()))
        }

        pub fn sort(&mut self) {
            for end in (1..self.books.len()).rev() {
                self.pass(end);
            }
        }

        fn pass(&mut self, end: usize) {
            (0..end).filter(|&at| self.books[at] > self.books[at + 1]).count();
        }
    }

    pub fn sort(shelf: &mut Shelf) {
        shelf.sort();
        self::Shelf::sort(shelf);
        <Shelf>::sort(shelf);
    }
}

use shelves::Shelf as Board;
use shelves::{Shelf, sort as order};

struct Room {
    shelf: Option<Box<Shelf>>,
}

impl Room {
    fn tidy(&mut self) {
        if let Some(shelf) = &mut self.shelf {
            shelf.sort();
        }
        self.shelf.as_mut().unwrap().sort();
    }
}

fn main() -> Result<(), String> {
    let mut shelf = Shelf::new(vec![3, 1, 2]);
    shelf.sort();
    let mut other = Shelf::read()?;
    other.sort();
    (&mut other).sort();
    Board::sort(&mut other);
    println!("{:?} {:?}", shelf.sort(), Shelf::sort(&mut other));
    order(&mut shelf);
    shelves::sort(&mut shelf);
    println!("{:?}", shelves::sort(&mut shelf));
    Ok(())
}
