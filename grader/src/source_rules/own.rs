//! What a submission defines itself: functions, types with their methods and fields, and macros, by their names.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use tree_sitter::Node;

use super::paths::{Path, compiled_children, name_of};

/// Types that a method call looks through, or that are taken away before it.
const WRAPPERS: [&str; 10] =
    ["Arc", "Box", "Mutex", "MutexGuard", "Option", "Rc", "Ref", "RefCell", "RefMut", "Result"];

/// How deep types are looked through, and how often an alias of an alias is followed.
const DEPTH_MAX: usize = 8;

/// The definitions in all files.
#[derive(Debug, Default)]
pub(super) struct Own {
    functions: BTreeSet<String>,
    methods: BTreeSet<String>,
    /// Methods of traits, which may be called without being named: by operators, loops and formatting.
    trait_methods: BTreeSet<String>,
    /// Types, traits and modules.
    owners: BTreeSet<String>,
    macros: BTreeSet<String>,
    /// Types with another name.
    aliases: BTreeMap<String, String>,
    /// The functions of each type and trait, also of types that others define.
    members: BTreeMap<String, BTreeSet<String>>,
    /// The traits of each type.
    traits: BTreeMap<String, BTreeSet<String>>,
    /// The types that fields of this name have; the empty name stands for a type that has none.
    fields: BTreeMap<String, BTreeSet<String>>,
    /// The types that a function returns, by its owner, empty for none, and its name.
    returns: BTreeMap<(String, String), BTreeSet<String>>,
}

impl Own {
    /// Adds what a file defines.
    pub(super) fn collect(&mut self, root: Node<'_>, text: &str) {
        let mut left: Vec<(Node<'_>, Option<Rc<str>>)> = vec![(root, None)];
        while let Some((node, owner)) = left.pop() {
            let name = || node.child_by_field_name("name").map_or("", |name| name_of(name, text));
            let mut inner = owner.clone();
            match node.kind() {
                "function_item" | "function_signature_item" => {
                    self.add_function(node, name(), owner.as_deref(), text);
                    inner = None;
                }
                "struct_item" | "enum_item" | "union_item" | "mod_item" => {
                    self.owners.insert(name().to_owned());
                    inner = None;
                }
                "trait_item" => {
                    self.owners.insert(name().to_owned());
                    inner = Some(name().into());
                }
                "impl_item" => inner = Some(self.add_impl(node, text)),
                "macro_definition" => {
                    self.macros.insert(name().to_owned());
                }
                "type_item" => {
                    let target = node.child_by_field_name("type").and_then(|target| type_name(target, text));
                    self.aliases.extend(target.map(|target| (name().to_owned(), target)));
                }
                "field_declaration" => {
                    let kind = node.child_by_field_name("type").and_then(|kind| type_name(kind, text));
                    self.fields.entry(name().to_owned()).or_default().insert(kind.unwrap_or_default());
                }
                _ => {}
            }
            left.extend(compiled_children(node, text).into_iter().map(|child| (child, inner.clone())));
        }
    }

    fn add_function(&mut self, node: Node<'_>, name: &str, owner: Option<&str>, text: &str) {
        match owner {
            Some(owner) => {
                self.methods.insert(name.to_owned());
                self.members.entry(owner.to_owned()).or_default().insert(name.to_owned());
            }
            None => {
                self.functions.insert(name.to_owned());
            }
        }
        let owner = owner.unwrap_or_default();
        let returned = node.child_by_field_name("return_type").and_then(|kind| type_name(kind, text));
        let returned = returned.map(|kind| if kind == "Self" { owner.to_owned() } else { kind });
        let key = (owner.to_owned(), name.to_owned());
        self.returns.entry(key).or_default().insert(returned.unwrap_or_default());
    }

    /// Adds a block of methods, and returns the type that they belong to.
    fn add_impl(&mut self, node: Node<'_>, text: &str) -> Rc<str> {
        let owner = owner_of_impl(node, text);
        if let Some(name) = node.child_by_field_name("trait") {
            let name = Path::read(name, text).names.pop();
            self.traits.entry(owner.to_string()).or_default().extend(name);
            let body = node.child_by_field_name("body");
            let items = body.map(|body| compiled_children(body, text)).unwrap_or_default();
            let names = items.into_iter().filter_map(|item| item.child_by_field_name("name"));
            self.trait_methods.extend(names.map(|name| name_of(name, text).to_owned()));
        }
        owner
    }

    /// Whether the submission has a function, not a method, of this name.
    pub(super) fn has_function(&self, name: &str) -> bool {
        self.functions.contains(name)
    }

    /// Whether the submission has a method of this name.
    pub(super) fn has_method(&self, name: &str) -> bool {
        self.methods.contains(name)
    }

    /// Whether the submission has a macro of this name.
    pub(super) fn has_macro(&self, name: &str) -> bool {
        self.macros.contains(name)
    }

    /// Whether the submission defines the type, trait or module.
    pub(super) fn has_owner(&self, name: &str) -> bool {
        self.owners.contains(name)
    }

    /// Whether the submission defines a function `name` of the type or trait, whoever defines that.
    pub(super) fn has_member(&self, owner: &str, name: &str) -> bool {
        let owner = self.resolve(owner);
        let has = |owner: &str| self.members.get(owner).is_some_and(|members| members.contains(name));
        has(owner) || self.traits.get(owner).is_some_and(|traits| traits.iter().any(|name| has(name)))
    }

    /// Whether `name` is a function of the submission's own type or trait.
    pub(super) fn has_own_member(&self, owner: &str, name: &str) -> bool {
        self.has_owner(self.resolve(owner)) && self.has_member(owner, name)
    }

    /// The type of the fields of this name, when all have the same.
    pub(super) fn type_of_field(&self, name: &str) -> Option<&str> {
        only(self.fields.get(name)?)
    }

    /// The type that a function returns.
    pub(super) fn type_returned(&self, owner: &str, name: &str) -> Option<&str> {
        only(self.returns.get(&(self.resolve(owner).to_owned(), name.to_owned()))?)
    }

    /// Where the program begins: `main`, without one every function, and methods that are called unseen.
    pub(super) fn entry_points(&self) -> impl Iterator<Item = &str> {
        let has_main = self.functions.contains("main");
        let functions = self.functions.iter().filter(move |name| !has_main || *name == "main");
        let methods = if has_main { &self.trait_methods } else { &self.methods };
        functions.chain(methods).map(String::as_str)
    }

    /// The name of a type behind its aliases.
    fn resolve<'n>(&'n self, mut name: &'n str) -> &'n str {
        for _ in 0..DEPTH_MAX {
            match self.aliases.get(name) {
                Some(target) => name = target,
                None => break,
            }
        }
        name
    }
}

fn only(names: &BTreeSet<String>) -> Option<&str> {
    names.first().filter(|name| names.len() == 1 && !name.is_empty()).map(String::as_str)
}

/// The type that a block of methods is for; the empty name stands for a type that has none.
pub(super) fn owner_of_impl(node: Node<'_>, text: &str) -> Rc<str> {
    node.child_by_field_name("type").and_then(|owner| type_name(owner, text)).unwrap_or_default().into()
}

/// The name of a type, without references and what is wrapped around it: `Node` for `&mut Option<Box<Node<T>>>`.
pub(super) fn type_name(node: Node<'_>, text: &str) -> Option<String> {
    let mut node = node;
    for _ in 0..DEPTH_MAX {
        node = match node.kind() {
            "reference_type" | "qualified_type" => node.child_by_field_name("type")?,
            "bracketed_type" => node.named_child(0)?,
            "generic_type" | "generic_type_with_turbofish" => {
                let path = Path::read(node, text);
                let name = path.last()?;
                if !WRAPPERS.contains(&name) {
                    return Some(name.to_owned());
                }
                let arguments = node.child_by_field_name("type_arguments")?;
                arguments.named_children(&mut arguments.walk()).find(|child| child.kind() != "lifetime")?
            }
            "type_identifier" | "scoped_type_identifier" | "identifier" | "primitive_type" => {
                return Path::read(node, text).names.pop();
            }
            _ => return None,
        };
    }
    None
}
