//! SARIF 2.1.0 (OASIS): what the compiler said, on the lines that it said it of.
//!
//! Failed tests have no line and are no findings about the source, so they are not in it. What is wrong with an exercise
//! is the instructor's, and stands in the document that `grade check` writes with the same types.

use grade_model::{Diagnostic, Severity};
use serde::Serialize;

use super::{Entry, json::to_line, outline};

/// The rule of a message that has no code.
const RULE_WITHOUT_CODE: &str = "compiler";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Rule {
    pub(crate) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) help_uri: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Finding {
    pub(crate) rule_id: String,
    pub(crate) rule_index: usize,
    pub(crate) level: &'static str,
    pub(crate) message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) locations: Vec<Location>,
}

#[derive(Serialize)]
pub(crate) struct Message {
    text: String,
}

impl Message {
    /// Text that a viewer shows as it is: of the form `[words](target)` it would become a link.
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.replace("](", "] (") }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Location {
    physical_location: PhysicalLocation,
}

impl Location {
    /// A place in a file; the whole file without a region.
    pub(crate) fn new(file: &str, region: Option<Region>) -> Self {
        let artifact_location = ArtifactLocation { uri: to_uri(file) };
        Self { physical_location: PhysicalLocation { artifact_location, region } }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// Lines and columns from 1; the last column is the one behind the end.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Region {
    pub(crate) start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) start_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end_column: Option<u32>,
}

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let (mut rules, mut results) = (Vec::new(), Vec::new());
    for entry in entries {
        for diagnostic in &entry.report.compile.log.diagnostics {
            results.push(finding(entry, diagnostic, &mut rules));
        }
    }
    document(rules, results)
}

/// The whole document, one run of one tool.
pub(crate) fn document(rules: Vec<Rule>, results: Vec<Finding>) -> String {
    to_line(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: Driver { name: "grade", version: env!("CARGO_PKG_VERSION"), rules } },
            column_kind: "unicodeCodePoints",
            results,
        }],
    })
}

fn finding(entry: &Entry<'_>, diagnostic: &Diagnostic, rules: &mut Vec<Rule>) -> Finding {
    let id = diagnostic.code.as_deref().map_or_else(|| RULE_WITHOUT_CODE.to_owned(), outline::name);
    let rule_index = rules.iter().position(|rule| rule.id == id).unwrap_or_else(|| {
        rules.push(Rule { help_uri: help_uri(&id), short_description: None, id: id.clone() });
        rules.len() - 1
    });
    let file = match &diagnostic.file {
        Some(file) => outline::path(entry.origin, file),
        None => outline::main_file(entry.report, entry.origin),
    };
    let location = file.map(|file| Location::new(&file, region(diagnostic)));
    Finding {
        rule_id: id,
        rule_index,
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Message::new(&outline::sentence(&diagnostic.message)),
        locations: location.into_iter().collect(),
    }
}

/// The explanation of an error of rustc, `E0308`.
fn help_uri(id: &str) -> Option<String> {
    let digits = id.strip_prefix('E')?;
    let is_code = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then(|| format!("https://doc.rust-lang.org/error_codes/{id}.html"))
}

fn region(diagnostic: &Diagnostic) -> Option<Region> {
    let place = |number: u32| (number > 0).then_some(number);
    Some(Region {
        start_line: place(diagnostic.line)?,
        start_column: place(diagnostic.column),
        end_line: place(diagnostic.line_end).filter(|end| *end >= diagnostic.line),
        end_column: place(diagnostic.column_end)
            .filter(|end| diagnostic.line_end > diagnostic.line || *end >= diagnostic.column),
    })
}

/// A path as a reference by RFC 3986: relative, unless it starts at the root.
fn to_uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
