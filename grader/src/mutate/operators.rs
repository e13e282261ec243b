//! Finds what can be changed in a source file, by walking its syntax tree with a [`Grammar`].

use std::{collections::BTreeSet, ops::Range};

use tree_sitter::{Node, Parser};

use super::grammar::{Grammar, Swap};

/// One change of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) operator: &'static str,
    /// The bytes that go.
    pub(super) range: Range<usize>,
    /// What takes their place.
    pub(super) replacement: String,
    /// The body of the outermost function around it, when a copy of the body can stand beside the original.
    pub(super) unit: Option<Range<usize>>,
}

/// Every change of `text`, in the order of places and operators; none of a text that does not parse.
pub(super) fn find_changes(text: &str, grammar: &Grammar) -> Vec<Change> {
    let mut parser = Parser::new();
    if parser.set_language(&(grammar.language)()).is_err() {
        return Vec::new();
    }
    let Some(tree) = parser.parse(text, None).filter(|tree| !tree.root_node().has_error()) else {
        return Vec::new();
    };
    let mut finder = Finder { text, grammar, changes: Vec::new(), units: Vec::new() };
    let mut left = vec![tree.root_node()];
    while let Some(node) = left.pop() {
        if finder.is_passed_over(node) {
            continue;
        }
        finder.look_at(node);
        let mut children: Vec<Node<'_>> = node.children(&mut node.walk()).collect();
        children.retain(|child| !finder.is_silent(node, *child));
        left.extend(children.into_iter().rev());
    }
    finder.finish()
}

struct Finder<'a> {
    text: &'a str,
    grammar: &'a Grammar,
    changes: Vec<Change>,
    units: Vec<Range<usize>>,
}

impl<'a> Finder<'a> {
    fn text_of(&self, node: Node<'_>) -> &'a str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn add(&mut self, operator: &'static str, node: Node<'_>, replacement: impl Into<String>) {
        self.changes.push(Change { operator, range: node.byte_range(), replacement: replacement.into(), unit: None });
    }

    /// Types, attributes and imports, and what is compiled for tests only.
    fn is_passed_over(&self, node: Node<'_>) -> bool {
        if self.grammar.passed_over.contains(&node.kind()) {
            return true;
        }
        let mut before = node.prev_sibling();
        while let Some(attribute) = before.filter(|before| before.kind() == "attribute_item") {
            if self.text_of(attribute).contains("test") {
                return true;
            }
            before = attribute.prev_sibling();
        }
        false
    }

    /// Whether a child's content changes nothing but words to the programmer, or speed.
    fn is_silent(&self, parent: Node<'_>, child: Node<'_>) -> bool {
        if parent.kind() == self.grammar.macro_call {
            let name = parent.child_by_field_name("macro").map_or("", |name| self.text_of(name));
            let name = name.rsplit("::").next().unwrap_or(name);
            return self.grammar.silent_macros.contains(&name);
        }
        parent.kind() == self.grammar.call
            && parent.child_by_field_name("arguments") == Some(child)
            && self.name_called(parent).is_some_and(|name| self.grammar.sizing.contains(&name))
    }

    /// The last name of what a call calls.
    fn name_called(&self, call: Node<'_>) -> Option<&'a str> {
        let function = call.child_by_field_name("function")?;
        let name = match function.kind() {
            kind if kind == self.grammar.method => function.child_by_field_name("field")?,
            "generic_function" => function.child_by_field_name("function")?,
            _ => function,
        };
        let text = self.text_of(name);
        Some(text.rsplit(['.', ':']).next().unwrap_or(text))
    }

    fn look_at(&mut self, node: Node<'_>) {
        let grammar = self.grammar;
        let kind = node.kind();
        if grammar.operations.contains(&kind) {
            self.swap_tokens(node, grammar.tokens);
        }
        if grammar.ranges.contains(&kind) {
            // A range without an end has no end to include.
            if node.kind() == "token_tree" || node.child_count() == 3 {
                self.swap_tokens(node, grammar.range_tokens);
            }
        }
        if grammar.conditional.contains(&kind) {
            self.negate_condition(node);
        }
        if kind == grammar.integer {
            self.step_integer(node);
        } else if kind == grammar.float {
            self.add("constant", node, format!("({} + 1.0)", self.text_of(node)));
        } else if kind == grammar.boolean {
            let [yes, no] = grammar.booleans;
            self.add("boolean", node, if self.text_of(node) == yes { no } else { yes });
        } else if kind == grammar.unary {
            self.drop_unary(node);
        } else if kind == grammar.statement {
            if node.named_child(0).is_some_and(|child| self.is_removable(child)) {
                self.add("removed-statement", node, ";");
            }
        } else if kind == grammar.arm {
            self.change_arm(node);
        } else if kind == grammar.call {
            self.change_call(node);
        } else if kind == grammar.for_loop {
            if let Some(body) = node.child_by_field_name("body") {
                self.add("skipped-loop", body, "{}");
            }
        } else if kind == grammar.while_loop {
            if let Some(condition) = node.child_by_field_name("condition").filter(|it| !self.binds(*it)) {
                self.add("skipped-loop", condition, "false");
            }
        } else if kind == grammar.function {
            self.change_function(node);
        } else if matches!(kind, "identifier" | "field_identifier") {
            self.swap_name(node);
        } else if kind == "let_chain" || kind == "binary_expression" {
            self.negate_operands(node);
        }
    }

    fn swap_tokens(&mut self, node: Node<'_>, swaps: &'static [Swap]) {
        let tokens: Vec<Node<'_>> = node.children(&mut node.walk()).filter(|child| !child.is_named()).collect();
        for token in tokens {
            for swap in swaps.iter().filter(|swap| swap.from == token.kind()) {
                self.add(swap.operator, token, swap.to);
            }
        }
    }

    fn binds(&self, condition: Node<'_>) -> bool {
        self.grammar.binding.contains(&condition.kind())
    }

    fn negate_condition(&mut self, node: Node<'_>) {
        if let Some(condition) = node.child_by_field_name("condition").filter(|it| !self.binds(*it)) {
            self.negate(condition);
        }
    }

    /// The operands of `&&` and `||`, each by itself.
    fn negate_operands(&mut self, node: Node<'_>) {
        let operator = node.child_by_field_name("operator").map_or("&&", |operator| operator.kind());
        if self.grammar.logical.contains(&operator) {
            let operands: Vec<Node<'_>> = node.named_children(&mut node.walk()).collect();
            for operand in operands {
                let is_logical = operand
                    .child_by_field_name("operator")
                    .is_some_and(|operator| self.grammar.logical.contains(&operator.kind()));
                if !is_logical && !self.binds(operand) {
                    self.negate(operand);
                }
            }
        }
    }

    /// Negates a condition, unless another change does just that.
    fn negate(&mut self, node: Node<'_>) {
        let operator = node.child_by_field_name("operator").map(|operator| operator.kind());
        let is_comparison = operator.is_some_and(|operator| self.grammar.comparisons.contains(&operator));
        if !is_comparison && node.kind() != self.grammar.unary && node.kind() != self.grammar.boolean {
            self.add("condition", node, format!("!({})", self.text_of(node)));
        }
    }

    fn step_integer(&mut self, node: Node<'_>) {
        let is_behind_dot = node.prev_sibling().is_some_and(|before| before.kind() == ".");
        if is_behind_dot || node.parent().is_some_and(|parent| parent.kind() == self.grammar.named_by_integer) {
            return;
        }
        let text = self.text_of(node);
        let Some((value, suffix)) = read_integer(text) else { return };
        if let Some(more) = value.checked_add(1) {
            self.add("plus-one", node, format!("{more}{suffix}"));
        }
        if let Some(less) = value.checked_sub(1) {
            self.add("minus-one", node, format!("{less}{suffix}"));
        }
    }

    fn drop_unary(&mut self, node: Node<'_>) {
        let operator = node.child(0).filter(|token| self.grammar.unary_tokens.contains(&token.kind()));
        if let (Some(_), Some(operand)) = (operator, node.named_child(0)) {
            self.add("removed-operator", node, self.text_of(operand));
        }
    }

    /// A step that can be left out: neither a word to the programmer nor a value such as `Some(1)`.
    fn is_removable(&self, node: Node<'_>) -> bool {
        let name = node.child_by_field_name("macro").or_else(|| node.child_by_field_name("function"));
        let name = name.map_or("", |name| self.text_of(name));
        self.grammar.removable.contains(&node.kind())
            && !self.grammar.silent_macros.contains(&name)
            && !name.starts_with(|first: char| first.is_ascii_uppercase() && !name.contains(['.', ':']))
    }

    fn change_arm(&mut self, node: Node<'_>) {
        if let Some(value) = node.child_by_field_name("value").filter(|value| self.is_removable(*value)) {
            self.add("removed-statement", value, "{}");
        }
        // Only where a later arm takes what this one took; else the compiler refuses.
        let last = node.parent().and_then(|block| {
            let arms: Vec<Node<'_>> = block.named_children(&mut block.walk()).collect();
            arms.into_iter().rfind(|child| child.kind() == self.grammar.arm)
        });
        let is_caught = last.is_some_and(|last| {
            let pattern = last.child_by_field_name("pattern").map_or("", |pattern| self.text_of(pattern));
            last != node && pattern.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        });
        if is_caught {
            self.add("removed-arm", node, "");
        }
    }

    fn change_call(&mut self, node: Node<'_>) {
        let Some(function) = node.child_by_field_name("function") else { return };
        if self.text_of(function) == "Some" {
            self.add("none", node, "None");
        }
        if function.kind() != self.grammar.method {
            return;
        }
        let (Some(name), Some(receiver)) = (self.name_called(node), function.child_by_field_name("value")) else {
            return;
        };
        if self.grammar.dispensable.contains(&name) {
            self.add("removed-call", node, self.text_of(receiver));
        }
        let is_predicate = self.grammar.predicates.iter().any(|start| match start.strip_suffix('_') {
            Some(_) => name.starts_with(start),
            None => name == *start || (*start == "contains" && name == "contains_key"),
        });
        let is_negated = node.parent().is_some_and(|parent| {
            parent.kind() == self.grammar.unary
                && parent.child(0).is_some_and(|token| token.kind() == self.grammar.negation)
        });
        if is_predicate && !is_negated {
            self.add("condition", node, format!("!({})", self.text_of(node)));
        }
    }

    fn swap_name(&mut self, node: Node<'_>) {
        let text = self.text_of(node);
        let before = node.prev_sibling().map(|before| before.kind());
        let is_method = matches!(before, Some("."));
        let is_of_path = matches!(before, Some("::"));
        for swap in self.grammar.names.iter().filter(|swap| swap.from == text) {
            let is_apt = swap.operator != "method" || is_method || is_of_path;
            if is_apt && !(self.grammar.searches.contains(&text) && self.takes_closure(node)) {
                self.add(swap.operator, node, swap.to);
            }
        }
    }

    /// Whether the call that a name belongs to is given a closure.
    fn takes_closure(&self, name: Node<'_>) -> bool {
        let call = name.parent().and_then(|method| method.parent());
        let arguments = call.and_then(|call| call.child_by_field_name("arguments"));
        arguments.and_then(|list| list.named_child(0)).is_some_and(|first| first.kind() == self.grammar.closure)
    }

    /// A function that does nothing but return what is nearest at hand, and the body that can be copied.
    fn change_function(&mut self, node: Node<'_>) {
        let Some(body) = node.child_by_field_name("body") else { return };
        let returns = node.child_by_field_name("return_type").map_or("", |kind| self.text_of(kind));
        let name = node.child_by_field_name("name").map_or("", |name| self.text_of(name));
        if name != "main" {
            match returns {
                "" => self.add("skipped-function", body, "{}"),
                "bool" => {
                    self.add("returns-true", body, "{ true }");
                    self.add("returns-false", body, "{ false }");
                }
                kind if kind.starts_with("Result") || kind.starts_with("io::Result") => {
                    self.add("skipped-function", body, "{ Ok(Default::default()) }");
                }
                _ => self.add("skipped-function", body, "{ Default::default() }"),
            }
        }
        let head = self.text.get(node.start_byte()..body.start_byte()).unwrap_or_default();
        let is_const = head.split_whitespace().any(|word| word == "const" || word == "async");
        // Copies of a body beside each other have to return one type, and each closure is a type of its own.
        let is_opaque = returns.split(|c: char| !c.is_alphanumeric()).any(|word| word == "impl");
        let is_inside = self.units.last().is_some_and(|unit| unit.end > node.start_byte());
        if !is_const && !is_opaque && !is_inside {
            self.units.push(body.byte_range());
        }
    }

    /// The changes in the order of places, without those that make the same text.
    fn finish(self) -> Vec<Change> {
        let Self { text, mut changes, units, .. } = self;
        changes.retain(|change| text.get(change.range.clone()) != Some(change.replacement.as_str()));
        changes.sort_by(|a, b| (a.range.start, a.range.end, a.operator).cmp(&(b.range.start, b.range.end, b.operator)));
        let mut seen = BTreeSet::new();
        changes.retain(|change| seen.insert((change.range.start, change.range.end, change.replacement.clone())));
        for change in &mut changes {
            let around = units.iter().find(|unit| unit.start <= change.range.start && change.range.end <= unit.end);
            change.unit = around.cloned();
        }
        changes
    }
}

/// The value of a decimal literal and the type behind it; `None` for one that does not fit. One that is written in
/// another base is a mask or a seed, and its neighbour as good a seed.
fn read_integer(text: &str) -> Option<(u128, &str)> {
    let end = text.find(|c: char| c != '_' && !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, suffix) = text.split_at(end);
    let is_decimal = suffix.is_empty() || suffix.starts_with(['i', 'u', 'f']);
    let value = digits.replace('_', "").parse().ok().filter(|_| is_decimal)?;
    Some((value, suffix))
}
