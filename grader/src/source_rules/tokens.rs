//! Reads the arguments of macros and the bodies of the submission's own: tokens, whose meaning is not known.

use tree_sitter::Node;

use super::{paths::is_inward, recursion::Certainty, scan::Reader, variables::Scope};

/// A name among tokens, with its neighbours.
struct Token<'a, 't> {
    node: Node<'t>,
    name: &'a str,
    /// The three tokens before it, the nearest one last.
    before: [&'a str; 3],
    next: &'a str,
    /// Whether it is handed to a macro of the submission, which may do anything with it.
    is_in_own_macro: bool,
}

impl<'a> Reader<'a> {
    /// Reads all the tokens in brackets.
    pub(super) fn read_tokens(&mut self, tree: Node<'_>, scope: &Scope, is_in_own_macro: bool) {
        let mut left = vec![(tree, is_in_own_macro)];
        while let Some((tree, is_own)) = left.pop() {
            self.read_level(tree, scope, is_own, &mut left);
        }
    }

    /// Reads the tokens of a level; what stands in brackets within is `left` to be read.
    pub(super) fn read_level<'t>(
        &mut self,
        tree: Node<'t>,
        scope: &Scope,
        is_in_own_macro: bool,
        left: &mut Vec<(Node<'t>, bool)>,
    ) {
        let children: Vec<Node<'t>> = tree.children(&mut tree.walk()).filter(|child| !child.is_extra()).collect();
        let mut before = ["", "", ""];
        for (index, node) in children.iter().enumerate() {
            let name = self.name_of(*node);
            match node.kind() {
                "token_tree" => {
                    let is_own_call = before[2] == "!" && self.own.has_macro(before[1]);
                    left.push((*node, is_in_own_macro || is_own_call));
                }
                "token_repetition" => left.push((*node, is_in_own_macro)),
                "identifier" | "metavariable" | "primitive_type" | "type_identifier" | "field_identifier" => {
                    let next = children.get(index + 1).map_or("", |next| self.name_of(*next));
                    self.see_token(&Token { node: *node, name, before, next, is_in_own_macro }, scope);
                }
                "loop" => self.see_loop("loop", *node),
                "while" => self.see_loop("while", *node),
                "for" => self.see_loop("for", *node),
                _ => {}
            }
            before = [before[1], before[2], name];
        }
    }

    fn see_token(&mut self, token: &Token<'_, '_>, scope: &Scope) {
        let Token { node, name, next, is_in_own_macro, .. } = *token;
        let owner = token.before[1];
        let is_own = match token.before[2] {
            "." => {
                // What is called on a longer chain is not known.
                let is_variable = !matches!(token.before[0], "." | "::");
                let receiver = is_variable.then(|| self.variables.type_of_name(owner, scope)).flatten();
                self.see_receiver(receiver.as_deref(), name, node, scope)
            }
            "::" => {
                let owner = if owner == "Self" { scope.owner.as_deref().unwrap_or_default() } else { owner };
                let is_module = is_inward(owner) || self.own.has_owner(owner);
                is_module && self.own.has_function(name) || self.own.has_own_member(owner, name)
            }
            _ => self.own.has_function(name),
        };
        let is_called = next.starts_with('(') || next == "::";
        // A field may have the name of a function: it is followed by the end, or by another argument.
        let is_field = token.before[2] == "." && matches!(next, "" | "," | ";" | ")" | "]" | "}") && !is_in_own_macro;
        let is_part = matches!(token.before[2], "." | "::") && !is_field;
        if !is_own && (is_part || is_in_own_macro && !self.variables.has(name)) {
            self.see_call(name, node);
        }
        if next == "!" {
            self.see_macro(name.to_owned(), node);
        }
        let callee = self.own_name(name);
        if token.before[2] != "." && (self.own.has_function(callee) || self.own.has_method(callee)) {
            let certainty = if is_called { Certainty::Sure } else { Certainty::Possible };
            self.see_own_call(scope, callee, certainty, node);
        }
        // A small letter begins a variable, unless it is the end of a path.
        let is_item = name.starts_with(|first: char| first.is_ascii_uppercase()) || token.before[2] == "::";
        if (is_item || is_in_own_macro && !self.variables.has(name)) && !self.own.has_owner(name) {
            self.see_loose(name, node);
        }
    }
}
