//! Which submissions a job grades, and of which exercises.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use grader::{
    exercise::Found,
    repository::{self, Trouble},
};

use crate::{
    exit::{CommandError, Exit},
    library, session,
};

/// What is to be graded.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) items: Vec<Item>,
    troubles: Vec<Trouble>,
    /// Exercises that were asked for and that nothing belongs to.
    missing: Vec<String>,
}

/// A submission that is to be graded.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) path: PathBuf,
    /// Its exercise; `None` where the submission itself says so.
    pub(super) exercise: Option<String>,
}

impl Plan {
    /// What cannot be graded, and why.
    pub(super) fn errors(&self) -> Vec<CommandError> {
        let troubles = self.troubles.iter().map(|trouble| {
            let hint = trouble.hint();
            CommandError::usage(trouble.to_string()).hint(hint)
        });
        let missing = self.missing.iter().map(|exercise| {
            let slug = exercise.rsplit('/').next().unwrap_or(exercise);
            CommandError::usage(format!("nothing here belongs to {exercise}"))
                .hint(format!("name the file `{slug}.rs`, or write `// grade: {exercise}` in its first line"))
        });
        troubles.chain(missing).collect()
    }

    /// Keeps the first of several ways to one file, and nothing of several files for one exercise.
    fn keep_each_once(&mut self) {
        let mut seen = BTreeSet::new();
        self.items.retain(|item| seen.insert(fs::canonicalize(&item.path).unwrap_or_else(|_| item.path.clone())));
        let mut by_exercise: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for item in &self.items {
            if let Some(exercise) = &item.exercise {
                by_exercise.entry(exercise.clone()).or_default().push(item.path.clone());
            }
        }
        by_exercise.retain(|_, paths| paths.len() > 1);
        self.items.retain(|item| item.exercise.as_ref().is_none_or(|exercise| !by_exercise.contains_key(exercise)));
        let several = |(exercise, paths)| Trouble::Several { exercise, paths };
        self.troubles.extend(by_exercise.into_iter().map(several));
    }

    /// The gravest exit code that what cannot be graded leads to.
    pub(super) fn exit(&self) -> Exit {
        if self.troubles.is_empty() && self.missing.is_empty() { Exit::Accepted } else { Exit::Usage }
    }
}

/// Looks for submissions in `paths`, and keeps those of `exercises`, where some are named.
pub(super) fn make(paths: &[PathBuf], exercises: &[String], found: &[Found]) -> Result<Plan, CommandError> {
    let wanted = exercises
        .iter()
        .map(|name| library::find(found, name).map(|found| found.id.to_string()))
        .collect::<Result<Vec<_>, _>>()?;
    let mut plan = Plan::default();
    let here = [PathBuf::new()];
    for path in if paths.is_empty() { &here } else { paths } {
        add(path, &wanted, found, &mut plan);
    }
    plan.keep_each_once();
    let is_there = |id: &String| plan.items.iter().any(|item| item.exercise.as_ref() == Some(id));
    plan.missing = wanted.iter().filter(|id| !is_there(id)).cloned().collect();
    if plan.items.is_empty() && plan.troubles.is_empty() && plan.missing.is_empty() {
        return Err(CommandError::usage("there is no submission here").hint(
            "name a file after its exercise, or write `// grade: ID` in its first line; `grade list` has the ids",
        ));
    }
    Ok(plan)
}

fn add(path: &Path, wanted: &[String], found: &[Found], plan: &mut Plan) {
    let is_folder = path == Path::new("") || path.is_dir();
    if !is_folder {
        let exercise = if let [only] = wanted { Some(only.clone()) } else { None };
        plan.items.push(Item { path: path.to_owned(), exercise });
        return;
    }
    let survey = repository::survey(path, found, &session::languages());
    for candidate in survey.candidates {
        let id = candidate.exercise.id.to_string();
        if wanted.is_empty() || wanted.contains(&id) {
            plan.items.push(Item { path: candidate.path, exercise: Some(id) });
        }
    }
    // What belongs to an exercise that nobody asked for may be as it likes.
    plan.troubles.extend(survey.troubles.into_iter().filter(|trouble| match trouble {
        Trouble::Several { exercise, .. } => wanted.is_empty() || wanted.contains(exercise),
        Trouble::Header { .. } | Trouble::Ambiguous { .. } => wanted.is_empty(),
        Trouble::Unsearchable { .. } => true,
    }));
}
