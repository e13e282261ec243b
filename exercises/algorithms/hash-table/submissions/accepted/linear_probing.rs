//! One array; an entry whose place is taken goes to the next free one.

#[derive(Clone)]
enum Slot {
    Free,
    /// An entry stood here: a search must go on behind it.
    Removed,
    Taken(String, i64),
}

pub struct HashTable {
    slots: Vec<Slot>,
    /// Entries in the table.
    len: usize,
    /// Slots that are not free.
    used: usize,
}

impl HashTable {
    pub fn new() -> Self {
        Self { slots: vec![Slot::Free; 16], len: 0, used: 0 }
    }

    pub fn insert(&mut self, key: &str, value: i64) -> Option<i64> {
        if let Some(place) = self.find(key) {
            let Slot::Taken(_, old) = &mut self.slots[place] else { unreachable!("find returns taken slots") };
            return Some(std::mem::replace(old, value));
        }
        // At least a quarter of the slots stays free, so that every search ends.
        if (self.used + 1) * 4 > self.slots.len() * 3 {
            self.rebuild();
        }
        self.put(key.to_owned(), value);
        None
    }

    pub fn get(&self, key: &str) -> Option<i64> {
        match self.slots[self.find(key)?] {
            Slot::Taken(_, value) => Some(value),
            _ => None,
        }
    }

    pub fn remove(&mut self, key: &str) -> Option<i64> {
        let place = self.find(key)?;
        self.len -= 1;
        match std::mem::replace(&mut self.slots[place], Slot::Removed) {
            Slot::Taken(_, value) => Some(value),
            _ => None,
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    fn first_place(&self, key: &str) -> usize {
        let hash = key.bytes().fold(5381_u32, |hash, byte| hash.wrapping_mul(33).wrapping_add(u32::from(byte)));
        // The upper bits depend on every byte; the slots are a power of two.
        (hash.wrapping_mul(0x9e37_79b9) >> 8) as usize & (self.slots.len() - 1)
    }

    fn next_place(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }

    fn find(&self, key: &str) -> Option<usize> {
        let mut place = self.first_place(key);
        loop {
            match &self.slots[place] {
                Slot::Free => return None,
                Slot::Taken(taken, _) if taken == key => return Some(place),
                Slot::Taken(..) | Slot::Removed => place = self.next_place(place),
            }
        }
    }

    /// Puts an entry whose key is not in the table into the first free slot.
    fn put(&mut self, key: String, value: i64) {
        let mut place = self.first_place(&key);
        while !matches!(self.slots[place], Slot::Free) {
            place = self.next_place(place);
        }
        self.slots[place] = Slot::Taken(key, value);
        self.len += 1;
        self.used += 1;
    }

    /// Drops the marks of removed entries, and doubles the slots when the entries need it.
    fn rebuild(&mut self) {
        let slots = if self.len * 2 > self.slots.len() { self.slots.len() * 2 } else { self.slots.len() };
        let old = std::mem::replace(&mut self.slots, vec![Slot::Free; slots]);
        (self.len, self.used) = (0, 0);
        for slot in old {
            if let Slot::Taken(key, value) = slot {
                self.put(key, value);
            }
        }
    }
}
