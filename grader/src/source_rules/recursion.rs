//! Which functions call themselves, directly or through others of the submission.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::Sighting;

/// Calls between the functions of a submission, by their names.
#[derive(Debug, Default)]
pub(super) struct CallGraph {
    calls: BTreeMap<String, Vec<(String, Sighting)>>,
}

impl CallGraph {
    /// Says that a function is there.
    pub(super) fn define(&mut self, name: &str) {
        self.calls.entry(name.to_owned()).or_default();
    }

    /// Says that `caller` calls `callee` at a place.
    pub(super) fn call(&mut self, caller: &str, callee: &str, place: Sighting) {
        self.calls.entry(caller.to_owned()).or_default().push((callee.to_owned(), place));
    }

    /// Every call that leads back to the function it stands in.
    pub(super) fn circular_calls(&self) -> Vec<Sighting> {
        let component = self.components();
        let mut found = BTreeSet::new();
        for (caller, calls) in &self.calls {
            for (callee, place) in calls {
                let is_back = caller == callee || component.get(callee.as_str()) == component.get(caller.as_str());
                if is_back && self.calls.contains_key(callee) {
                    found.insert(place.clone());
                }
            }
        }
        found.into_iter().collect()
    }

    /// The strongly connected component of each function: two searches, the second against the direction of calls
    /// and in the reverse order of the first one's ends.
    fn components(&self) -> BTreeMap<&str, usize> {
        let mut backwards: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (caller, calls) in &self.calls {
            for (callee, _) in calls {
                backwards.entry(callee).or_default().push(caller);
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
                    let calls = self.calls.get(name).map(Vec::as_slice).unwrap_or_default();
                    left.extend(calls.iter().map(|(callee, _)| (callee.as_str(), false)));
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
