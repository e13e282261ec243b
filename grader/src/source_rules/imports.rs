//! What short names stand for in one file: its `use` declarations, whatever their shape.

use std::collections::BTreeMap;

use tree_sitter::Node;

/// Imports of whole modules that are followed in a file.
const GLOBS_MAX: usize = 64;

/// How often an alias of an alias is followed.
const ALIASES_MAX: usize = 8;

/// Types of the standard library that have short names everywhere.
const PRELUDE: [(&str, &str); 3] =
    [("Box", "std::boxed::Box"), ("String", "std::string::String"), ("Vec", "std::vec::Vec")];

/// The imports of a file.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// The path behind each name that a `use` brings in.
    names: BTreeMap<String, Vec<String>>,
    /// Paths whose content is brought in whole.
    globs: Vec<Vec<String>>,
}

impl Imports {
    /// Adds a `use` declaration, or an `extern crate … as …`.
    pub(super) fn add(&mut self, declaration: Node<'_>, text: &str) {
        let mut left: Vec<(Node<'_>, Vec<String>)> =
            declaration.named_children(&mut declaration.walk()).map(|node| (node, Vec::new())).collect();
        while let Some((node, prefix)) = left.pop() {
            match node.kind() {
                "scoped_use_list" => {
                    let prefix = join(prefix, node.child_by_field_name("path"), text);
                    left.extend(node.child_by_field_name("list").map(|list| (list, prefix)));
                }
                "use_list" => left.extend(node.named_children(&mut node.walk()).map(|child| (child, prefix.clone()))),
                "use_as_clause" => {
                    let path = join(prefix, node.child_by_field_name("path"), text);
                    if let Some(alias) = node.child_by_field_name("alias") {
                        self.names.insert(text_of(alias, text).to_owned(), without_self(path));
                    }
                }
                "use_wildcard" if self.globs.len() < GLOBS_MAX => {
                    self.globs.push(join(prefix, node.named_child(0), text));
                }
                "identifier" | "scoped_identifier" | "self" | "crate" => {
                    let path = without_self(join(prefix, Some(node), text));
                    if let Some(name) = path.last().cloned() {
                        self.names.insert(name, path);
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds another name for a crate.
    pub(super) fn alias(&mut self, alias: &str, name: &str) {
        self.names.insert(alias.to_owned(), vec![name.to_owned()]);
    }

    /// Every path that is brought in by name.
    pub(super) fn paths(&self) -> impl Iterator<Item = &[String]> {
        self.names.values().map(Vec::as_slice)
    }

    /// The paths that `path`, as it is written, may stand for: with its first name resolved, and for a name without a
    /// declaration, below each glob.
    pub(super) fn resolve(&self, path: &[String]) -> Vec<Vec<String>> {
        let mut resolved = path.to_vec();
        for _ in 0..ALIASES_MAX {
            let Some(target) = resolved.first().and_then(|first| self.names.get(first)) else { break };
            if target.len() == 1 && target.first() == resolved.first() {
                break;
            }
            resolved = [target.as_slice(), &resolved[1..]].concat();
            if target.first().is_some_and(|first| is_root(first)) {
                break;
            }
        }
        let mut paths: Vec<Vec<String>> = vec![resolved.clone()];
        let prelude = PRELUDE.iter().find(|(name, _)| resolved.first().is_some_and(|first| first == name));
        if let Some((_, path)) = prelude {
            paths.push([split_path(path), resolved[1..].to_vec()].concat());
        }
        if !resolved.first().is_some_and(|first| is_root(first)) {
            for glob in &self.globs {
                let glob = match glob.first().and_then(|first| self.names.get(first)) {
                    Some(target) => [target.as_slice(), &glob[1..]].concat(),
                    None => glob.clone(),
                };
                paths.push([glob, resolved.clone()].concat());
            }
        }
        paths
    }
}

/// Where the standard library's paths begin, and those of the program itself.
fn is_root(name: &str) -> bool {
    matches!(name, "std" | "core" | "alloc" | "crate" | "self" | "super")
}

/// `a::{self}` brings in `a`.
fn without_self(mut path: Vec<String>) -> Vec<String> {
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    path
}

fn join(mut prefix: Vec<String>, node: Option<Node<'_>>, text: &str) -> Vec<String> {
    prefix.extend(node.map(|node| split_path(text_of(node, text))).unwrap_or_default());
    prefix
}

fn text_of<'t>(node: Node<'_>, text: &'t str) -> &'t str {
    text.get(node.byte_range()).unwrap_or_default()
}

/// The names of a path, without what stands in angle brackets.
pub(super) fn split_path(path: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let plain: String = path
        .chars()
        .filter(|c| match c {
            '<' => {
                depth += 1;
                false
            }
            '>' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let names = plain.split("::").map(|name| name.trim().trim_start_matches("r#").to_owned());
    names.filter(|name| !name.is_empty()).collect()
}
