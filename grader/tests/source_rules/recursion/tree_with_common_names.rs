// rule: require recursion
#[derive(Default)]
struct Tree {
    left: Option<Box<Tree>>,
    number: i64,
}

impl Tree {
    fn insert(&mut self, number: i64) {
        match &mut self.left {
            Some(left) => left.insert(number),
            None => self.left = Some(Box::new(Tree { left: None, number })),
        }
    }
}

fn main() {
    let mut tree = Tree::default();
    tree.insert(3);
}
