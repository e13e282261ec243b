//! Lists of entries, one for each rest that the hash of a key may leave.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    mem,
};

pub struct HashTable {
    buckets: Vec<Vec<(String, i64)>>,
    len: usize,
}

impl HashTable {
    pub fn new() -> Self {
        Self { buckets: vec![Vec::new()], len: 0 }
    }

    pub fn insert(&mut self, key: &str, value: i64) -> Option<i64> {
        if let Some((bucket, place)) = self.find(key) {
            return Some(mem::replace(&mut self.buckets[bucket][place].1, value));
        }
        if self.len == self.buckets.len() {
            self.grow();
        }
        self.put(key.to_owned(), value);
        self.len += 1;
        None
    }

    pub fn get(&self, key: &str) -> Option<i64> {
        self.find(key).map(|(bucket, place)| self.buckets[bucket][place].1)
    }

    pub fn remove(&mut self, key: &str) -> Option<i64> {
        let (bucket, place) = self.find(key)?;
        self.len -= 1;
        Some(self.buckets[bucket].swap_remove(place).1)
    }

    pub fn len(&self) -> usize {
        self.len
    }

    fn bucket_of(&self, key: &str) -> usize {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish() as usize % self.buckets.len()
    }

    fn find(&self, key: &str) -> Option<(usize, usize)> {
        let bucket = self.bucket_of(key);
        for (place, entry) in self.buckets[bucket].iter().enumerate() {
            if entry.0 == key {
                return Some((bucket, place));
            }
        }
        None
    }

    fn put(&mut self, key: String, value: i64) {
        let bucket = self.bucket_of(&key);
        self.buckets[bucket].push((key, value));
    }

    /// Doubles the number of buckets; every entry gets a new place.
    fn grow(&mut self) {
        let larger = vec![Vec::new(); self.buckets.len() * 2];
        for (key, value) in mem::replace(&mut self.buckets, larger).into_iter().flatten() {
            self.put(key, value);
        }
    }
}
