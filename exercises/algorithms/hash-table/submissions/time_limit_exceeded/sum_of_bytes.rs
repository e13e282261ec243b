//! Each bucket is a list of the entries that fall into it.

const BUCKETS_MIN: usize = 8;

struct Entry {
    key: String,
    value: i64,
}

pub struct HashTable {
    buckets: Vec<Vec<Entry>>,
    len: usize,
}

/// Keys of the same letters in another order get the same number.
fn hash(key: &str) -> u32 {
    key.bytes().map(u32::from).sum()
}

fn empty_buckets(count: usize) -> Vec<Vec<Entry>> {
    (0..count).map(|_| Vec::new()).collect()
}

impl HashTable {
    pub fn new() -> Self {
        Self { buckets: empty_buckets(BUCKETS_MIN), len: 0 }
    }

    pub fn insert(&mut self, key: &str, value: i64) -> Option<i64> {
        let bucket = self.bucket_of(key);
        if let Some(entry) = self.buckets[bucket].iter_mut().find(|entry| entry.key == key) {
            return Some(std::mem::replace(&mut entry.value, value));
        }
        self.buckets[bucket].push(Entry { key: key.to_owned(), value });
        self.len += 1;
        if self.len > self.buckets.len() {
            self.grow();
        }
        None
    }

    pub fn get(&self, key: &str) -> Option<i64> {
        self.buckets[self.bucket_of(key)].iter().find(|entry| entry.key == key).map(|entry| entry.value)
    }

    pub fn remove(&mut self, key: &str) -> Option<i64> {
        let bucket = self.bucket_of(key);
        let place = self.buckets[bucket].iter().position(|entry| entry.key == key)?;
        self.len -= 1;
        Some(self.buckets[bucket].swap_remove(place).value)
    }

    pub fn len(&self) -> usize {
        self.len
    }

    fn bucket_of(&self, key: &str) -> usize {
        hash(key) as usize % self.buckets.len()
    }

    /// Doubles the number of buckets; every entry gets a new place.
    fn grow(&mut self) {
        let larger = empty_buckets(self.buckets.len() * 2);
        for entry in std::mem::replace(&mut self.buckets, larger).into_iter().flatten() {
            let bucket = self.bucket_of(&entry.key);
            self.buckets[bucket].push(entry);
        }
    }
}
