//! Collects what the rules ask about from the syntax trees: calls, paths, macros and loops, each with its place.

use std::collections::{BTreeMap, BTreeSet};

use grade_model::{Construct, SourceItem};
use tree_sitter::{Node, Tree};

use super::{
    imports::{Imports, split_path},
    recursion::CallGraph,
};

/// Names of methods that collections have too: on another receiver than `self` they are rarely the submission's own.
const COMMON_METHODS: [&str; 16] = [
    "clear", "clone", "contains", "drop", "eq", "extend", "fmt", "get", "insert", "is_empty", "iter", "len", "next",
    "pop", "push", "remove",
];

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sighting {
    pub(super) file: String,
    /// The line, from 1.
    pub(super) line: u32,
    /// Bytes before it in the line.
    pub(super) at: usize,
}

/// What was found in all files.
#[derive(Debug, Default)]
pub(super) struct Scan {
    calls: BTreeMap<String, Vec<Sighting>>,
    macros: BTreeMap<String, Vec<Sighting>>,
    loops: BTreeMap<&'static str, Vec<Sighting>>,
    /// The paths that rules are about.
    wanted: Vec<Vec<String>>,
    /// Paths as they may be meant, of those that a rule is about.
    paths: Vec<(Vec<String>, Sighting)>,
    /// Names among the arguments of macros, which may mean anything.
    loose: BTreeMap<String, Vec<Sighting>>,
    graph: CallGraph,
}

/// What the submission defines itself.
#[derive(Debug, Default)]
struct Defined {
    functions: BTreeSet<String>,
    /// Methods of types that it defines.
    methods: BTreeSet<String>,
    /// Its types, traits and modules.
    owners: BTreeSet<String>,
}

impl Scan {
    /// Reads `sources`; of the paths in them it keeps those that `items` are about.
    pub(super) fn of<'i>(sources: &[(&str, &str, Tree)], items: impl Iterator<Item = &'i SourceItem>) -> Self {
        let mut defined = Defined::default();
        for (_, text, tree) in sources {
            defined.collect(tree.root_node(), text);
        }
        let wanted = items.filter_map(|item| match item {
            SourceItem::Path(path) => Some(split_path(path)),
            SourceItem::Call(_) | SourceItem::Macro(_) | SourceItem::Syntax(_) => None,
        });
        let mut scan = Self { wanted: wanted.collect(), ..Self::default() };
        for (file, text, tree) in sources {
            let mut imports = Imports::default();
            let mut reader = Reader { scan: &mut scan, defined: &defined, imports: &mut imports, file, text };
            reader.read_imports(tree.root_node());
            reader.read(tree.root_node());
        }
        scan
    }

    /// Where `item` was seen, in the order of places.
    pub(super) fn sightings(&self, item: &SourceItem) -> Vec<Sighting> {
        let seen = |map: &BTreeMap<String, Vec<Sighting>>, name: &str| map.get(name).cloned().unwrap_or_default();
        let mut found = match item {
            SourceItem::Call(name) => seen(&self.calls, name),
            SourceItem::Macro(name) => seen(&self.macros, name),
            SourceItem::Path(path) => {
                let wanted = split_path(path);
                let mut found: Vec<Sighting> = self
                    .paths
                    .iter()
                    .filter(|(path, _)| is_within(&wanted, path))
                    .map(|(_, place)| place.clone())
                    .collect();
                found.extend(wanted.last().map(|last| seen(&self.loose, last)).unwrap_or_default());
                found
            }
            SourceItem::Syntax(Construct::Recursion) => self.graph.circular_calls(),
            SourceItem::Syntax(construct) => {
                let kinds: &[&str] = match construct {
                    Construct::Loop => &["loop"],
                    Construct::While => &["while"],
                    Construct::For => &["for"],
                    Construct::AnyLoop => &["loop", "while", "for"],
                    Construct::Recursion => &[],
                };
                kinds.iter().flat_map(|kind| self.loops.get(kind).cloned().unwrap_or_default()).collect()
            }
        };
        found.sort();
        // One sighting a line: `HashMap<K, HashMap<K, V>>` is one mistake.
        found.dedup_by(|a, b| (&a.file, a.line) == (&b.file, b.line));
        found
    }
}

/// Whether the names of `wanted` stand in `path` in their order: `std::collections::HashMap` stands also for
/// `std::collections::hash_map::HashMap`, and whatever lies below it. `core` and `alloc` are parts of `std`.
fn is_within(wanted: &[String], path: &[String]) -> bool {
    let as_std =
        |name: &String| if matches!(name.as_str(), "core" | "alloc") { "std".to_owned() } else { name.clone() };
    let mut names = path.iter().map(as_std);
    let first_fits = wanted.first().map(as_std) == path.first().map(as_std);
    first_fits && wanted.iter().map(as_std).all(|wanted| names.any(|name| name == wanted))
}

impl Defined {
    fn collect(&mut self, root: Node<'_>, text: &str) {
        let name_of = |node: Node<'_>| {
            node.child_by_field_name("name").and_then(|name| text.get(name.byte_range())).unwrap_or_default().to_owned()
        };
        let mut left = vec![(root, false)];
        while let Some((node, is_in_impl)) = left.pop() {
            let mut is_inside = is_in_impl;
            match node.kind() {
                "function_item" if is_in_impl => {
                    self.methods.insert(name_of(node));
                    is_inside = false;
                }
                "function_item" => {
                    self.functions.insert(name_of(node));
                }
                "struct_item" | "enum_item" | "union_item" | "trait_item" | "mod_item" => {
                    self.owners.insert(name_of(node));
                    is_inside = node.kind() == "trait_item";
                }
                "impl_item" => is_inside = true,
                _ => {}
            }
            left.extend(node.named_children(&mut node.walk()).map(|child| (child, is_inside)));
        }
    }
}

/// Reads one file.
struct Reader<'a> {
    scan: &'a mut Scan,
    defined: &'a Defined,
    imports: &'a mut Imports,
    file: &'a str,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn text_of(&self, node: Node<'_>) -> &'a str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn place(&self, node: Node<'_>) -> Sighting {
        let point = node.start_position();
        let line = u32::try_from(point.row + 1).unwrap_or(u32::MAX);
        Sighting { file: self.file.to_owned(), line, at: point.column }
    }

    fn read_imports(&mut self, root: Node<'_>) {
        let mut left = vec![root];
        while let Some(node) = left.pop() {
            match node.kind() {
                "use_declaration" => {
                    let mut own = Imports::default();
                    own.add(node, self.text);
                    self.imports.add(node, self.text);
                    let place = self.place(node);
                    for path in own.paths() {
                        self.see_import(path, &place);
                    }
                }
                "extern_crate_declaration" => {
                    if let (Some(name), Some(alias)) =
                        (node.child_by_field_name("name"), node.child_by_field_name("alias"))
                    {
                        self.imports.alias(self.text_of(alias), self.text_of(name));
                    }
                }
                "token_tree" => {}
                _ => left.extend(node.named_children(&mut node.walk())),
            }
        }
    }

    /// Bringing in a function or a macro of others counts as calling it, because it may be called under another name.
    fn see_import(&mut self, path: &[String], place: &Sighting) {
        let is_own = path.first().is_some_and(|first| {
            matches!(first.as_str(), "crate" | "self" | "super") || self.defined.owners.contains(first)
        });
        if let Some(last) = path.last().filter(|_| !is_own) {
            self.scan.calls.entry(last.clone()).or_default().push(place.clone());
            self.scan.macros.entry(last.clone()).or_default().push(place.clone());
        }
        self.keep_paths(path, place);
    }

    fn keep_paths(&mut self, path: &[String], place: &Sighting) {
        if self.scan.wanted.is_empty() {
            return;
        }
        for path in self.imports.resolve(path) {
            if self.scan.wanted.iter().any(|wanted| is_within(wanted, &path)) {
                self.scan.paths.push((path, place.clone()));
            }
        }
    }

    fn read(&mut self, root: Node<'_>) {
        let mut left: Vec<(Node<'_>, Option<String>)> = vec![(root, None)];
        while let Some((node, mut caller)) = left.pop() {
            match node.kind() {
                "use_declaration" | "extern_crate_declaration" | "line_comment" | "block_comment" => continue,
                "token_tree" => self.read_tokens(node, caller.as_deref()),
                "loop_expression" => self.see_loop("loop", node),
                "while_expression" => self.see_loop("while", node),
                "for_expression" => self.see_loop("for", node),
                "macro_invocation" => {
                    let name = node.child_by_field_name("macro").map_or("", |name| self.text_of(name));
                    let name = split_path(name).pop().unwrap_or_default();
                    let place = self.place(node);
                    self.scan.macros.entry(name).or_default().push(place);
                }
                "function_item" => {
                    let name = node.child_by_field_name("name").map_or("", |name| self.text_of(name));
                    self.scan.graph.define(name);
                    caller = Some(name.to_owned());
                }
                "field_expression" => self.see_method(node, caller.as_deref()),
                "scoped_identifier" | "scoped_type_identifier" => {
                    self.see_path(node, caller.as_deref());
                    // What stands within is a part of the path, or a type in angle brackets.
                    left.extend(
                        node.child_by_field_name("path")
                            .filter(|path| path.kind() == "bracketed_type")
                            .map(|path| (path, caller)),
                    );
                    continue;
                }
                "identifier" | "type_identifier" => self.see_path(node, caller.as_deref()),
                _ => {}
            }
            if node.kind() != "token_tree" {
                // The name that an item is given is no use of it.
                let name = node.child_by_field_name("name").filter(|_| node.kind().ends_with("_item"));
                let children =
                    node.named_children(&mut node.walk()).filter(|child| Some(*child) != name).collect::<Vec<_>>();
                left.extend(children.into_iter().map(|child| (child, caller.clone())));
            }
        }
    }

    fn see_loop(&mut self, kind: &'static str, node: Node<'_>) {
        let place = self.place(node);
        self.scan.loops.entry(kind).or_default().push(place);
    }

    /// A method, called or named: `v.sort`.
    fn see_method(&mut self, node: Node<'_>, caller: Option<&str>) {
        let Some(field) = node.child_by_field_name("field").filter(|field| field.kind() == "field_identifier") else {
            return;
        };
        let name = self.text_of(field);
        let is_self = node.child_by_field_name("value").is_some_and(|value| value.kind() == "self");
        let is_defined = self.defined.methods.contains(name);
        let place = self.place(field);
        if let Some(caller) = caller.filter(|_| is_defined && (is_self || !COMMON_METHODS.contains(&name))) {
            self.scan.graph.call(caller, name, place.clone());
        }
        if !(is_self && is_defined) {
            self.scan.calls.entry(name.to_owned()).or_default().push(place);
        }
    }

    /// A path or a name: of an item, of a function that is called or handed on.
    fn see_path(&mut self, node: Node<'_>, caller: Option<&str>) {
        let path = split_path(self.text_of(node));
        let place = self.place(node);
        let Some(last) = path.last().cloned() else { return };
        let is_bracketed = self.text_of(node).starts_with('<');
        let owner = path.len().checked_sub(2).and_then(|at| path.get(at));
        let is_own = match owner {
            Some(owner) => {
                (self.defined.owners.contains(owner) || matches!(owner.as_str(), "Self" | "self" | "super" | "crate"))
                    && (self.defined.functions.contains(&last) || self.defined.methods.contains(&last))
            }
            None => !is_bracketed && self.defined.functions.contains(&last),
        };
        if let Some(caller) = caller.filter(|_| is_own) {
            self.scan.graph.call(caller, &last, place.clone());
        }
        // A lone name is a variable more often than not; a function of others has to be brought in first, which
        // counts by itself.
        if !is_own && (owner.is_some() || is_bracketed) {
            self.scan.calls.entry(last).or_default().push(place.clone());
        }
        self.keep_paths(&path, &place);
    }

    /// The arguments of a macro, and the body of one that the submission defines.
    fn read_tokens(&mut self, tree: Node<'_>, caller: Option<&str>) {
        let mut left = vec![tree];
        while let Some(tree) = left.pop() {
            let mut before = ["", ""];
            let children: Vec<Node<'_>> = tree.children(&mut tree.walk()).collect();
            for (index, node) in children.iter().enumerate() {
                let text = self.text_of(*node);
                match node.kind() {
                    "token_tree" => left.push(*node),
                    "identifier" | "metavariable" | "primitive_type" => {
                        let next = children.get(index + 1);
                        self.see_token(*node, text, before, next.map_or("", |next| self.text_of(*next)), caller);
                    }
                    "loop" => self.see_loop("loop", *node),
                    "while" => self.see_loop("while", *node),
                    "for" => self.see_loop("for", *node),
                    _ => {}
                }
                before = [before[1], text];
            }
        }
    }

    fn see_token(&mut self, node: Node<'_>, name: &str, before: [&str; 2], next: &str, caller: Option<&str>) {
        let place = self.place(node);
        let is_own_method = before == ["self", "."] && self.defined.methods.contains(name);
        if matches!(before[1], "." | "::") && !is_own_method {
            self.scan.calls.entry(name.to_owned()).or_default().push(place.clone());
        }
        if next == "!" {
            self.scan.macros.entry(name.to_owned()).or_default().push(place.clone());
        }
        let is_called = next.starts_with('(');
        let is_defined = self.defined.functions.contains(name) || self.defined.methods.contains(name);
        if let Some(caller) = caller.filter(|_| is_called && is_defined && before[1] != "." || is_own_method) {
            self.scan.graph.call(caller, name, place.clone());
        }
        // A small letter begins a variable, unless it is the end of a path.
        let is_item = name.starts_with(|first: char| first.is_ascii_uppercase()) || before[1] == "::";
        if is_item && !self.defined.owners.contains(name) {
            self.scan.loose.entry(name.to_owned()).or_default().push(place);
        }
    }
}
