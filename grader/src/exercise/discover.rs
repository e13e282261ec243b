//! Finds exercises below a folder, and one of them by its name.

use std::{
    fs,
    path::{Path, PathBuf},
};

use grade_model::ExerciseId;

use super::{
    ExerciseError, SpecDiagnostic,
    files::{self, Kind},
    names,
};

/// What makes a folder an exercise of ours.
pub(super) const SPEC_FILE: &str = "exercise.toml";
/// What makes a folder an ICPC problem package.
pub(super) const PACKAGE_FILE: &str = "problem.yaml";
/// What makes a folder a skill.
const SKILL_FILE: &str = "skill.toml";
/// How many folders may lie between the root and an exercise.
const LEVELS_MAX: usize = 3;
/// Most files and folders that are looked at.
const ENTRIES_MAX: usize = 100_000;

/// An exercise's folder. Whether it loads is another question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// `<skill>/<slug>`, or `<slug>` for one that stands alone, from the folders' names. A name that is no valid id is
    /// reported when the exercise is loaded.
    pub id: ExerciseId,
    /// The folder.
    pub folder: PathBuf,
}

/// Finds every exercise in `root`, directly or up to three levels down, in the order of their ids; `root` may be an
/// exercise itself. A folder is an exercise when it has an `exercise.toml` or a `problem.yaml`; nothing is looked for
/// within one. Its skill is the folder around it, if that lies below `root` or has a `skill.toml`. Hidden folders,
/// `target` and symbolic links are passed over.
///
/// # Errors
/// When `root` is not a folder, something below cannot be listed, or there is too much of it.
pub fn discover(root: &Path) -> Result<Vec<Found>, ExerciseError> {
    let real = fs::canonicalize(root)
        .map_err(|error| SpecDiagnostic::about(root, format!("cannot be searched for exercises: {error}")))?;
    if !real.is_dir() {
        return Err(SpecDiagnostic::about(root, "is not a folder").into());
    }
    let mut search = Search { found: Vec::new(), entries_left: ENTRIES_MAX };
    let skill = real.parent().filter(|parent| files::exists(&parent.join(SKILL_FILE))).and_then(name_of);
    if is_exercise(root) {
        search.found.push(found(root, skill.as_deref(), &name_of(&real).unwrap_or_default()));
    } else {
        let own_skill = files::exists(&root.join(SKILL_FILE)).then(|| name_of(&real)).flatten();
        search.enter(root, own_skill.as_deref(), 0)?;
    }
    search.found.sort();
    Ok(search.found)
}

struct Search {
    found: Vec<Found>,
    entries_left: usize,
}

impl Search {
    /// Looks at every folder in `folder`, whose exercises belong to `skill`.
    fn enter(&mut self, folder: &Path, skill: Option<&str>, level: usize) -> Result<(), ExerciseError> {
        let entries = files::list(folder, self.entries_left)
            .map_err(|error| SpecDiagnostic::about(folder, format!("cannot be searched for exercises: {error}")))?
            .ok_or_else(|| {
                SpecDiagnostic::about(folder, "holds too many files to search for exercises")
                    .suggest("name the folder of the exercises with --exercises")
            })?;
        self.entries_left -= entries.len();
        for entry in entries {
            let path = folder.join(&entry.name);
            let name = entry.name.to_string_lossy();
            let is_passed_over = name.starts_with('.') || name == "target";
            if is_passed_over || !matches!(entry.kind, Ok(Kind::Folder)) {
                continue;
            }
            if is_exercise(&path) {
                self.found.push(found(&path, skill, &name));
            } else if level < LEVELS_MAX {
                self.enter(&path, Some(&name), level + 1)?;
            }
        }
        Ok(())
    }
}

/// Whether a folder is an exercise; whether it loads is another question.
pub(crate) fn is_exercise(folder: &Path) -> bool {
    [SPEC_FILE, PACKAGE_FILE].iter().any(|name| files::exists(&folder.join(name)))
}

fn found(folder: &Path, skill: Option<&str>, slug: &str) -> Found {
    let id = skill.map_or_else(|| slug.to_owned(), |skill| format!("{skill}/{slug}"));
    Found { id: ExerciseId(id.into()), folder: folder.to_owned() }
}

fn name_of(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}

/// Why a name does not lead to one exercise.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// No exercise is called so.
    #[error("no exercise is called {}", names::quote(name))]
    Unknown {
        /// The name.
        name: String,
        /// Ids that it may be a slip of, nearest first, at most three.
        near: Vec<String>,
    },
    /// Several are.
    #[error("{} may be {}", names::quote(name), candidates.join(" or "))]
    Ambiguous {
        /// The name.
        name: String,
        /// Their ids; their folders where even the ids are the same.
        candidates: Vec<String>,
    },
}

impl ResolveError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Unknown { near, .. } => {
                let near: Vec<&str> = near.iter().map(String::as_str).collect();
                names::did_you_mean(&near).unwrap_or_else(|| "`grade list` shows every exercise".to_owned())
            }
            Self::Ambiguous { .. } => "name the exercise by its whole id, or its library with --exercises".to_owned(),
        }
    }
}

/// The exercise of that id, or of that slug when it is the only one. `_` and `-` are the same.
///
/// # Errors
/// When there is none, or more than one.
pub fn resolve<'f>(found: &'f [Found], name: &str) -> Result<&'f Found, ResolveError> {
    let rules: [&dyn Fn(&Found) -> bool; 4] = [
        &|found| *found.id.0 == *name,
        &|found| found.id.slug() == name,
        &|found| names::is_same_name(&found.id.0, name),
        &|found| names::is_same_name(found.id.slug(), name),
    ];
    for rule in rules {
        let matching: Vec<&Found> = found.iter().filter(|found| rule(found)).collect();
        match matching.as_slice() {
            [] => {}
            [only] => return Ok(only),
            [first, rest @ ..] => {
                let is_same_id = rest.iter().any(|found| found.id == first.id);
                let candidates = matching.iter().map(|found| {
                    if is_same_id { names::quote(&found.folder.to_string_lossy()) } else { names::quote(&found.id.0) }
                });
                return Err(ResolveError::Ambiguous { name: name.to_owned(), candidates: candidates.collect() });
            }
        }
    }
    Err(ResolveError::Unknown { name: name.to_owned(), near: near_ids(found, name) })
}

/// Ids that `name` may be a slip of, by the whole id or by the slug.
pub(super) fn near_ids(found: &[Found], name: &str) -> Vec<String> {
    let by_id = names::near(name, found.iter().map(|found| &*found.id.0));
    if !by_id.is_empty() {
        return by_id.into_iter().map(str::to_owned).collect();
    }
    let slugs = names::near(name, found.iter().map(|found| found.id.slug()));
    let ids = slugs.iter().flat_map(|slug| found.iter().filter(move |found| found.id.slug() == *slug));
    ids.map(|found| found.id.to_string()).take(3).collect()
}
