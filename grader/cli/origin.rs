//! Whose submission it is, by its path, the command line and the variables of a course platform.
//!
//! None of it reaches a verdict or a score.

use std::{
    env,
    path::{Component, Path},
};

use grader::report::{Classroom, Origin};

/// Names of files that say nothing about whose they are.
const COMMON_NAMES: [&str; 5] = ["main", "exercise", "solution", "submission", "src"];

/// What a submission is called in the name of a file: `week1-alice-sum` for `week1/alice/sum.rs`.
pub(crate) fn name_submission(path: &Path) -> String {
    if path == Path::new("-") {
        return "stdin".to_owned();
    }
    let path = if path.is_dir() { path.to_owned() } else { path.with_extension("") };
    let parts: Vec<String> = normal_parts(&path);
    if parts.is_empty() { "submission".to_owned() } else { parts.join("-") }
}

/// Whose submission `path` is. `slug` is the exercise's; `is_alone` tells whether there is no other submission.
pub(crate) fn find(path: &Path, slug: &str, student: Option<&str>, is_alone: bool) -> Origin {
    Origin {
        student: student.map(str::to_owned).or_else(|| guess_student(path, slug)),
        label: if is_alone { String::new() } else { name_submission(path) },
        folder: folder_of(path),
        file_name: if path.is_file() { path.file_name().map(|name| name.to_string_lossy().into_owned()) } else { None },
        classroom: classroom(),
    }
}

/// The last part of the path that is neither the exercise's name nor one that every student's file may have.
fn guess_student(path: &Path, slug: &str) -> Option<String> {
    if path == Path::new("-") {
        return None;
    }
    let path = if path.is_dir() { path.to_owned() } else { path.with_extension("") };
    let says_nothing = |part: &String| {
        let part = part.replace('_', "-");
        part == slug || COMMON_NAMES.contains(&part.as_str())
    };
    normal_parts(&path).into_iter().rev().find(|part| !says_nothing(part))
}

fn normal_parts(path: &Path) -> Vec<String> {
    path.components()
        .filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
        })
        .collect()
}

/// The folder that the submission's files lie in, with a slash, as annotations want to have it.
fn folder_of(path: &Path) -> String {
    if path == Path::new("-") {
        return String::new();
    }
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let text = folder.map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    let text = text.strip_prefix("./").unwrap_or(&text);
    match text.trim_end_matches('/') {
        "" if text.starts_with('/') => "/".to_owned(),
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// What Classroom 50's runner says, where it runs us.
fn classroom() -> Option<Classroom> {
    let read = |name: &str| env::var(name).unwrap_or_default();
    let classroom = read("CLASSROOM");
    if classroom.is_empty() {
        return None;
    }
    let owner = Some(read("OWNER")).filter(|owner| !owner.is_empty()).unwrap_or_else(|| read("USERNAME"));
    Some(Classroom {
        classroom,
        assignment: read("ASSIGNMENT"),
        assignment_type: read("ASSIGNMENT_TYPE"),
        owner,
        submission: read("SUBMISSION_TAG"),
        commit: read("COMMIT_URL"),
        release: read("RELEASE_URL"),
        review: read("REVIEW_URL"),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{folder_of, guess_student, name_submission};

    #[test]
    fn a_path_says_whose_submission_it_is() {
        let check = |path: &str, student: Option<&str>, name: &str, folder: &str| {
            let path = Path::new(path);
            assert_eq!(guess_student(path, "list-sum").as_deref(), student, "{}", path.display());
            assert_eq!((name_submission(path).as_str(), folder_of(path).as_str()), (name, folder));
        };
        check("alice.rs", Some("alice"), "alice", "");
        check("list_sum.rs", None, "list_sum", "");
        check("./week1/alice/list-sum.rs", Some("alice"), "week1-alice-list-sum", "week1/alice/");
        check("bob/src/main.rs", Some("bob"), "bob-src-main", "bob/src/");
        check("../x.rs", Some("x"), "x", "../");
        check("-", None, "stdin", "");
        check("/", None, "submission", "/");
    }
}
