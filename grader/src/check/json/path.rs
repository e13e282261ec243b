//! Paths that name parts of a JSON value, and where they lead in one.
//!
//! ```text
//! path     = "$" step*
//! step     = ".name" | ".*" | "[3]" | "[*]" | "[\"any text\"]" | ".." (name | "*" | step in brackets)
//! ```
//!
//! `*` stands for every key and every index, `..` for any number of steps. A path that ends in `..` names everything
//! below what comes before it, that included.

use super::value::{Id, Kind, Step, Tree};

/// Steps in all paths of one exercise together, plus one for the end of each: the bits of a [`Set`].
const SLOTS_MAX: usize = 128;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Key(String),
    Index(usize),
    Any,
    /// Any number of steps.
    Descend,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Ignore,
    Unorder,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    Segment(Segment),
    End(Purpose),
}

/// Which slots are next, one bit each: how far every path has come.
type Set = u128;

/// The paths of one exercise, one behind the other, followed all at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths {
    slots: Vec<Slot>,
    start: Set,
}

impl Paths {
    /// Reads paths.
    ///
    /// # Errors
    /// Which text is not a path and why, as a fragment.
    pub(super) fn parse(ignored: &[String], unordered: &[String]) -> Result<Self, String> {
        let mut paths = Self::default();
        let mut starts = Vec::new();
        for text in ignored {
            let segments = read(text).map_err(|why| format!("the ignored path `{text}` {why}"))?;
            if segments.iter().all(|segment| *segment == Segment::Descend) {
                return Err(format!(
                    "the ignored path `{text}` names the whole value, so any output would be accepted"
                ));
            }
            starts.push(paths.add(segments, Purpose::Ignore));
        }
        for text in unordered {
            let segments = read(text).map_err(|why| format!("the path of unordered arrays `{text}` {why}"))?;
            starts.push(paths.add(segments, Purpose::Unorder));
        }
        if paths.slots.len() > SLOTS_MAX {
            return Err(format!("the paths have more than {SLOTS_MAX} steps and ends together"));
        }
        paths.start = starts.into_iter().map(|slot| paths.arrive(slot)).fold(0, |all, set| all | set);
        Ok(paths)
    }

    fn add(&mut self, segments: Vec<Segment>, purpose: Purpose) -> usize {
        let start = self.slots.len();
        self.slots.extend(segments.into_iter().map(Slot::Segment));
        self.slots.push(Slot::End(purpose));
        start
    }

    /// Marks the values that the paths lead to, and takes ignored ones out of their objects. In an array whose
    /// order is free an index means nothing, so there only `[*]` leads on.
    pub(super) fn mark(&self, tree: &mut Tree<'_>) {
        if self.slots.is_empty() {
            return;
        }
        let mut sets: Vec<Set> = vec![self.start; tree.nodes.len()];
        for id in 0..tree.nodes.len() {
            let parent = tree.nodes[id].parent as usize;
            if id > 0 {
                sets[id] = self.step(sets[parent], &tree.nodes[id].step, tree.nodes[parent].is_unordered);
            }
            let node = &mut tree.nodes[id];
            node.is_ignored = self.has_end(sets[id], Purpose::Ignore);
            node.is_unordered = matches!(node.kind, Kind::Array(_)) && self.has_end(sets[id], Purpose::Unorder);
        }
        for id in 0..tree.nodes.len() {
            if let Kind::Object(members) = &tree.nodes[id].kind {
                let kept: Vec<Id> = members.iter().copied().filter(|member| !tree.node(*member).is_ignored).collect();
                tree.nodes[id].kind = Kind::Object(kept);
            }
        }
    }

    fn step(&self, from: Set, step: &Step<'_>, is_unordered: bool) -> Set {
        slots_in(from).fold(0, |to, slot| {
            let is_taken = match (&self.slots[slot], step) {
                (Slot::Segment(Segment::Descend), _) => return to | self.arrive(slot),
                (Slot::Segment(Segment::Any), _) => true,
                (Slot::Segment(Segment::Key(name)), Step::Key(key)) => name == key,
                (Slot::Segment(Segment::Index(wanted)), Step::Index(index)) => !is_unordered && wanted == index,
                _ => false,
            };
            if is_taken { to | self.arrive(slot + 1) } else { to }
        })
    }

    /// A slot, and the ones behind it that `..` lets follow without a step.
    fn arrive(&self, slot: usize) -> Set {
        let is_descend = |slot: &&Slot| **slot == Slot::Segment(Segment::Descend);
        let skipped = self.slots[slot..].iter().take_while(is_descend).count();
        (slot..=slot + skipped).fold(0, |set, slot| set | (1 << slot))
    }

    fn has_end(&self, set: Set, purpose: Purpose) -> bool {
        slots_in(set).any(|slot| self.slots[slot] == Slot::End(purpose))
    }
}

fn slots_in(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let slot = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        Some(slot as usize)
    })
}

/// Reads one path.
fn read(text: &str) -> Result<Vec<Segment>, String> {
    let mut rest = text.strip_prefix('$').ok_or("does not start with `$`")?;
    let mut segments = Vec::new();
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let (segment, behind) = read_bracket(inner)?;
            segments.push(segment);
            rest = behind;
            continue;
        }
        let name = if let Some(name) = rest.strip_prefix("..") {
            segments.push(Segment::Descend);
            name
        } else {
            rest.strip_prefix('.').ok_or("has a step that starts with neither `.` nor `[`")?
        };
        let after_descend = rest.starts_with("..");
        if after_descend && (name.is_empty() || name.starts_with('[')) {
            rest = name;
            continue;
        }
        let end = name.find(['.', '[']).unwrap_or(name.len());
        segments.push(match &name[..end] {
            "" => return Err("has a `.` without a name".to_owned()),
            "*" => Segment::Any,
            key if key.contains(['*', ']', '"', '\'', ' ']) => {
                return Err(format!("has the name `{key}`, which must stand in `[\"…\"]`"));
            }
            key => Segment::Key(key.to_owned()),
        });
        rest = &name[end..];
    }
    Ok(segments)
}

/// Reads what comes behind `[`, and gives what comes behind `]`.
fn read_bracket(inner: &str) -> Result<(Segment, &str), String> {
    if let Some(quoted) = inner.strip_prefix('"') {
        let (key, behind) = quoted.split_once("\"]").ok_or("has a `[\"` without `\"]`")?;
        return Ok((Segment::Key(key.to_owned()), behind));
    }
    let (index, behind) = inner.split_once(']').ok_or("has a `[` without `]`")?;
    let segment = match index {
        "*" => Segment::Any,
        index if index.bytes().all(|byte| byte.is_ascii_digit()) => {
            Segment::Index(index.parse().map_err(|_| format!("has `[{index}]`, which is not an index"))?)
        }
        _ => return Err(format!("has `[{index}]`, which is neither an index nor `[*]` nor `[\"key\"]`")),
    };
    Ok((segment, behind))
}

#[cfg(test)]
mod tests {
    use super::{Paths, Segment, read};
    use crate::check::json::value::Tree;

    #[test]
    fn paths_are_read() {
        let key = |name: &str| Segment::Key(name.to_owned());
        for (text, expect) in [
            ("$", vec![]),
            ("$.a.b-c_1", vec![key("a"), key("b-c_1")]),
            ("$[3][*].*", vec![Segment::Index(3), Segment::Any, Segment::Any]),
            ("$[\"a.b]\"].c", vec![key("a.b]"), key("c")]),
            ("$..id", vec![Segment::Descend, key("id")]),
            ("$.a..[0]", vec![key("a"), Segment::Descend, Segment::Index(0)]),
            ("$..", vec![Segment::Descend]),
            ("$..*", vec![Segment::Descend, Segment::Any]),
        ] {
            assert_eq!(read(text), Ok(expect), "{text}");
        }
    }

    #[test]
    fn texts_that_are_no_paths_are_refused() {
        for (text, expect) in [
            ("a.b", "does not start with `$`"),
            ("", "does not start with `$`"),
            ("$a", "has a step that starts with neither `.` nor `[`"),
            ("$.", "has a `.` without a name"),
            ("$...a", "has a `.` without a name"),
            ("$.a.", "has a `.` without a name"),
            ("$[", "has a `[` without `]`"),
            ("$[-1]", "has `[-1]`, which is neither an index nor `[*]` nor `[\"key\"]`"),
            ("$[99999999999999999999]", "has `[99999999999999999999]`, which is not an index"),
            ("$[]", "has `[]`, which is not an index"),
            ("$[\"a]", "has a `[\"` without `\"]`"),
            ("$.a b", "has the name `a b`, which must stand in `[\"…\"]`"),
        ] {
            assert_eq!(read(text), Err(expect.to_owned()), "{text}");
        }
        for all in ["$", "$..", "$...."] {
            assert!(Paths::parse(&[all.to_owned()], &[]).is_err(), "{all}");
            assert_eq!(Paths::parse(&[], &[all.to_owned()]).is_ok(), all != "$....", "{all}");
        }
        let many = vec!["$.a.b.c".to_owned(); 33];
        assert!(Paths::parse(&many[..32], &[]).is_ok());
        assert!(Paths::parse(&many, &[]).is_err());
    }

    #[track_caller]
    fn check(json: &str, ignored: &[&str], unordered: &[&str], expect_ignored: &[&str], expect_unordered: &[&str]) {
        let [ignored, unordered] =
            [ignored, unordered].map(|list| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        let paths = Paths::parse(&ignored, &unordered).unwrap();
        let mut tree = Tree::parse(json.as_bytes()).unwrap();
        paths.mark(&mut tree);
        let ids = || 0..u32::try_from(tree.nodes.len()).unwrap();
        let found: Vec<_> = ids().filter(|id| tree.node(*id).is_ignored).map(|id| tree.source(id)).collect();
        assert_eq!(found, expect_ignored);
        let found: Vec<_> = ids().filter(|id| tree.node(*id).is_unordered).map(|id| tree.source(id)).collect();
        assert_eq!(found, expect_unordered);
    }

    #[test]
    fn paths_lead_to_values() {
        check(r#"{"a":{"b":1,"c":2},"b":3}"#, &["$.a.b"], &[], &["1"], &[]);
        check(r#"{"a":{"b":1,"c":2},"b":3}"#, &["$..b"], &[], &["1", "3"], &[]);
        check(r#"{"items":[{"id":1},{"id":2}],"id":3}"#, &["$.items[*].id"], &[], &["1", "2"], &[]);
        check("[[1,2],[3,4]]", &["$[1][0]"], &["$[*]"], &[], &["[1,2]", "[3,4]"]);
        check("[[1,2],[3,4]]", &["$[1][0]"], &["$[0]"], &["3"], &["[1,2]"]);
        check("[[1],{\"a\":[2]}]", &[], &["$.."], &[], &["[[1],{\"a\":[2]}]", "[1]", "[2]"]);
        check(r#"{"a":[[[0]]],"b":[1]}"#, &[], &["$.a.."], &[], &["[[[0]]]", "[[0]]", "[0]"]);
        check(r#"{"x":{"x":{"y":1}},"y":2}"#, &["$..x..y"], &[], &["1"], &[]);
    }
}
