//! Finds the submissions in a student's repository.
//!
//! ```text
//! binary-search.rs               named after its exercise
//! week-3/anything.rs             `// grade: ID` in its first lines
//! algorithms/bubble-sort/main.rs a folder named after its exercise, with a root file: handed in whole
//! queue/src/main.rs              the same; `src` does not count
//! merge-sort/mine.rs             the only source in a folder named after its exercise
//! ```
//! Everything else is no submission and is passed over, and so are hidden folders, `target`, links, and folders that
//! are exercises themselves. A repository is hostile: the walk is bounded and follows no link.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    exercise::{
        Clues, Found, IdentifyError, ResolveError,
        files::{self, Kind},
        identify, is_exercise, names, resolve,
    },
    submission::{LanguageTable, read_head},
};

/// Most files and folders that are looked at.
const ENTRIES_MAX: usize = 20_000;
/// How deep folders may lie within each other.
const DEPTH_MAX: usize = 8;
/// Folders of tools, which hold nobody's submission.
const TOOL_FOLDERS: [&str; 3] = ["node_modules", "target", "vendor"];

/// A submission, not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<'f> {
    /// The file or folder, below the folder that was searched.
    pub path: PathBuf,
    /// The exercise that it belongs to.
    pub exercise: &'f Found,
}

/// Why a part of a repository cannot be graded: whoever wrote it mends it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A header leads to no exercise.
    #[error("{}: {}", shown(path), with_cause(error))]
    Header {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: IdentifyError,
    },
    /// A name leads to several exercises.
    #[error("{}: {error}", shown(path))]
    Ambiguous {
        /// The file or folder.
        path: PathBuf,
        /// Which ones.
        error: ResolveError,
    },
    /// Several submissions belong to one exercise.
    #[error("{} belong to {exercise}", shown_all(paths))]
    Several {
        /// The exercise.
        exercise: String,
        /// The files and folders.
        paths: Vec<PathBuf>,
    },
    /// A folder cannot be searched.
    #[error("{} {trouble}", shown(path))]
    Unsearchable {
        /// The folder.
        path: PathBuf,
        /// Why not, a fragment.
        trouble: String,
    },
}

impl Trouble {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Header { error, .. } => error.hint(),
            Self::Ambiguous { .. } => "write the whole id in a line `// grade: SKILL/SLUG`".to_owned(),
            Self::Several { .. } => "keep one, or name the one to grade on the command line".to_owned(),
            Self::Unsearchable { .. } => "name the submissions on the command line".to_owned(),
        }
    }
}

fn shown(path: &Path) -> String {
    names::printable(&path.to_string_lossy())
}

fn shown_all(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| shown(path)).collect();
    names::list(&paths.iter().map(String::as_str).collect::<Vec<_>>(), "and")
}

fn with_cause(error: &IdentifyError) -> String {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}"));
    format!("{error}{}", cause.unwrap_or_default())
}

/// What a repository holds.
#[derive(Debug, Default)]
pub struct Survey<'f> {
    /// The submissions, at most one an exercise, in the order of the exercises' ids.
    pub candidates: Vec<Candidate<'f>>,
    /// What cannot be graded, and why.
    pub troubles: Vec<Trouble>,
}

/// Finds the submissions below `root`. Where several belong to one exercise, none is chosen, and a [`Trouble`] says so.
#[must_use]
pub fn survey<'f>(root: &Path, found: &'f [Found], languages: LanguageTable<'_>) -> Survey<'f> {
    let mut search = Search { found, languages, entries_left: ENTRIES_MAX, hits: Vec::new(), troubles: Vec::new() };
    let name = fs::canonicalize(root).ok().and_then(|real| Some(real.file_name()?.to_string_lossy().into_owned()));
    search.enter(root, Place { parent: None, name: name.as_deref() }, 0);
    search.finish()
}

/// The names around a file, which may lead to its exercise.
#[derive(Clone, Copy)]
struct Place<'a> {
    parent: Option<&'a str>,
    name: Option<&'a str>,
}

struct Search<'f, 'l> {
    found: &'f [Found],
    languages: LanguageTable<'l>,
    entries_left: usize,
    hits: Vec<Candidate<'f>>,
    troubles: Vec<Trouble>,
}

impl<'f> Search<'f, '_> {
    fn enter(&mut self, folder: &Path, place: Place<'_>, depth: usize) {
        let here = if folder == Path::new("") { Path::new(".") } else { folder };
        let entries = match files::list(here, self.entries_left) {
            Ok(Some(entries)) => entries,
            Ok(None) => return self.give_up(here, format!("holds more than {ENTRIES_MAX} files")),
            Err(error) => return self.give_up(here, format!("cannot be searched: {error}")),
        };
        self.entries_left -= entries.len();
        let mut sources = Vec::new();
        let mut folders = Vec::new();
        for entry in entries {
            let path = folder.join(&entry.name);
            let name = entry.name.to_string_lossy().into_owned();
            match entry.kind {
                _ if name.starts_with('.') || TOOL_FOLDERS.contains(&name.as_str()) => {}
                Ok(Kind::File) if self.is_source(&name) => sources.push((path, name)),
                Ok(Kind::Folder) if !is_exercise(&path) => folders.push((path, name)),
                Ok(Kind::File | Kind::Folder | Kind::Other(_)) | Err(_) => {}
            }
        }
        if self.take_whole_folder(folder, place, &sources) {
            return;
        }
        for (path, name) in &sources {
            self.look_at(path, name, place);
        }
        for (path, name) in folders {
            if depth == DEPTH_MAX {
                return self.give_up(here, format!("lies more than {DEPTH_MAX} folders deep"));
            }
            let inner = if name == "src" { place } else { Place { parent: place.name, name: Some(&name) } };
            self.enter(&path, inner, depth + 1);
        }
    }

    fn is_source(&self, name: &str) -> bool {
        name.rsplit_once('.').is_some_and(|(_, ending)| self.languages.iter().any(|(known, _)| *known == ending))
    }

    /// Takes a folder named after its exercise as one submission, when it says which file the program starts in.
    fn take_whole_folder(&mut self, folder: &Path, place: Place<'_>, sources: &[(PathBuf, String)]) -> bool {
        let Some(Ok(exercise)) = place.name.and_then(|name| self.resolve(place.parent, name)) else { return false };
        let slug = exercise.id.slug();
        let is_root = |name: &str| {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            stem == "main" || names::is_same_name(stem, slug)
        };
        let Some((root, _)) = sources.iter().find(|(_, name)| is_root(name)) else { return false };
        // A header within the root file is surer than the folder's name.
        match self.by_header(root) {
            Some(Ok(exercise)) => self.hit(folder, exercise),
            Some(Err(trouble)) => self.troubles.push(trouble),
            None => self.hit(folder, exercise),
        }
        true
    }

    fn look_at(&mut self, path: &Path, name: &str, place: Place<'_>) {
        if let Some(by_header) = self.by_header(path) {
            return match by_header {
                Ok(exercise) => self.hit(path, exercise),
                Err(trouble) => self.troubles.push(trouble),
            };
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let by_stem = self.resolve(place.name, stem);
        let by_name = by_stem.or_else(|| place.name.and_then(|name| self.resolve(place.parent, name)));
        match by_name {
            Some(Ok(exercise)) => self.hit(path, exercise),
            Some(Err(error)) => self.troubles.push(Trouble::Ambiguous { path: path.to_owned(), error }),
            None => {}
        }
    }

    fn by_header(&self, path: &Path) -> Option<Result<&'f Found, Trouble>> {
        // A file that cannot be read is reported where it is judged, if a name leads to its exercise.
        let head = read_head(path, self.languages).ok()?;
        match identify(self.found, &Clues { named: None, path: None, head: &head }) {
            Ok(exercise) => Some(Ok(exercise)),
            Err(error @ IdentifyError::Header { .. }) => Some(Err(Trouble::Header { path: path.to_owned(), error })),
            Err(_) => None,
        }
    }

    /// The exercise called `parent/name` or `name`; nothing when there is none.
    fn resolve(&self, parent: Option<&str>, name: &str) -> Option<Result<&'f Found, ResolveError>> {
        let whole = parent.and_then(|parent| resolve(self.found, &format!("{parent}/{name}")).ok());
        match whole.map_or_else(|| resolve(self.found, name), Ok) {
            Ok(exercise) => Some(Ok(exercise)),
            Err(error @ ResolveError::Ambiguous { .. }) => Some(Err(error)),
            Err(ResolveError::Unknown { .. }) => None,
        }
    }

    fn hit(&mut self, path: &Path, exercise: &'f Found) {
        let path = if path == Path::new("") { PathBuf::from(".") } else { path.to_owned() };
        self.hits.push(Candidate { path, exercise });
    }

    fn give_up(&mut self, folder: &Path, trouble: String) {
        self.troubles.push(Trouble::Unsearchable { path: folder.to_owned(), trouble });
    }

    fn finish(self) -> Survey<'f> {
        let mut by_exercise: BTreeMap<&Found, Vec<Candidate<'f>>> = BTreeMap::new();
        for hit in self.hits {
            by_exercise.entry(hit.exercise).or_default().push(hit);
        }
        let mut survey = Survey { candidates: Vec::new(), troubles: self.troubles };
        for (exercise, mut hits) in by_exercise {
            if hits.len() == 1 {
                survey.candidates.append(&mut hits);
            } else {
                let paths = hits.into_iter().map(|hit| hit.path).collect();
                survey.troubles.push(Trouble::Several { exercise: exercise.id.to_string(), paths });
            }
        }
        survey
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use grade_model::ExerciseId;

    use super::survey;
    use crate::exercise::Found;

    const LANGUAGES: [(&str, &str); 2] = [("rs", "rust"), ("py", "python")];

    fn found() -> Vec<Found> {
        ["algorithms/bubble-sort", "basics/sum", "lists/queue", "trees/queue"]
            .map(|id| Found { id: ExerciseId(id.into()), folder: "/exercises".into() })
            .into()
    }

    /// Writes files, a name and a content each, and holds what is found against lines `path: exercise` and troubles.
    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let root = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = root.path().join("repository").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        let found = found();
        let root = root.path().join("repository");
        let survey = survey(&root, &found, &LANGUAGES);
        let relative = |path: &Path| path.strip_prefix(&root).unwrap().display().to_string();
        let mut lines: Vec<String> = survey
            .candidates
            .iter()
            .map(|candidate| format!("{}: {}", relative(&candidate.path), candidate.exercise.id))
            .collect();
        let prefix = format!("{}/", root.display());
        lines.extend(survey.troubles.iter().map(|trouble| trouble.to_string().replace(&prefix, "")));
        assert_eq!(lines, expected);
    }

    #[test]
    fn files_lead_to_their_exercises() {
        check(&[("sum.rs", ""), ("README.md", ""), ("notes.rs", "")], &["sum.rs: basics/sum"]);
        check(&[("bubble_sort.py", "")], &["bubble_sort.py: algorithms/bubble-sort"]);
        check(&[("a/b/x.rs", "// grade: sum\n")], &["a/b/x.rs: basics/sum"]);
        check(&[("trees/queue.rs", "")], &["trees/queue.rs: trees/queue"]);
        check(&[("sum/mine.rs", "")], &["sum/mine.rs: basics/sum"]);
    }

    #[test]
    fn folders_are_handed_in_whole() {
        check(&[("sum/main.rs", ""), ("sum/more.rs", ""), ("sum/in/deep.rs", "")], &["sum: basics/sum"]);
        check(&[("sum/src/main.rs", ""), ("sum/Cargo.toml", "")], &["sum/src: basics/sum"]);
        check(&[("bubble-sort/bubble_sort.rs", "")], &["bubble-sort: algorithms/bubble-sort"]);
        check(&[("sum/main.rs", "// grade: trees/queue")], &["sum: trees/queue"]);
    }

    #[test]
    fn what_is_no_submission_is_passed_over() {
        check(&[("target/sum.rs", ""), (".hidden/sum.rs", ""), ("sum.txt", ""), ("vendor/sum.rs", "")], &[]);
        check(&[("exercises/basics/sum/exercise.toml", ""), ("exercises/basics/sum/starter/sum.rs", "")], &[]);
    }

    #[test]
    fn nothing_is_chosen_by_chance() {
        check(&[("sum.rs", ""), ("old/sum.rs", "")], &["`sum.rs` and `old/sum.rs` belong to basics/sum"]);
        check(&[("sum/a.rs", ""), ("sum/b.rs", "")], &["`sum/a.rs` and `sum/b.rs` belong to basics/sum"]);
        check(&[("queue.rs", "")], &["queue.rs: `queue` may be lists/queue or trees/queue"]);
        check(
            &[("x.rs", "// grade: summ\n")],
            &["x.rs: the header in line 1 leads to no exercise: no exercise is called `summ`"],
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("outside.rs"), "").unwrap();
        let repository = root.path().join("repository");
        fs::create_dir(&repository).unwrap();
        std::os::unix::fs::symlink("../outside.rs", repository.join("sum.rs")).unwrap();
        std::os::unix::fs::symlink("..", repository.join("up")).unwrap();
        let found = found();
        assert!(survey(&repository, &found, &LANGUAGES).candidates.is_empty());
    }

    #[test]
    fn a_walk_ends() {
        let deep = format!("{}sum.rs", "x/".repeat(30));
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(&deep);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
        let found = found();
        let survey = survey(root.path(), &found, &LANGUAGES);
        assert_eq!((survey.candidates.len(), survey.troubles.len()), (0, 1));
    }
}
