//! What short names stand for in a submission: its `use` declarations, whatever their shape.

use std::collections::{BTreeMap, BTreeSet};

use tree_sitter::Node;

use super::paths::{Path, is_inward, is_library, name_of, split_path};

/// Imports of whole modules that are followed.
const GLOBS_MAX: usize = 64;

/// How often an alias of an alias is followed.
const ALIASES_MAX: usize = 8;

/// Paths that one written path may stand for.
const MEANINGS_MAX: usize = 64;

/// Names of a path that is brought in. A longer one leads to nothing that a rule is about, and a hostile source copies
/// it into every path that begins with its last name.
const PATH_NAMES_MAX: usize = 16;

/// Types of the standard library that have short names everywhere.
const PRELUDE: [(&str, &str); 3] =
    [("Box", "std::boxed::Box"), ("String", "std::string::String"), ("Vec", "std::vec::Vec")];

/// The imports of all files: which module a name is brought into is not looked at.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// The paths behind each name that a `use` brings in.
    names: BTreeMap<String, BTreeSet<Vec<String>>>,
    /// Paths whose content is brought in whole.
    globs: BTreeSet<Vec<String>>,
}

impl Imports {
    /// Adds a `use` declaration.
    pub(super) fn add(&mut self, declaration: Node<'_>, text: &str) {
        let mut left: Vec<(Node<'_>, Vec<String>)> =
            declaration.named_children(&mut declaration.walk()).map(|node| (node, Vec::new())).collect();
        while let Some((node, prefix)) = left.pop() {
            if prefix.len() > PATH_NAMES_MAX {
                continue;
            }
            match node.kind() {
                "scoped_use_list" => {
                    let prefix = join(prefix, node.child_by_field_name("path"), text);
                    left.extend(node.child_by_field_name("list").map(|list| (list, prefix)));
                }
                "use_list" => left.extend(node.named_children(&mut node.walk()).map(|child| (child, prefix.clone()))),
                "use_as_clause" => {
                    let path = join(prefix, node.child_by_field_name("path"), text);
                    if let Some(alias) = node.child_by_field_name("alias") {
                        self.bring_in(name_of(alias, text), without_self(path));
                    }
                }
                "use_wildcard" => {
                    let path = node.named_children(&mut node.walk()).find(|child| !child.is_extra());
                    let path = join(prefix, path, text);
                    if path.len() <= PATH_NAMES_MAX {
                        self.globs.insert(path);
                    }
                }
                "identifier" | "scoped_identifier" | "self" | "crate" => {
                    let path = without_self(join(prefix, Some(node), text));
                    if let Some(name) = path.last().cloned() {
                        self.bring_in(&name, path);
                    }
                }
                _ => {}
            }
        }
    }

    /// Says that `name` stands for `path`.
    pub(super) fn bring_in(&mut self, name: &str, path: Vec<String>) {
        if path.len() > PATH_NAMES_MAX {
            return;
        }
        self.names.entry(name.to_owned()).or_default().insert(path);
    }

    /// Adds the imports of another place.
    pub(super) fn extend(&mut self, other: &Self) {
        for (name, paths) in &other.names {
            self.names.entry(name.clone()).or_default().extend(paths.iter().cloned());
        }
        self.globs.extend(other.globs.iter().cloned());
    }

    /// Keeps of the modules that are brought in whole those that `is_wanted`.
    pub(super) fn retain_globs(&mut self, is_wanted: impl Fn(&[String]) -> bool) {
        self.globs.retain(|glob| is_wanted(glob));
        while self.globs.len() > GLOBS_MAX {
            self.globs.pop_last();
        }
    }

    /// Every path that is brought in by name.
    pub(super) fn paths(&self) -> impl Iterator<Item = &[String]> {
        self.names.values().flatten().map(Vec::as_slice)
    }

    /// Every module that is brought in whole.
    pub(super) fn globs(&self) -> impl Iterator<Item = &[String]> {
        self.globs.iter().map(Vec::as_slice)
    }

    /// The name that `name` has where it is defined, when it comes from the program itself.
    pub(super) fn own_name<'n>(&'n self, name: &'n str, is_own: impl Fn(&str) -> bool) -> &'n str {
        let path = self.names.get(name).and_then(BTreeSet::first);
        let path = path.filter(|path| path.first().is_some_and(|first| is_inward(first) || is_own(first)));
        path.and_then(|path| path.last()).map_or(name, String::as_str)
    }

    /// The paths that `path`, as it is written, may stand for: its first name is resolved, also within the program's
    /// own modules, for which `is_own` holds, and below each module that is brought in whole.
    pub(super) fn resolve(&self, path: &[String], is_own: impl Fn(&str) -> bool) -> BTreeSet<Vec<String>> {
        let mut meanings = BTreeSet::new();
        let mut left = vec![(path.to_vec(), 0)];
        let mut followed = 0;
        while let Some((path, depth)) = left.pop() {
            let Some((first, rest)) = path.split_first() else { continue };
            if meanings.contains(&path) {
                continue;
            }
            meanings.insert(path.clone());
            if depth == ALIASES_MAX || is_library(first) {
                continue;
            }
            // Every path that is followed counts, also one that turns out to be another again.
            let mut follow = |parts: [&[String]; 2]| {
                let is_room = followed < MEANINGS_MAX;
                if is_room {
                    followed += 1;
                    left.push((parts.concat(), depth + 1));
                }
                is_room
            };
            if is_inward(first) || is_own(first) {
                follow([rest, &[]]);
            }
            let _has_room = self.names.get(first).into_iter().flatten().all(|target| follow([target, rest]));
            if let Some((_, long)) = PRELUDE.iter().find(|(name, _)| first == name) {
                follow([&split_path(long), rest]);
            }
            if !is_inward(first) {
                let _has_room = self.globs.iter().all(|glob| follow([glob, &path]));
            }
        }
        meanings
    }
}

/// `a::{self}` brings in `a`.
fn without_self(mut path: Vec<String>) -> Vec<String> {
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    path
}

fn join(mut prefix: Vec<String>, node: Option<Node<'_>>, text: &str) -> Vec<String> {
    prefix.extend(node.map(|node| Path::read(node, text).names).unwrap_or_default());
    prefix
}
