//! Finds out which exercise a submission belongs to.

use std::path::{Component, Path};

use super::{
    discover::{Found, ResolveError, near_ids, resolve},
    names,
};

/// In how many lines of a file a header is looked for.
const HEADER_LINES_MAX: usize = 5;
/// How comments begin in the languages that a submission may be in.
const COMMENT_STARTS: [&str; 5] = ["//", "#", "/*", "<!--", "--"];

/// What is known of a submission before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clues<'a> {
    /// What `--exercise` says.
    pub named: Option<&'a str>,
    /// The file or folder; `None` for standard input.
    pub path: Option<&'a Path>,
    /// The beginning of the root file, as [`crate::submission::read_head`] reads it.
    pub head: &'a [u8],
}

/// Why it is not known which exercise a submission belongs to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifyError {
    /// `--exercise` does not lead to one.
    #[error(transparent)]
    Named(ResolveError),
    /// A header does not lead to one.
    #[error("the header in line {line} leads to no exercise")]
    Header {
        /// Its line, from 1.
        line: usize,
        /// Why it does not.
        source: ResolveError,
    },
    /// The names of the file and its folder do not lead to one.
    #[error("{} may belong to {}", names::quote(name), candidates.join(" or "))]
    Ambiguous {
        /// The file's name.
        name: String,
        /// The ids, or folders, of the exercises.
        candidates: Vec<String>,
    },
    /// Nothing leads to one.
    #[error("it is not clear which exercise {} belongs to", names::quote(name))]
    Unknown {
        /// The file's name, `-` for standard input.
        name: String,
        /// Ids that the names may be a slip of, at most three.
        near: Vec<String>,
    },
}

impl IdentifyError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        let ways =
            "write `--exercise ID`, or `// grade: ID` in the first five lines, or name the file after the exercise";
        match self {
            Self::Named(error) | Self::Header { source: error, .. } => error.hint(),
            Self::Ambiguous { .. } => ways.to_owned(),
            Self::Unknown { near, .. } => {
                let near: Vec<&str> = near.iter().map(String::as_str).collect();
                match names::did_you_mean(&near) {
                    Some(question) => format!("{question} {ways}"),
                    None => format!("{ways}; `grade list` shows every exercise"),
                }
            }
        }
    }
}

/// Which exercise a submission belongs to: the one that `--exercise` names; the one in a header `grade: ID`, within a
/// comment in the first five lines; the one called as the file is; the one called as the folder around it is, where
/// `src` does not count. `_` and `-` are the same.
///
/// # Errors
/// When the first of these that is there leads to no exercise, or to several; or when none is there.
pub fn identify<'f>(found: &'f [Found], clues: &Clues<'_>) -> Result<&'f Found, IdentifyError> {
    if let Some(name) = clues.named {
        return resolve(found, name).map_err(IdentifyError::Named);
    }
    if let Some((line, name)) = find_header(clues.head) {
        return resolve(found, &name).map_err(|source| IdentifyError::Header { line, source });
    }
    let candidates = clues.path.map(names_of).unwrap_or_default();
    let mut ambiguous = None;
    for name in &candidates {
        match resolve(found, name) {
            Ok(exercise) => return Ok(exercise),
            Err(ResolveError::Ambiguous { candidates, .. }) => ambiguous = ambiguous.or(Some(candidates)),
            Err(ResolveError::Unknown { .. }) => {}
        }
    }
    // A path such as `.` has no last part, and stands for itself.
    let name = clues.path.map(|path| path.file_name().unwrap_or(path.as_os_str()));
    let name = name.map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned());
    if let Some(candidates) = ambiguous {
        return Err(IdentifyError::Ambiguous { name, candidates });
    }
    let near = candidates.iter().map(|name| near_ids(found, name)).find(|near| !near.is_empty()).unwrap_or_default();
    Err(IdentifyError::Unknown { name, near })
}

/// The names to try, the surest first: folder and stem together, the stem, the folders around it.
fn names_of(path: &Path) -> Vec<String> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut parts: Vec<String> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    let Some(file) = parts.pop() else {
        return Vec::new();
    };
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned();
    if parts.last().is_some_and(|name| name == "src") {
        parts.pop();
    }
    let (parent, grandparent) = (parts.pop(), parts.pop());
    let mut names = Vec::new();
    names.extend(parent.as_ref().map(|parent| format!("{parent}/{stem}")));
    names.push(stem);
    names.extend(grandparent.iter().zip(&parent).map(|(grandparent, parent)| format!("{grandparent}/{parent}")));
    names.extend(parent);
    names
}

/// The line and the id of a header such as `// grade: algorithms/binary-search`.
fn find_header(head: &[u8]) -> Option<(usize, String)> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.split(|byte| *byte == b'\n').take(HEADER_LINES_MAX).enumerate().find_map(|(index, line)| {
        let line = str::from_utf8(line).ok()?.trim();
        let comment = COMMENT_STARTS.iter().find_map(|start| line.strip_prefix(start))?;
        let value = comment.trim_start().strip_prefix("grade:")?.trim();
        let value = value.strip_suffix("*/").or_else(|| value.strip_suffix("-->")).unwrap_or(value).trim();
        Some((index + 1, value.to_owned()))
    })
}
