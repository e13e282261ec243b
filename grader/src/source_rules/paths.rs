//! Names and paths as they stand in a syntax tree: without blanks, comments, generic arguments and marks of raw names.

use tree_sitter::Node;

/// Longest name that is told from others, in bytes.
const NAME_BYTES_MAX: usize = 200;

/// A path in a program.
#[derive(Debug, Default)]
pub(super) struct Path<'t> {
    /// Its names, the first one first.
    pub(super) names: Vec<String>,
    /// The type in angle brackets that it begins with: `[i32]` in `<[i32]>::sort`.
    pub(super) bracketed: Option<Node<'t>>,
    /// What stands in angle brackets behind its names.
    pub(super) arguments: Vec<Node<'t>>,
}

impl<'t> Path<'t> {
    /// Reads the path that is `node`.
    pub(super) fn read(node: Node<'t>, text: &str) -> Self {
        let mut path = Self::default();
        let mut next = Some(node);
        while let Some(node) = next {
            next = match node.kind() {
                "scoped_identifier" | "scoped_type_identifier" => {
                    path.names.extend(node.child_by_field_name("name").map(|name| name_of(name, text).to_owned()));
                    node.child_by_field_name("path")
                }
                "generic_type" | "generic_type_with_turbofish" | "generic_function" => {
                    path.arguments.extend(node.child_by_field_name("type_arguments"));
                    node.child_by_field_name("type").or_else(|| node.child_by_field_name("function"))
                }
                "bracketed_type" => {
                    path.bracketed = Some(node);
                    None
                }
                _ => {
                    path.names.push(name_of(node, text).to_owned());
                    None
                }
            };
        }
        path.names.reverse();
        path
    }

    /// Its last name.
    pub(super) fn last(&self) -> Option<&str> {
        self.names.last().map(String::as_str)
    }

    /// The name before the last one.
    pub(super) fn owner(&self) -> Option<&str> {
        self.names.iter().nth_back(1).map(String::as_str)
    }
}

/// The text of a name. What is longer than any name that a rule states is cut: a hostile source defines a long name once
/// and has it kept for everything within.
pub(super) fn name_of<'a>(node: Node<'_>, text: &'a str) -> &'a str {
    let name = text.get(node.byte_range()).unwrap_or_default();
    let name = name.strip_prefix("r#").unwrap_or(name);
    &name[..name.floor_char_boundary(NAME_BYTES_MAX)]
}

/// The names of a path that a rule states.
pub(super) fn split_path(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

/// Whether the names of `wanted` stand in `path` in their order: `std::collections::HashMap` stands also for
/// `std::collections::hash_map::HashMap`, and whatever lies below it. `core` and `alloc` are parts of `std`.
pub(super) fn is_within(wanted: &[String], path: &[String]) -> bool {
    let mut names = path.iter().map(as_std);
    let first_fits = wanted.first().map(as_std) == path.first().map(as_std);
    first_fits && wanted.iter().map(as_std).all(|wanted| names.any(|name| name == wanted))
}

fn as_std(name: &String) -> &str {
    if is_library(name) { "std" } else { name }
}

/// Whether the standard library's paths begin with this name.
pub(super) fn is_library(name: &str) -> bool {
    matches!(name, "std" | "core" | "alloc")
}

/// Whether the paths to the program's own modules begin with this name.
pub(super) fn is_inward(name: &str) -> bool {
    matches!(name, "crate" | "self" | "super")
}

/// What stands within `node` and is compiled: no comments, no attributes, nothing that is for tests only.
pub(super) fn compiled_children<'t>(node: Node<'t>, text: &str) -> Vec<Node<'t>> {
    let mut children = Vec::new();
    let mut is_for_tests = false;
    for child in node.named_children(&mut node.walk()) {
        match child.kind() {
            "line_comment" | "block_comment" | "inner_attribute_item" => {}
            "attribute_item" => {
                let attribute = text.get(child.byte_range()).unwrap_or_default();
                let words: String = attribute.split_whitespace().collect();
                is_for_tests |= matches!(words.as_str(), "#[cfg(test)]" | "#[test]");
            }
            _ if is_for_tests => is_for_tests = false,
            _ => children.push(child),
        }
    }
    children
}
