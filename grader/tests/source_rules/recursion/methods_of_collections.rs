// rule: require recursion // caught
struct Pile {
    items: Vec<u32>,
}

impl Pile {
    fn len(&self) -> usize {
        self.items.len()
    }

    fn push(&mut self, item: u32) {
        self.items.push(item);
    }
}

fn main() {
    let mut pile = Pile { items: Vec::new() };
    pile.push(1);
    println!("{}", pile.len());
}
