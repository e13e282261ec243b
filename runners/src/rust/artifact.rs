//! What compiling yields, and how it lies in the cache: a header in JSON, preceded by its length, then the module.

use grade_model::{Bytes, CompileLog, Diagnostic, Severity};
use serde::{Deserialize, Serialize};

/// A module, or none when the sources do not compile, and what the compiler said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Artifact {
    pub(super) module: Option<Bytes>,
    pub(super) log: CompileLog,
}

#[derive(Serialize, Deserialize)]
struct Header {
    is_compiled: bool,
    text: String,
    diagnostics: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    is_error: bool,
    code: Option<String>,
    message: String,
    file: Option<String>,
    /// First line, first column, last line, column behind the last.
    place: [u32; 4],
}

impl Artifact {
    /// The bytes for the cache; `None` for what must not be kept: a compiler that was stopped, which another machine
    /// or another day may not do.
    pub(super) fn encode(&self) -> Option<Vec<u8>> {
        if self.log.stop.is_some() {
            return None;
        }
        let diagnostics = self.log.diagnostics.iter().map(Entry::from).collect();
        let header = Header { is_compiled: self.module.is_some(), text: self.log.text.clone(), diagnostics };
        let header = serde_json::to_vec(&header).ok()?;
        let length = u32::try_from(header.len()).ok()?.to_le_bytes();
        Some([&length, header.as_slice(), self.module.as_deref().unwrap_or_default()].concat())
    }

    /// The artifact in the cache's bytes; `None` when they are something else.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (header, module) = rest.split_at_checked(u32::from_le_bytes(*length).try_into().ok()?)?;
        let Header { is_compiled, text, diagnostics } = serde_json::from_slice(header).ok()?;
        let diagnostics = diagnostics.into_iter().map(Diagnostic::from).collect();
        Some(Self { module: is_compiled.then(|| module.into()), log: CompileLog { text, diagnostics, stop: None } })
    }
}

impl From<&Diagnostic> for Entry {
    fn from(of: &Diagnostic) -> Self {
        Self {
            is_error: of.severity == Severity::Error,
            code: of.code.clone(),
            message: of.message.clone(),
            file: of.file.clone(),
            place: [of.line, of.column, of.line_end, of.column_end],
        }
    }
}

impl From<Entry> for Diagnostic {
    fn from(entry: Entry) -> Self {
        let [line, column, line_end, column_end] = entry.place;
        let severity = if entry.is_error { Severity::Error } else { Severity::Warning };
        let Entry { code, message, file, .. } = entry;
        Self { severity, code, message, file, line, column, line_end, column_end }
    }
}

#[cfg(test)]
mod tests {
    use grade_model::{CompileLog, CompileStop, Diagnostic, Severity};

    use super::Artifact;

    fn artifact(module: Option<&[u8]>, severity: Severity) -> Artifact {
        let diagnostic = Diagnostic {
            severity,
            code: Some("E0001".to_owned()),
            message: "words".to_owned(),
            file: None,
            line: 1,
            column: 2,
            line_end: 3,
            column_end: 4,
        };
        let log = CompileLog { text: "text".to_owned(), diagnostics: vec![diagnostic], stop: None };
        Artifact { module: module.map(Into::into), log }
    }

    #[test]
    fn what_is_kept_comes_back() {
        for (module, severity) in
            [(None, Severity::Error), (Some(&b"wasm"[..]), Severity::Warning), (Some(b""), Severity::Error)]
        {
            let artifact = artifact(module, severity);
            let bytes = artifact.encode().expect("it is kept");
            assert_eq!(Artifact::decode(&bytes), Some(artifact));
        }
    }

    #[test]
    fn stopped_compilers_are_not_kept() {
        let mut artifact = artifact(None, Severity::Error);
        artifact.log.stop = Some(CompileStop::Time);
        assert_eq!(artifact.encode(), None);
    }

    #[test]
    fn other_bytes_are_none() {
        let bytes = artifact(None, Severity::Error).encode().expect("it is kept");
        for other in [&b""[..], b"abc", b"\0\0\0\0", b"\xff\xff\xff\xff", &bytes[..20]] {
            assert_eq!(Artifact::decode(other), None);
        }
    }
}
