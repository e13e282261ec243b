//! Reads what a student hands in: a file, a folder, or standard input.
//!
//! A submission is hostile. Nothing but regular files is read, links are not followed (a link in a student's
//! repository could point at hidden tests, and a compiler quotes what it reads), and every read ends. A submission
//! that is longer than its exercise allows is not an error but a verdict, so reading stops only a little above the
//! highest limit there is, [`BYTES_MAX`].

use std::{
    collections::BTreeMap,
    io::{self, Read},
    path::{Path, PathBuf},
};

use grade_model::{Bytes, Language, SourceTree, Submission};

use crate::{
    digest::digest,
    exercise::{
        files::{self, FileError, Kind},
        names,
    },
};

/// The highest limit that an exercise may set on the bytes of a submission. One byte more is read, never two.
pub const BYTES_MAX: u64 = 16 << 20;
/// Most source files in a folder.
const FILES_MAX: usize = 1_000;
/// Most files and folders of any kind in a folder.
const ENTRIES_MAX: usize = 10_000;
/// How deep folders may lie within each other.
const DEPTH_MAX: usize = 8;
/// How much of a file is read to find out which exercise it belongs to.
const HEAD_BYTES_MAX: u64 = 4096;

/// The endings of source files, and their languages: `("rs", "rust")`.
pub type LanguageTable<'a> = &'a [(&'a str, &'a str)];

/// Why there is no submission to judge: the user's to mend.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
    /// There is nothing at the path.
    #[error("no such file or folder: {}", shown(path))]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// It is no regular file, or holds something that is none.
    #[error("{} {trouble}", shown(path))]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What is wrong with it, a fragment.
        trouble: String,
    },
    /// The name ends like no known language's.
    #[error("{} is in no known language", names::quote(name))]
    UnknownLanguage {
        /// The file's name.
        name: String,
        /// The known endings, each with its dot.
        known: Vec<String>,
    },
    /// The folder does not say where the program starts.
    #[error("{} has no {}", shown(path), names::list(&expected.iter().map(String::as_str).collect::<Vec<_>>(), "or"))]
    NoRoot {
        /// The folder.
        path: PathBuf,
        /// The names that a root file may have.
        expected: Vec<String>,
    },
    /// The folder starts in several languages.
    #[error("{} has {}", shown(path), names::list(&roots.iter().map(String::as_str).collect::<Vec<_>>(), "and"))]
    SeveralRoots {
        /// The folder.
        path: PathBuf,
        /// The root files.
        roots: Vec<String>,
    },
    /// The folder holds too much.
    #[error("{} holds {trouble}", shown(path))]
    TooMuch {
        /// The folder.
        path: PathBuf,
        /// Too much of what.
        trouble: String,
    },
    /// Standard input could not be read.
    #[error("standard input cannot be read")]
    Stdin(#[source] io::Error),
}

impl SubmissionError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Missing { path } => Some(hint_at_neighbours(path)),
            Self::Stdin(_) => None,
            Self::Unreadable { .. } => Some("hand in regular files; `-` reads standard input".to_owned()),
            Self::UnknownLanguage { known, .. } => Some(format!("known endings are {}", known.join(", "))),
            Self::NoRoot { path, .. } => Some(if files::exists(&path.join("src")) {
                format!("did you mean {}?", shown(&path.join("src")))
            } else {
                "name the file that the program starts in".to_owned()
            }),
            Self::SeveralRoots { .. } => Some("keep one of them".to_owned()),
            Self::TooMuch { .. } => Some("hand in a folder that holds the program only".to_owned()),
        }
    }
}

/// Names beside a path that does not exist, which may be what was meant.
fn hint_at_neighbours(path: &Path) -> String {
    let parent = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let mut beside: Vec<String> = std::fs::read_dir(parent)
        .into_iter()
        .flatten()
        .take(ENTRIES_MAX)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    beside.sort();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    names::did_you_mean(&names::near(&name, beside.iter().map(String::as_str)))
        .unwrap_or_else(|| "hand in a file, a folder, or `-` for standard input".to_owned())
}

/// Reads a file, or a folder whose root file may be called `slug`.
///
/// # Errors
/// When there is none, or it cannot be one; see [`SubmissionError`].
pub fn read(path: &Path, slug: &str, languages: LanguageTable<'_>) -> Result<Submission, SubmissionError> {
    match kind(path)? {
        Kind::Folder => read_folder(path, slug, languages),
        Kind::File | Kind::Other(_) => read_file(path, languages),
    }
}

/// Reads one file. Its name is kept, except that a character that no compiler should meet becomes `_`.
///
/// # Errors
/// When it is missing, not a regular file, or in an unknown language.
pub fn read_file(path: &Path, languages: LanguageTable<'_>) -> Result<Submission, SubmissionError> {
    if kind(path)? == Kind::Folder {
        return Err(unreadable(path, FileError::Irregular("a folder")));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let language = language_of(&name, languages)?;
    let bytes = files::read_start(path, BYTES_MAX + 1).map_err(|error| unreadable(path, error))?;
    Ok(submission(language, SourceTree::single(&safe_name(&name), bytes.into())))
}

/// Reads one file from a stream, under `name`, which tells its language.
///
/// # Errors
/// When the stream fails, or the name tells no known language.
pub fn read_stdin(
    reader: &mut dyn Read,
    name: &str,
    languages: LanguageTable<'_>,
) -> Result<Submission, SubmissionError> {
    let language = language_of(name, languages)?;
    let mut bytes = Vec::new();
    reader.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(SubmissionError::Stdin)?;
    Ok(submission(language, SourceTree::single(&safe_name(name), bytes.into())))
}

/// Reads a folder: the root file is `main.EXT`, else `<slug>.EXT` with `-` or `_`, and the files of the same language
/// around and below it come along. Everything else is no part of a submission and has no effect: other files, hidden
/// ones, `target`, and a `build.rs` beside the root, which only a package would run.
///
/// # Errors
/// When there is no root file or more than one, when a source is not a regular file or has a name that no compiler
/// should meet, and when the folder holds too much.
pub fn read_folder(path: &Path, slug: &str, languages: LanguageTable<'_>) -> Result<Submission, SubmissionError> {
    if let Kind::Other(kind) = kind(path)? {
        return Err(unreadable(path, FileError::Irregular(kind)));
    }
    let (root, ending, language) = find_root(path, slug, languages)?;
    let mut walk = Walk {
        root_folder: path,
        ending,
        files: BTreeMap::new(),
        // The root file first, so that it is there however much lies beside it.
        bytes_left: BYTES_MAX + 1,
        entries_left: ENTRIES_MAX,
    };
    walk.read_source(&path.join(&root), &root)?;
    walk.read_folder(path, "", 0)?;
    Ok(submission(language, SourceTree { root, files: walk.files }))
}

/// The beginning of a file, or of a folder's `main.EXT`, for [`crate::exercise::identify`]. Empty for a folder without.
///
/// # Errors
/// When there is nothing at `path`, or it is not a regular file.
pub fn read_head(path: &Path, languages: LanguageTable<'_>) -> Result<Vec<u8>, SubmissionError> {
    let file = match kind(path)? {
        Kind::Folder => {
            let mains = languages.iter().map(|(ending, _)| path.join(format!("main.{ending}")));
            match mains.into_iter().find(|main| files::exists(main)) {
                Some(main) => main,
                None => return Ok(Vec::new()),
            }
        }
        Kind::File | Kind::Other(_) => path.to_owned(),
    };
    files::read_start(&file, HEAD_BYTES_MAX).map_err(|error| unreadable(&file, error))
}

struct Walk<'a> {
    root_folder: &'a Path,
    ending: &'a str,
    files: BTreeMap<String, Bytes>,
    bytes_left: u64,
    entries_left: usize,
}

impl Walk<'_> {
    fn read_folder(&mut self, folder: &Path, relative: &str, depth: usize) -> Result<(), SubmissionError> {
        if depth > DEPTH_MAX {
            return Err(self.too_much(format!("folders more than {DEPTH_MAX} deep")));
        }
        let entries = files::list(folder, self.entries_left)
            .map_err(|error| unreadable(folder, error.into()))?
            .ok_or_else(|| self.too_much(format!("more than {ENTRIES_MAX} files")))?;
        self.entries_left -= entries.len();
        for entry in entries {
            let path = folder.join(&entry.name);
            let name = entry.name.to_string_lossy();
            let inner = if relative.is_empty() { name.to_string() } else { format!("{relative}/{name}") };
            if is_passed_over(&inner) || self.files.contains_key(&inner) {
                continue;
            }
            let is_source = Path::new(&*name).extension().is_some_and(|ending| ending == self.ending);
            match entry.kind.map_err(|error| unreadable(&path, error.into()))? {
                Kind::Folder => self.read_folder(&path, &inner, depth + 1)?,
                Kind::File | Kind::Other(_) if is_source => self.read_source(&path, &inner)?,
                Kind::File => {}
                Kind::Other(kind) => return Err(unreadable(&path, FileError::Irregular(kind))),
            }
        }
        Ok(())
    }

    fn read_source(&mut self, path: &Path, relative: &str) -> Result<(), SubmissionError> {
        if !relative.split('/').all(names::is_source_name) {
            let trouble = "has a name with other characters than letters, digits, `_`, `.`, `+` and `-`".to_owned();
            return Err(SubmissionError::Unreadable { path: path.to_owned(), trouble });
        }
        if self.files.len() == FILES_MAX {
            return Err(self.too_much(format!("more than {FILES_MAX} source files")));
        }
        // Once the limit is passed, what is left cannot change the verdict.
        if self.bytes_left > 0 {
            let bytes = files::read_start(path, self.bytes_left).map_err(|error| unreadable(path, error))?;
            self.bytes_left -= bytes.len() as u64;
            self.files.insert(relative.to_owned(), bytes.into());
        }
        Ok(())
    }

    fn too_much(&self, trouble: String) -> SubmissionError {
        SubmissionError::TooMuch { path: self.root_folder.to_owned(), trouble }
    }
}

/// The root file's name, its ending and its language.
fn find_root<'l>(
    folder: &Path,
    slug: &str,
    languages: LanguageTable<'l>,
) -> Result<(String, &'l str, &'l str), SubmissionError> {
    let stems = ["main".to_owned(), slug.to_owned(), slug.replace('-', "_")];
    let mut roots = Vec::new();
    for (ending, language) in languages {
        let names = stems.iter().map(|stem| format!("{stem}.{ending}"));
        roots.extend(
            names.into_iter().find(|name| files::exists(&folder.join(name))).map(|name| (name, *ending, *language)),
        );
    }
    if roots.len() > 1 {
        let roots = roots.into_iter().map(|(name, ..)| name).collect();
        return Err(SubmissionError::SeveralRoots { path: folder.to_owned(), roots });
    }
    roots.pop().ok_or_else(|| {
        let mut expected: Vec<String> =
            languages.iter().flat_map(|(ending, _)| stems.iter().map(move |stem| format!("{stem}.{ending}"))).collect();
        expected.dedup();
        SubmissionError::NoRoot { path: folder.to_owned(), expected }
    })
}

fn is_passed_over(relative: &str) -> bool {
    let name = relative.rsplit('/').next().unwrap_or(relative);
    name.starts_with('.') || name == "target" || relative == "build.rs"
}

fn language_of<'l>(name: &str, languages: LanguageTable<'l>) -> Result<&'l str, SubmissionError> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match languages.iter().find(|(known, _)| *known == ending) {
        Some((_, language)) => Ok(language),
        None => Err(SubmissionError::UnknownLanguage {
            name: name.to_owned(),
            known: languages.iter().map(|(ending, _)| format!(".{ending}")).collect(),
        }),
    }
}

/// The name with `_` for every character that is not allowed, so that a compiler takes it for nothing but a file.
fn safe_name(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || "._-+".contains(character) { character } else { '_' })
        .collect();
    let safe = if safe.starts_with(|first: char| first.is_ascii_alphanumeric()) { safe } else { format!("_{safe}") };
    // The end of a long name is kept, because it tells the language.
    if names::is_source_name(&safe) { safe } else { format!("_{}", &safe[safe.len() - 50..]) }
}

fn submission(language: &str, sources: SourceTree) -> Submission {
    let frame = [("language", language.as_bytes()), ("root", sources.root.as_bytes())];
    let files = sources.files.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
    let digest = digest(frame.into_iter().chain(files));
    Submission { language: Language::from(language), sources, digest }
}

/// What lies at `path`, which a user named.
///
/// A student's repository may hold links, and what it holds is named relative to it. So no folder of a relative path
/// may be a link, nor may the end of any path, with a `/` behind it or without.
fn kind(path: &Path) -> Result<Kind, SubmissionError> {
    let path = path.components().as_path();
    let folders = path.ancestors().skip(1).filter(|folder| folder.is_relative() && *folder != Path::new(""));
    for folder in folders {
        if let Ok(Kind::Other(kind)) = files::kind(folder) {
            return Err(unreadable(folder, FileError::Irregular(kind)));
        }
    }
    files::kind(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => SubmissionError::Missing { path: path.to_owned() },
        _ => unreadable(path, error.into()),
    })
}

fn unreadable(path: &Path, error: FileError) -> SubmissionError {
    SubmissionError::Unreadable { path: path.to_owned(), trouble: error.to_string() }
}

fn shown(path: &Path) -> String {
    names::printable(&path.to_string_lossy())
}
