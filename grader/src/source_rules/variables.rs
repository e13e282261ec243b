//! Which type a variable or an expression has, as far as names can tell.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use tree_sitter::Node;

use super::{
    own::{Own, owner_of_impl, type_name},
    paths::{Path, compiled_children, name_of},
};

/// Bindings of one name in one function that are looked at.
const BINDINGS_MAX: usize = 4;

/// Steps from an expression to what it is made of.
const STEPS_MAX: u32 = 16;

/// Methods that return what they are called on, or what is wrapped in it.
const TRANSPARENT: [&str; 13] = [
    "as_deref",
    "as_deref_mut",
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "by_ref",
    "clone",
    "expect",
    "lock",
    "take",
    "unwrap",
    "unwrap_or_default",
];

/// Where in a program something stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// The function around it.
    pub(super) function: Option<Rc<str>>,
    /// Where that function begins, in bytes.
    at: usize,
    /// What `Self` is.
    pub(super) owner: Option<Rc<str>>,
}

impl Scope {
    /// The scope of what stands within `node`.
    pub(super) fn within(&self, node: Node<'_>, text: &str) -> Self {
        let name = || node.child_by_field_name("name").map_or("", |name| name_of(name, text));
        match node.kind() {
            "function_item" => {
                Self { function: Some(name().into()), at: node.start_byte() + 1, owner: self.owner.clone() }
            }
            "impl_item" => Self { owner: Some(owner_of_impl(node, text)), ..self.clone() },
            "trait_item" => Self { owner: Some(name().into()), ..self.clone() },
            _ => self.clone(),
        }
    }
}

/// How a variable gets its type.
#[derive(Clone, Copy, Debug)]
enum Binding<'t> {
    /// From a type that is written beside it.
    Type(Node<'t>),
    /// From a value.
    Value(Node<'t>),
    /// In a way that is not followed.
    Other,
}

/// The variables of a file.
#[derive(Debug)]
pub(super) struct Variables<'t> {
    text: &'t str,
    own: &'t Own,
    /// By function and name.
    bindings: BTreeMap<(usize, &'t str), Vec<Binding<'t>>>,
    names: BTreeSet<&'t str>,
}

impl<'t> Variables<'t> {
    /// Reads the variables of a file.
    pub(super) fn read(root: Node<'t>, text: &'t str, own: &'t Own) -> Self {
        let mut variables = Self { text, own, bindings: BTreeMap::new(), names: BTreeSet::new() };
        let mut left = vec![(root, Scope::default())];
        while let Some((node, scope)) = left.pop() {
            variables.bind(node, &scope);
            let inner = scope.within(node, text);
            left.extend(compiled_children(node, text).into_iter().map(|child| (child, inner.clone())));
        }
        variables
    }

    fn bind(&mut self, node: Node<'t>, scope: &Scope) {
        let pattern = || node.child_by_field_name("pattern");
        let kind = || node.child_by_field_name("type").map(Binding::Type);
        let value = || node.child_by_field_name("value").map(Binding::Value);
        match node.kind() {
            "let_declaration" | "parameter" | "let_condition" => {
                let binding = kind().or_else(value).unwrap_or(Binding::Other);
                pattern().into_iter().for_each(|pattern| self.bind_pattern(pattern, binding, scope.at));
            }
            "for_expression" | "match_arm" => {
                pattern().into_iter().for_each(|pattern| self.bind_pattern(pattern, Binding::Other, scope.at));
            }
            "closure_parameters" => {
                for pattern in node.named_children(&mut node.walk()).filter(|child| child.kind() != "parameter") {
                    self.bind_pattern(pattern, Binding::Other, scope.at);
                }
            }
            "const_item" | "static_item" => {
                let name = node.child_by_field_name("name").map(|name| name_of(name, self.text));
                self.add(scope.at, name.unwrap_or_default(), kind().unwrap_or(Binding::Other));
            }
            _ => {}
        }
    }

    /// Binds the names of a pattern: one that stands alone, or is wrapped once, to the whole.
    fn bind_pattern(&mut self, pattern: Node<'t>, binding: Binding<'t>, at: usize) {
        let mut left = vec![(pattern, binding)];
        while let Some((node, binding)) = left.pop() {
            match node.kind() {
                "identifier" => self.add(at, name_of(node, self.text), binding),
                "shorthand_field_identifier" => self.add(at, name_of(node, self.text), Binding::Other),
                "mut_pattern" | "ref_pattern" | "reference_pattern" => {
                    left.extend(node.named_children(&mut node.walk()).map(|inner| (inner, binding)));
                }
                "tuple_struct_pattern" => {
                    let constructor = node.child_by_field_name("type");
                    let name = constructor.map_or("", |constructor| name_of(constructor, self.text));
                    let binding = if matches!(name, "Some" | "Ok") { binding } else { Binding::Other };
                    let mut cursor = node.walk();
                    let inner = node.named_children(&mut cursor).filter(|inner| Some(*inner) != constructor);
                    left.extend(inner.map(|inner| (inner, binding)));
                }
                _ => left.extend(node.named_children(&mut node.walk()).map(|inner| (inner, Binding::Other))),
            }
        }
    }

    fn add(&mut self, at: usize, name: &'t str, binding: Binding<'t>) {
        self.names.insert(name);
        let bindings = self.bindings.entry((at, name)).or_default();
        if bindings.len() <= BINDINGS_MAX {
            bindings.push(binding);
        }
    }

    /// Whether a variable of the file has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The type of the variable, when all that are called so in this function have the same.
    pub(super) fn type_of_name(&self, name: &str, scope: &Scope) -> Option<String> {
        self.type_of_variable(name, scope, STEPS_MAX)
    }

    /// The name of an expression's type.
    pub(super) fn type_of(&self, expression: Node<'_>, scope: &Scope) -> Option<String> {
        self.type_within(expression, scope, STEPS_MAX)
    }

    fn type_of_variable(&self, name: &str, scope: &Scope, steps: u32) -> Option<String> {
        if name == "self" {
            return scope.owner.as_deref().map(str::to_owned);
        }
        let bindings = self.bindings.get(&(scope.at, name)).or_else(|| self.bindings.get(&(0, name)))?;
        let mut found: Option<String> = None;
        for binding in bindings {
            let kind = match *binding {
                Binding::Type(kind) => named(type_name(kind, self.text)?, scope),
                // A variable that is made of itself is one that had the name before.
                Binding::Value(value) => self.type_within(value, scope, steps / 2)?,
                Binding::Other => return None,
            };
            if found.as_ref().is_some_and(|found| *found != kind) || bindings.len() > BINDINGS_MAX {
                return None;
            }
            found = Some(kind);
        }
        found
    }

    fn type_within(&self, node: Node<'_>, scope: &Scope, steps: u32) -> Option<String> {
        let steps = steps.checked_sub(1)?;
        match node.kind() {
            "self" | "identifier" => self.type_of_variable(name_of(node, self.text), scope, steps),
            "field_expression" => {
                let field = name_of(node.child_by_field_name("field")?, self.text);
                Some(named(self.own.type_of_field(field)?.to_owned(), scope))
            }
            "parenthesized_expression" | "try_expression" => self.type_within(node.named_child(0)?, scope, steps),
            "reference_expression" => self.type_within(node.child_by_field_name("value")?, scope, steps),
            "unary_expression" if self.text.as_bytes().get(node.start_byte()) == Some(&b'*') => {
                self.type_within(node.named_child(0)?, scope, steps)
            }
            "struct_expression" => {
                let path = Path::read(node.child_by_field_name("name")?, self.text);
                Some(named(path.last()?.to_owned(), scope))
            }
            "macro_invocation" => {
                let name = name_of(node.child_by_field_name("macro")?, self.text);
                (name == "vec").then(|| "Vec".to_owned())
            }
            "call_expression" => self.type_of_call(node.child_by_field_name("function")?, scope, steps),
            _ => None,
        }
    }

    fn type_of_call(&self, function: Node<'_>, scope: &Scope, steps: u32) -> Option<String> {
        let function = function.child_by_field_name("function").unwrap_or(function);
        if function.kind() == "field_expression" {
            let method = name_of(function.child_by_field_name("field")?, self.text);
            let kind = self.type_within(function.child_by_field_name("value")?, scope, steps)?;
            return match self.own.has_member(&kind, method) {
                true => self.own.type_returned(&kind, method).map(str::to_owned),
                false => TRANSPARENT.contains(&method).then_some(kind),
            };
        }
        let path = Path::read(function, self.text);
        let name = path.last()?;
        let Some(owner) = path.owner() else {
            // A tuple struct is called like a function.
            let is_type = self.own.has_owner(name) || name == "Self";
            let kind = if is_type { Some(name) } else { self.own.type_returned("", name) };
            return kind.map(|kind| named(kind.to_owned(), scope));
        };
        let owner = named(owner.to_owned(), scope);
        if self.own.has_member(&owner, name) {
            return self.own.type_returned(&owner, name).map(str::to_owned);
        }
        let function = self.own.type_returned("", name).map(str::to_owned);
        function.or_else(|| matches!(name, "default" | "from" | "new" | "with_capacity").then_some(owner))
    }
}

/// What `Self` means where it stands.
fn named(name: String, scope: &Scope) -> String {
    match &scope.owner {
        Some(owner) if name == "Self" => owner.to_string(),
        _ => name,
    }
}
