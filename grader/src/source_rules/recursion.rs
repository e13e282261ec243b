//! Which functions call themselves, directly or through others of the submission.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::Sighting;

/// How well a call is known to be one of the submission's functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// As well as names can tell.
    Sure,
    /// Something of this name is called or named, which may be something else.
    Possible,
}

/// A call of one of the submission's functions.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) callee: String,
    pub(super) certainty: Certainty,
    pub(super) place: Sighting,
}

/// Calls between the functions of a submission, by their names. The empty name stands for what is in no function.
#[derive(Debug, Default)]
pub(super) struct CallGraph {
    calls: BTreeMap<String, Vec<Call>>,
}

impl CallGraph {
    /// Says that a function is there.
    pub(super) fn define(&mut self, name: &str) {
        self.calls.entry(name.to_owned()).or_default();
    }

    /// Adds a call in the function `caller`.
    pub(super) fn call(&mut self, caller: &str, call: Call) {
        self.calls.entry(caller.to_owned()).or_default().push(call);
    }

    /// Every call that surely leads back to the function it stands in.
    pub(super) fn circular_calls(&self) -> Vec<Sighting> {
        let component = self.components(Certainty::Sure);
        let mut found = BTreeSet::new();
        for caller in self.calls.keys() {
            let calls = self.calls_of(caller, Certainty::Sure);
            let back = calls.filter(|call| component.get(&*call.callee) == component.get(&**caller));
            found.extend(back.map(|call| call.place.clone()));
        }
        found.into_iter().collect()
    }

    /// Whether a call that possibly leads back to its function is among those that possibly are come to from `entries`.
    pub(super) fn may_recur_from(&self, entries: &[String]) -> bool {
        let component = self.components(Certainty::Possible);
        let mut seen = BTreeSet::new();
        let mut left: Vec<&str> = entries.iter().map(String::as_str).chain([""]).collect();
        while let Some(caller) = left.pop() {
            if seen.insert(caller) {
                for call in self.calls_of(caller, Certainty::Possible) {
                    if component.get(&*call.callee) == component.get(caller) {
                        return true;
                    }
                    left.push(&call.callee);
                }
            }
        }
        false
    }

    /// The calls in a function that are known at least so well, to functions that are there.
    fn calls_of(&self, caller: &str, least: Certainty) -> impl Iterator<Item = &Call> {
        let calls = self.calls.get(caller).map(Vec::as_slice).unwrap_or_default();
        calls.iter().filter(move |call| {
            (least == Certainty::Possible || call.certainty == least) && self.calls.contains_key(&call.callee)
        })
    }

    /// The strongly connected component of each function: two searches, the second against the direction of calls
    /// and in the reverse order of the first one's ends.
    fn components(&self, least: Certainty) -> BTreeMap<&str, usize> {
        let mut backwards: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for caller in self.calls.keys() {
            for call in self.calls_of(caller, least) {
                backwards.entry(&call.callee).or_default().push(caller);
            }
        }
        let mut order = Vec::new();
        let mut seen = BTreeSet::new();
        for start in self.calls.keys() {
            let mut left = vec![(start.as_str(), false)];
            while let Some((name, is_done)) = left.pop() {
                if is_done {
                    order.push(name);
                } else if seen.insert(name) {
                    left.push((name, true));
                    left.extend(self.calls_of(name, least).map(|call| (call.callee.as_str(), false)));
                }
            }
        }
        let mut component = BTreeMap::new();
        for (number, start) in order.into_iter().rev().enumerate() {
            let mut left = vec![start];
            while let Some(name) = left.pop() {
                if !component.contains_key(name) {
                    component.insert(name, number);
                    left.extend(backwards.get(name).map(Vec::as_slice).unwrap_or_default());
                }
            }
        }
        component
    }
}
