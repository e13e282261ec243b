//! YAML as a tree that knows where each value stands.
//!
//! Scalars keep their text: `1e-6`, `2025-09` and `007` mean what the reader of a key says they mean, numbers are read
//! exactly, and every complaint can point at its place. Depth and number of values are bounded, aliases included.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use grade_model::Points;
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::problems::Problems;
use crate::exercise::{SpecDiagnostic, names};

/// Values in one file, copies made by aliases included.
const NODES_MAX: usize = 20_000;
/// Bytes of text in one file, copies made by aliases included.
const COPIED_BYTES_MAX: usize = 4 << 20;
/// Longest key that may be a slip of the pen, in bytes.
const SLIP_BYTES_MAX: usize = 64;
/// Lists and maps within each other.
const DEPTH_MAX: usize = 32;

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    pub(super) value: Value,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Scalar { text: String, is_plain: bool },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// One file's tree.
#[derive(Clone, Debug)]
pub(super) struct Document {
    path: PathBuf,
    source: Arc<str>,
    pub(super) root: Node,
}

/// What becomes of keys that the format does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnknownKeys {
    /// They are errors.
    Refused,
    /// They are let through unless they look like a slip of the pen.
    Tolerated,
}

/// A map's values by key.
pub(super) struct Keys<'a> {
    document: &'a Document,
    nodes: BTreeMap<&'a str, &'a Node>,
}

impl Document {
    /// Reads the one document of `source`; an empty file is a null.
    pub(super) fn parse(path: &Path, source: &str) -> Result<Self, SpecDiagnostic> {
        let source: Arc<str> = source.into();
        let complain = |span, message: String| SpecDiagnostic {
            path: path.to_owned(),
            source: Some(Arc::clone(&source)),
            span,
            message,
            suggestion: None,
        };
        let left = Size { nodes: NODES_MAX, bytes: COPIED_BYTES_MAX };
        let mut tree = TreeBuilder { events: Parser::new_from_str(&source), anchors: BTreeMap::new(), left };
        match tree.document() {
            Ok(root) => Ok(Self { path: path.to_owned(), source: Arc::clone(&source), root }),
            Err(TreeError::Syntax(error)) => {
                let at = error.marker().byte_offset().map(|at| floor_boundary(&source, at));
                Err(complain(at.map(|at| at..at), format!("not YAML: {}", error.info())))
            }
            Err(TreeError::Refused(span, message)) => Err(complain(Some(span), message.to_owned())),
        }
    }

    /// A complaint about a part of the file.
    pub(super) fn complaint(&self, span: &Range<usize>, message: impl Into<String>) -> SpecDiagnostic {
        SpecDiagnostic {
            path: self.path.clone(),
            source: Some(Arc::clone(&self.source)),
            span: Some(span.clone()),
            message: message.into(),
            suggestion: None,
        }
    }

    /// The keys of `node`, which must be a map; a null is a map without keys.
    pub(super) fn keys<'a>(
        &'a self,
        node: &'a Node,
        name: &str,
        known: &[&str],
        unknown: UnknownKeys,
        problems: &mut Problems,
    ) -> Keys<'a> {
        let mut nodes = BTreeMap::new();
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            Value::Null => &[],
            Value::Scalar { .. } | Value::List(_) => {
                problems.push(self.complaint(&node.span, format!("{name} must be a map of keys to values")));
                &[]
            }
        };
        for (key, value) in entries {
            let Value::Scalar { text, .. } = &key.value else {
                problems.push(self.complaint(&key.span, format!("a key in {name} is not a word")));
                continue;
            };
            let is_known = known.contains(&text.as_str());
            let near = if is_known { None } else { nearest(text, known) };
            if !is_known && (unknown == UnknownKeys::Refused || near.is_some()) {
                let mut problem = self.complaint(&key.span, format!("unknown key {}", names::quote(text)));
                problem.suggestion = near.map(|near| format!("did you mean `{near}`?"));
                problems.push(problem);
                continue;
            }
            match nodes.entry(text.as_str()) {
                Entry::Vacant(vacant) => _ = vacant.insert(value),
                Entry::Occupied(_) if known.contains(&text.as_str()) => {
                    problems.push(self.complaint(&key.span, format!("`{text}` is stated twice")));
                }
                // Nobody reads it, so nobody has to choose between its values.
                Entry::Occupied(_) => {}
            }
        }
        nodes.retain(|_, node| !matches!(node.value, Value::Null));
        Keys { document: self, nodes }
    }
}

impl<'a> Keys<'a> {
    /// The value of `key`, unless it is absent or null.
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        self.nodes.get(key).copied()
    }

    /// A complaint about the value of `key`.
    pub(super) fn complain(&self, key: &str, message: impl Into<String>, problems: &mut Problems) {
        if let Some(node) = self.get(key) {
            problems.push(self.document.complaint(&node.span, message));
        }
    }

    /// The value of `key` as `read` understands it. `kind` says what it must be: `a whole number`.
    pub(super) fn read<T>(
        &self,
        key: &str,
        kind: &str,
        problems: &mut Problems,
        read: impl FnOnce(&'a Node) -> Option<T>,
    ) -> Option<T> {
        let node = self.get(key)?;
        let value = read(node);
        if value.is_none() {
            problems.push(self.document.complaint(&node.span, format!("`{key}` must be {kind}")));
        }
        value
    }

    /// Text: any single value, as it is written.
    pub(super) fn text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        self.read(key, "text", problems, |node| node.text().map(str::to_owned))
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, key: &str, problems: &mut Problems) -> Option<bool> {
        self.read(key, "`true` or `false`", problems, Node::flag)
    }

    /// An exact number.
    pub(super) fn number(&self, key: &str, problems: &mut Problems) -> Option<Points> {
        self.read(key, "a number", problems, Node::number)
    }

    /// One of `words`.
    pub(super) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], problems: &mut Problems) -> Option<T> {
        let names: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        self.read(key, &names.join(" or "), problems, |node| {
            let text = node.text()?;
            words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
        })
    }

    /// A list of texts.
    pub(super) fn texts(&self, key: &str, problems: &mut Problems) -> Option<Vec<String>> {
        self.read(key, "a list of texts", problems, Node::texts)
    }

    /// A text or a list of texts.
    pub(super) fn text_or_texts(&self, key: &str, problems: &mut Problems) -> Option<Vec<String>> {
        self.read(key, "a text or a list of texts", problems, |node| {
            node.text().map(|text| vec![text.to_owned()]).or_else(|| node.texts())
        })
    }
}

impl Node {
    /// The text of a single value.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// A truth value, also in the words of YAML 1.1, which the formats' own tools read: archives are full of `yes`.
    pub(super) fn flag(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, is_plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
                "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A number that is not quoted.
    pub(super) fn number(&self) -> Option<Points> {
        match &self.value {
            Value::Scalar { text, is_plain: true } => parse_number(text),
            _ => None,
        }
    }

    /// A list of single values.
    pub(super) fn texts(&self) -> Option<Vec<String>> {
        match &self.value {
            Value::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            _ => None,
        }
    }
}

/// Reads a number of the format's grammar exactly: sign, digits with a point, a power of ten. Numbers of more than 18
/// digits, or with a power of ten beyond ±18, are refused.
pub(super) fn parse_number(text: &str) -> Option<Points> {
    let (is_negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, power) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], unsigned[at + 1..].parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let power = power.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let scale = 10_i128.checked_pow(power.unsigned_abs()).filter(|_| power.unsigned_abs() <= 18)?;
    let digits: i128 = digits.parse().ok()?;
    let signed = if is_negative { -digits } else { digits };
    if power < 0 { Points::ratio(signed, scale) } else { Points::ratio(signed.checked_mul(scale)?, 1) }
}

/// The known key that `key` was most likely meant to be: at most two slips of the pen, and fewer than a third of it.
fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    if key.len() > SLIP_BYTES_MAX {
        return None;
    }
    let near = known.iter().map(|candidate| (strsim::damerau_levenshtein(key, candidate), *candidate)).min()?;
    (near.0 <= 2 && near.0 * 3 <= near.1.len()).then_some(near.1)
}

enum TreeError {
    Syntax(ScanError),
    Refused(Range<usize>, &'static str),
}

/// What a value takes up: values, itself included, and bytes of text.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    bytes: usize,
}

struct TreeBuilder<'a> {
    events: Parser<'a, StrInput<'a>>,
    /// Finished values that aliases may name, each with its size.
    anchors: BTreeMap<usize, (Node, Size)>,
    left: Size,
}

impl<'a> TreeBuilder<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), TreeError> {
        loop {
            match self.events.next() {
                Some(Ok((Event::Comment(..) | Event::Anchor(..), _))) => {}
                Some(Ok((event, span))) => return Ok((event, byte_range(&span))),
                Some(Err(error)) => return Err(TreeError::Syntax(error)),
                None => return Ok((Event::StreamEnd, 0..0)),
            }
        }
    }

    fn document(&mut self) -> Result<Node, TreeError> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(root.unwrap_or(Node { span: 0..0, value: Value::Null })),
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(TreeError::Refused(span, "a second document in one file"));
                }
                Event::DocumentStart(..) => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span, 0)?);
                }
                _ => return Err(TreeError::Refused(span, "a value outside of the document")),
            }
        }
    }

    fn node(&mut self, event: Event<'a>, span: Range<usize>, depth: usize) -> Result<Node, TreeError> {
        if depth > DEPTH_MAX {
            return Err(TreeError::Refused(span, "values are nested too deeply"));
        }
        let before = self.left;
        let bytes = if let Event::Scalar(text, ..) = &event { text.len() } else { 0 };
        self.spend(Size { nodes: 1, bytes }, &span)?;
        let (anchor, node) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let is_plain = style == ScalarStyle::Plain;
                let is_null = is_plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if is_null { Value::Null } else { Value::Scalar { text: text.into_owned(), is_plain } };
                (anchor, Node { span, value })
            }
            Event::SequenceStart(_, anchor, _) => (anchor, self.list(span, depth)?),
            Event::MappingStart(_, anchor, _) => (anchor, self.map(span, depth)?),
            Event::Alias(id) => {
                let Some((node, size)) = self.anchors.get(&id).cloned() else {
                    return Err(TreeError::Refused(span, "an alias of a value that is not finished"));
                };
                self.spend(size, &span)?;
                return Ok(node);
            }
            _ => return Err(TreeError::Refused(span, "a value is missing")),
        };
        if anchor != 0 {
            let size = Size { nodes: before.nodes - self.left.nodes, bytes: before.bytes - self.left.bytes };
            self.anchors.insert(anchor, (node.clone(), size));
        }
        Ok(node)
    }

    fn list(&mut self, start: Range<usize>, depth: usize) -> Result<Node, TreeError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => {
                    return Ok(Node { span: start.start..end.end.max(start.start), value: Value::List(items) });
                }
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, start: Range<usize>, depth: usize) -> Result<Node, TreeError> {
        let mut entries = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, end) => {
                    return Ok(Node { span: start.start..end.end.max(start.start), value: Value::Map(entries) });
                }
                (event, span) => {
                    let key = self.node(event, span, depth + 1)?;
                    let (event, span) = self.next()?;
                    entries.push((key, self.node(event, span, depth + 1)?));
                }
            }
        }
    }

    fn spend(&mut self, size: Size, span: &Range<usize>) -> Result<(), TreeError> {
        let refuse = |message| TreeError::Refused(span.clone(), message);
        let nodes = self.left.nodes.checked_sub(size.nodes).ok_or_else(|| refuse("too many values"))?;
        let bytes = self.left.bytes.checked_sub(size.bytes).ok_or_else(|| refuse("too much text in aliases"))?;
        self.left = Size { nodes, bytes };
        Ok(())
    }
}

fn byte_range(span: &Span) -> Range<usize> {
    span.byte_range().unwrap_or(0..0)
}

/// The last boundary between characters of `text` that is not behind `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::{Document, Node, Value, parse_number};

    #[track_caller]
    fn check(source: &str, expect: &str) {
        let shown = match Document::parse(Path::new("a.yaml"), source) {
            Ok(document) => show(&document.root),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(shown, expect);
    }

    fn show(node: &Node) -> String {
        match &node.value {
            Value::Null => "null".to_owned(),
            Value::Scalar { text, is_plain: true } => text.clone(),
            Value::Scalar { text, is_plain: false } => format!("{text:?}"),
            Value::List(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", ")),
            Value::Map(entries) => {
                let entries: Vec<_> = entries.iter().map(|(key, value)| show(key) + ": " + &show(value)).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    #[test]
    fn scalars_keep_their_text() {
        check("a: 1e-6\nb: [2025-09, '7', ~]\n# end\n", r#"{a: 1e-6, b: [2025-09, "7", null]}"#);
        check("", "null");
        check("# only a comment\n", "null");
        check("a: |\n  x\n  y\nb: \"\\u00e9\"\n", r#"{a: "x\ny\n", b: "é"}"#);
    }

    #[test]
    fn aliases_are_copies_within_the_budget() {
        check("a: &x [1, 2]\nb: *x\n", "{a: [1, 2], b: [1, 2]}");
        check("a: &x [*x]\n", "a.yaml:1: an alias of a value that is not finished");
        let mut bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n".to_owned();
        for level in 1..9 {
            let before = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![before; 10].join(", ")));
        }
        check(&bomb, "a.yaml:5: too many values");
        let text = format!("a: &x {}\nb: [*x, *x, *x, *x]\n", "x".repeat(1 << 20));
        check(&text, "a.yaml:2: too much text in aliases");
        check(&("[".repeat(40) + &"]".repeat(40)), "a.yaml:1: values are nested too deeply");
    }

    #[test]
    fn syntax_errors_have_a_line() {
        check("a: 1\nb: [1\nc: 2\n", "a.yaml:3: not YAML: illegal placement of ':' indicator");
        check("a: 1\n---\nb: 2\n", "a.yaml:2: a second document in one file");
    }

    #[test]
    fn numbers_are_exact() {
        let table = [
            ("2", "2"),
            ("2.50", "5/2"),
            ("-1e-2", "-1/100"),
            ("+.5", "1/2"),
            ("5.", "5"),
            ("1E3", "1000"),
            ("12345678901234567.8", "61728394506172839/5"),
        ];
        for (text, expect) in table {
            assert_eq!(parse_number(text).map(|number| number.to_string()).as_deref(), Some(expect), "{text}");
        }
        for bad in ["", "-", ".", "e3", "1e", "1e99", "inf", ".nan", "0x10", "1_000", "1 2", "é"] {
            assert_eq!(parse_number(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_at_a_place(source in "([ a-c0-9:?&*!|>'\"#%@,.é\\n\\t-]|: |- |\\[|\\]|\\{|\\}){0,60}") {
            if let Err(problem) = Document::parse(Path::new("a.yaml"), &source) {
                let span = problem.span.unwrap_or(0..0);
                prop_assert!(source.get(span.clone()).is_some(), "{span:?}");
            }
        }
    }
}
