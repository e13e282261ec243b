//! Hands a student's reports back: as commits on a branch of the student's own repository.
//!
//! The branch holds reports and nothing else, and one that somebody else began is left alone. Only servers are written
//! to: behind a path lies a repository whose hooks and settings would run on this machine.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::fetch::Fetched;

/// Who commits reports. A branch whose last commit is by anybody else is not ours to go on with.
const COMMITTER: &str = "grade@localhost";

/// The name of a branch that `--publish` takes: one that needs no quoting anywhere and cannot be taken for an option.
///
/// # Errors
/// What a name looks like, as a fragment.
pub(crate) fn parse_branch(name: &str) -> Result<String, String> {
    let is_part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphanumeric())
            && part.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'))
            && !part.contains("..")
            && !part.ends_with('.')
            && !part.ends_with(".lock")
    };
    if name.len() <= 100 && name.split('/').all(is_part) {
        Ok(name.to_owned())
    } else {
        Err("a branch is letters, digits, `-`, `_`, `.` and `/`, such as `grade`".to_owned())
    }
}

/// Commits the reports called `names` in the folder `reports` to `branch` of the repository that was fetched. Nothing is
/// committed when the branch says the same already, but for dates. Whatever else lies in the folder, from another run or
/// for another audience, stays there.
///
/// # Errors
/// A sentence for the instructor.
pub(super) fn publish(fetched: &mut Fetched, reports: &Path, names: &[&str], branch: &str) -> Result<(), String> {
    if !fetched.is_remote() {
        return Err("only https://, ssh:// and user@host:path are published to".to_owned());
    }
    let chosen =
        choose(reports, names, &fetched.scratch).map_err(|error| format!("reports cannot be read: {error}"))?;
    fetched.give_time();
    let reference = format!("refs/heads/{branch}");
    let known = fetched.git(&["ls-remote", "--", &fetched.url, &reference])?;
    let parent = if known.trim().is_empty() { None } else { Some(fetch_parent(fetched, &reference, branch)?) };
    fetched.git(&["read-tree", "--empty"])?;
    let work_tree = format!("--work-tree={}", chosen.display());
    fetched.git(&[&work_tree, "add", "--force", "--all", "--", "."])?;
    let tree = fetched.git(&["write-tree"])?;
    if let Some(parent) = &parent {
        let changes = fetched.git(&["diff-tree", "-r", "--name-status", parent, tree.trim()])?;
        if changes.lines().all(is_of_date_only) {
            return Ok(());
        }
    }
    let message = format!("Grade {}", fetched.commit);
    let email = format!("user.email={COMMITTER}");
    let mut arguments = vec!["-c", "user.name=grade", "-c", &email, "commit-tree", tree.trim(), "-m", &message];
    if let Some(parent) = &parent {
        arguments.extend(["-p", parent]);
    }
    let commit = fetched.git(&arguments)?;
    // Without force: what was pushed meanwhile is not overwritten.
    let update = format!("{}:{reference}", commit.trim());
    fetched.git(&["push", "--quiet", "--no-verify", "--", &fetched.url, &update]).map(drop)
}

/// Whether a line of changes tells of nothing but another date: a page says when it was made, while the report that it
/// shows is a file of its own beside it.
fn is_of_date_only(change: &str) -> bool {
    change.starts_with("M\t") && change.ends_with(".html")
}

/// Copies the reports with those names to a folder of their own.
fn choose(reports: &Path, names: &[&str], scratch: &Path) -> io::Result<PathBuf> {
    let chosen = scratch.join("reports");
    fs::create_dir(&chosen)?;
    for entry in fs::read_dir(reports)? {
        let entry = entry?;
        let file = entry.file_name();
        let of_report = |name: &str| file.to_str().is_some_and(|file| is_of(file, name));
        if names.iter().any(|name| of_report(name)) {
            fs::copy(entry.path(), chosen.join(&file))?;
        }
    }
    Ok(chosen)
}

/// Whether a file is one of a report's: its name, a point, and an ending.
fn is_of(file: &str, name: &str) -> bool {
    file.strip_prefix(name).is_some_and(|ending| ending.starts_with('.'))
}

/// The last commit of the branch, if it is ours.
fn fetch_parent(fetched: &Fetched, reference: &str, branch: &str) -> Result<String, String> {
    fetched.fetch(reference)?;
    let last = fetched.git(&["log", "-1", "--format=%H %ce", "FETCH_HEAD"])?;
    match last.trim().split_once(' ') {
        Some((commit, COMMITTER)) => Ok(commit.to_owned()),
        _ => Err(format!("the branch {branch} holds work of somebody else: publish to another one")),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_branch;

    #[test]
    fn branches_have_plain_names() {
        for name in ["grade", "course/grade-1", "v1.0"] {
            assert_eq!(parse_branch(name).as_deref(), Ok(name));
        }
        for name in ["", "-f", "a b", "a..b", "a/", "/a", "a//b", "a.lock", "a.", ".a", "a:b", "+a", "a\n", "ü"] {
            assert!(parse_branch(name).is_err(), "{name}");
        }
        assert!(parse_branch(&"x".repeat(101)).is_err());
    }
}
