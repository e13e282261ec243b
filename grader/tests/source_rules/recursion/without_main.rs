// rule: require recursion
pub struct List(Option<Box<List>>);

impl List {
    pub fn length(&self) -> usize {
        match &self.0 {
            None => 0,
            Some(rest) => 1 + rest.length(),
        }
    }
}
