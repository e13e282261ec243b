// rule: forbid call sort
trait Orderly {
    fn sort(&mut self);

    fn tidy(&mut self) {
        self.sort();
        Self::sort(self);
    }
}

struct Pile(Vec<i32>);

impl Orderly for Pile {
    fn sort(&mut self) {}
}

fn tidy_all(pile: &mut Pile) {
    pile.sort();
    Orderly::sort(pile);
    <Pile as Orderly>::sort(pile);
}
