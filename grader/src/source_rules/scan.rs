//! Collects what the rules ask about from the syntax trees: calls, paths, macros and loops, each with its place.

use std::collections::{BTreeMap, BTreeSet};

use grade_model::{Construct, SourceItem};
use tree_sitter::{Node, Tree};

use super::{
    imports::Imports,
    own::{Own, type_name},
    paths::{Path, compiled_children, is_inward, is_within, name_of, split_path},
    recursion::{Call, CallGraph, Certainty},
    variables::{Scope, Variables},
};

/// Names of methods that collections have too: on a receiver of unknown type they are rarely the submission's own.
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
    /// Where each path that a rule is about was seen.
    paths: BTreeMap<Vec<String>, Vec<Sighting>>,
    /// Names among the arguments of macros, which may mean anything.
    loose: BTreeMap<String, Vec<Sighting>>,
    graph: CallGraph,
    /// Where the program may begin.
    entry_points: Vec<String>,
}

impl Scan {
    /// Reads `sources`; of the paths in them it keeps those that `items` are about.
    pub(super) fn of<'i>(sources: &[(&str, &str, Tree)], items: impl Iterator<Item = &'i SourceItem>) -> Self {
        let (mut own, mut imports) = (Own::default(), Imports::default());
        for (_, text, tree) in sources {
            own.collect(tree.root_node(), text);
        }
        let wanted = items.filter_map(|item| match item {
            SourceItem::Path(path) => Some(split_path(path)),
            SourceItem::Call(_) | SourceItem::Macro(_) | SourceItem::Syntax(_) => None,
        });
        let mut scan = Self { wanted: wanted.collect(), ..Self::default() };
        scan.entry_points = own.entry_points().map(str::to_owned).collect();
        let declarations: Vec<(Sighting, Imports)> =
            sources.iter().flat_map(|(file, text, tree)| read_imports(file, text, tree.root_node())).collect();
        declarations.iter().for_each(|(_, declared)| imports.extend(declared));
        for (place, declared) in &declarations {
            scan.see_imports(declared, &imports, &own, place);
        }
        scan.forget_useless_globs(&mut imports, &own);
        for (file, text, tree) in sources {
            let variables = Variables::read(tree.root_node(), text, &own);
            let known = BTreeMap::new();
            let mut reader =
                Reader { scan: &mut scan, own: &own, imports: &imports, variables: &variables, known, file, text };
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
                let mut found = self.paths.get(&wanted).cloned().unwrap_or_default();
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

    /// Whether the submission does what `item` asks for. A function that calls itself has to be one that the program
    /// comes to; otherwise, what may be meant counts.
    pub(super) fn has(&self, item: &SourceItem) -> bool {
        match item {
            SourceItem::Syntax(Construct::Recursion) => self.graph.may_recur_from(&self.entry_points),
            _ => !self.sightings(item).is_empty(),
        }
    }

    /// Bringing in a function or a macro of others counts as calling it, because it may be called under another name.
    /// Bringing in all of a module counts where the module itself is what a rule is about.
    fn see_imports(&mut self, declared: &Imports, imports: &Imports, own: &Own, place: &Sighting) {
        for path in declared.paths() {
            let is_own = path.first().is_some_and(|first| is_inward(first) || own.has_owner(first));
            if let Some(last) = path.last().filter(|_| !is_own) {
                self.calls.entry(last.clone()).or_default().push(place.clone());
                self.macros.entry(last.clone()).or_default().push(place.clone());
            }
        }
        for path in declared.paths().chain(declared.globs()) {
            for wanted in self.wanted_within(&imports.resolve(path, |name| own.has_owner(name))) {
                self.paths.entry(wanted).or_default().push(place.clone());
            }
        }
    }

    /// Of the modules that are brought in whole, only those matter that lie above something that a rule is about. One
    /// that lies within it was told of where it was brought in, and would be seen again in every name of the file.
    fn forget_useless_globs(&self, imports: &mut Imports, own: &Own) {
        let meanings: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> =
            imports.globs().map(|glob| (glob.to_vec(), imports.resolve(glob, |name| own.has_owner(name)))).collect();
        imports.retain_globs(|glob| {
            let meanings = meanings.get(glob).cloned().unwrap_or_default();
            let is_above = |wanted: &Vec<String>| {
                let is_near = |glob: &Vec<String>| {
                    let depth = glob.len().min(wanted.len().saturating_sub(1));
                    depth > 0 && is_within(&wanted[..depth], glob)
                };
                meanings.iter().any(is_near)
            };
            self.wanted_within(&meanings).is_empty() && self.wanted.iter().any(is_above)
        });
    }

    /// The paths of rules that one of `meanings` stands for, or lies below.
    fn wanted_within(&self, meanings: &BTreeSet<Vec<String>>) -> Vec<Vec<String>> {
        self.wanted.iter().filter(|wanted| has_meaning(meanings, wanted)).cloned().collect()
    }
}

fn has_meaning(meanings: &BTreeSet<Vec<String>>, wanted: &[String]) -> bool {
    meanings.iter().any(|path| is_within(wanted, path))
}

/// The imports of a file, each with its place.
fn read_imports(file: &str, text: &str, root: Node<'_>) -> Vec<(Sighting, Imports)> {
    let mut found = Vec::new();
    let mut left = vec![root];
    while let Some(node) = left.pop() {
        let mut imports = Imports::default();
        match node.kind() {
            "use_declaration" => {
                imports.add(node, text);
                found.push((place_in(file, node), imports));
            }
            "extern_crate_declaration" => {
                let fields = [node.child_by_field_name("name"), node.child_by_field_name("alias")];
                if let [Some(name), Some(alias)] = fields {
                    imports.bring_in(name_of(alias, text), vec![name_of(name, text).to_owned()]);
                    found.push((place_in(file, node), imports));
                }
            }
            "token_tree" => {}
            _ => left.extend(compiled_children(node, text)),
        }
    }
    found
}

fn place_in(file: &str, node: Node<'_>) -> Sighting {
    let point = node.start_position();
    let line = u32::try_from(point.row + 1).unwrap_or(u32::MAX);
    Sighting { file: file.to_owned(), line, at: point.column }
}

/// Reads one file.
pub(super) struct Reader<'a> {
    scan: &'a mut Scan,
    pub(super) own: &'a Own,
    imports: &'a Imports,
    pub(super) variables: &'a Variables<'a>,
    /// What rules are about each path that was seen before.
    known: BTreeMap<Vec<String>, Vec<Vec<String>>>,
    file: &'a str,
    text: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) fn name_of(&self, node: Node<'_>) -> &'a str {
        name_of(node, self.text)
    }

    /// The name that something of the submission has where it is defined.
    pub(super) fn own_name<'n>(&self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        self.imports.own_name(name, |name| self.own.has_owner(name))
    }

    fn read(&mut self, root: Node<'_>) {
        let mut left: Vec<(Node<'_>, Scope)> = vec![(root, Scope::default())];
        while let Some((node, scope)) = left.pop() {
            let scope = scope.within(node, self.text);
            match node.kind() {
                "use_declaration" | "extern_crate_declaration" | "token_tree_pattern" => continue,
                "token_tree" => {
                    self.read_tokens(node, &scope, false);
                    continue;
                }
                // What could not be parsed is read like the arguments of a macro.
                "ERROR" => self.read_level(node, &scope, false, &mut Vec::new()),
                "loop_expression" => self.see_loop("loop", node),
                "while_expression" => self.see_loop("while", node),
                "for_expression" => self.see_loop("for", node),
                "macro_invocation" => {
                    let name = node.child_by_field_name("macro");
                    let name = name.and_then(|name| Path::read(name, self.text).names.pop()).unwrap_or_default();
                    let is_own = self.own.has_macro(&name);
                    self.see_macro(name, node);
                    let tokens = compiled_children(node, self.text).into_iter();
                    for tokens in tokens.filter(|child| child.kind() == "token_tree") {
                        self.read_tokens(tokens, &scope, is_own);
                    }
                    continue;
                }
                "function_item" => self.scan.graph.define(scope.function.as_deref().unwrap_or_default()),
                "call_expression" => self.see_method(node, &scope),
                "scoped_identifier" | "scoped_type_identifier" => {
                    let path = Path::read(node, self.text);
                    // What stands within is a part of the path, or a type in angle brackets.
                    left.extend(path.arguments.iter().chain(&path.bracketed).map(|part| (*part, scope.clone())));
                    self.see_path(path, node, &scope);
                    continue;
                }
                "identifier" | "type_identifier" => self.see_path(Path::read(node, self.text), node, &scope),
                _ => {}
            }
            // The name that an item is given is no use of it.
            let name = if node.kind().ends_with("_item") { node.child_by_field_name("name") } else { None };
            let children = compiled_children(node, self.text).into_iter().filter(|child| Some(*child) != name);
            left.extend(children.map(|child| (child, scope.clone())));
        }
    }

    pub(super) fn see_loop(&mut self, kind: &'static str, node: Node<'_>) {
        self.scan.loops.entry(kind).or_default().push(place_in(self.file, node));
    }

    pub(super) fn see_macro(&mut self, name: String, node: Node<'_>) {
        self.scan.macros.entry(name).or_default().push(place_in(self.file, node));
    }

    pub(super) fn see_call(&mut self, name: &str, node: Node<'_>) {
        self.scan.calls.entry(name.to_owned()).or_default().push(place_in(self.file, node));
    }

    pub(super) fn see_loose(&mut self, name: &str, node: Node<'_>) {
        self.scan.loose.entry(name.to_owned()).or_default().push(place_in(self.file, node));
    }

    /// A function of the submission that another one calls, or may call.
    pub(super) fn see_own_call(&mut self, scope: &Scope, callee: &str, certainty: Certainty, node: Node<'_>) {
        let call = Call { callee: callee.to_owned(), certainty, place: place_in(self.file, node) };
        self.scan.graph.call(scope.function.as_deref().unwrap_or_default(), call);
    }

    /// A call of a method: `v.sort()`.
    fn see_method(&mut self, call: Node<'_>, scope: &Scope) {
        let function = call.child_by_field_name("function");
        let function = function.map(|function| function.child_by_field_name("function").unwrap_or(function));
        let Some(method) = function.filter(|function| function.kind() == "field_expression") else { return };
        let Some(field) = method.child_by_field_name("field") else { return };
        let name = self.name_of(field);
        let receiver = method.child_by_field_name("value").and_then(|value| self.variables.type_of(value, scope));
        let is_own = self.see_receiver(receiver.as_deref(), name, field, scope);
        if !is_own {
            self.see_call(name, field);
        }
    }

    /// Notes a call of the method `name` in the graph, and says whether it is the submission's own.
    pub(super) fn see_receiver(&mut self, receiver: Option<&str>, name: &str, node: Node<'_>, scope: &Scope) -> bool {
        let (is_member, is_own) = match receiver {
            Some(kind) => (self.own.has_member(kind, name), self.own.has_own_member(kind, name)),
            None => (self.own.has_method(name), false),
        };
        if is_member {
            let is_sure = receiver.is_some() || !COMMON_METHODS.contains(&name);
            self.see_own_call(scope, name, if is_sure { Certainty::Sure } else { Certainty::Possible }, node);
        }
        is_own
    }

    /// A path or a name: of an item, of a function that is called or handed on.
    fn see_path(&mut self, path: Path<'_>, node: Node<'_>, scope: &Scope) {
        let Some(last) = path.last() else { return };
        let owner = path.owner().map(|owner| self.own_name(owner));
        let is_own = self.is_own_path(&path, owner, scope);
        let callee = if path.names.len() == 1 { self.own_name(last) } else { last };
        if is_own {
            self.see_own_call(scope, callee, Certainty::Sure, node);
        } else if self.own.has_function(last) || self.own.has_method(last) {
            self.see_own_call(scope, last, Certainty::Possible, node);
        }
        // A lone name is a variable more often than not; a function of others has to be brought in first, which
        // counts by itself.
        if !is_own && (owner.is_some() || path.bracketed.is_some()) {
            self.see_call(last, node);
        }
        self.keep_path(path.names, node);
    }

    /// Whether a path leads to a function of the submission.
    fn is_own_path(&self, path: &Path<'_>, owner: Option<&str>, scope: &Scope) -> bool {
        let Some(last) = path.last() else { return false };
        if let Some(bracketed) = path.bracketed {
            let inner = bracketed.named_child(0);
            let parts = [inner, inner.and_then(|inner| inner.child_by_field_name("alias"))];
            let names = parts.into_iter().flatten().filter_map(|part| type_name(part, self.text));
            return names.into_iter().any(|name| self.own.has_own_member(&name, last));
        }
        match (owner, scope.owner.as_deref()) {
            (None, _) => self.own.has_function(self.own_name(last)),
            (Some("Self"), Some(kind)) => self.own.has_own_member(kind, last),
            (Some(owner), _) if is_inward(owner) => self.own.has_function(last),
            (Some(owner), _) if self.own.has_owner(owner) && self.own.has_function(last) => true,
            (Some(owner), _) => self.own.has_own_member(owner, last),
        }
    }

    fn keep_path(&mut self, path: Vec<String>, node: Node<'_>) {
        if self.scan.wanted.is_empty() {
            return;
        }
        let (scan, imports, own) = (&*self.scan, self.imports, self.own);
        let wanted = self
            .known
            .entry(path)
            .or_insert_with_key(|path| scan.wanted_within(&imports.resolve(path, |name| own.has_owner(name))));
        for wanted in wanted.clone() {
            self.scan.paths.entry(wanted).or_default().push(place_in(self.file, node));
        }
    }
}
