// rule: forbid call sort
struct Decoy;

impl Decoy {
    fn sort(&mut self) {}
}

trait Order {
    fn order(&mut self);
}

impl Order for Vec<i32> {
    fn order(&mut self) {
        self.sort(); // caught
        Self::sort(self); // caught
    }
}

struct Wrapped(Vec<i32>);

fn main() {
    let mut v = vec![3, 1, 2];
    v.sort(); // caught
    Wrapped(vec![2, 1]).0.sort(); // caught
    let shelf = Decoy;
    let mut shelf = vec![3, 1, 2];
    shelf.sort(); // caught
    println!("{:?}", { v.sort(); v }); // caught
}
