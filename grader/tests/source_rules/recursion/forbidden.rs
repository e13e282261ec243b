// rule: forbid recursion
struct Pile {
    items: Vec<u32>,
}

impl Pile {
    fn len(&self) -> usize {
        self.items.len()
    }

    fn get(&self, at: usize) -> Option<u32> {
        self.items.get(at).copied()
    }

    fn drop_all(&mut self) {
        if self.items.pop().is_some() {
            self.drop_all(); // caught
        }
    }
}

fn down(n: u32) {
    if n > 0 {
        crate::down(n - 1); // caught
    }
}

fn main() {
    down(3);
}
