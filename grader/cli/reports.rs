//! Where reports go: standard output, and files by `--report FORMAT=FILE`.
//!
//! What the command line alone shows to be impossible is said before anything is judged. A report that cannot be written
//! stops no other one.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use grade_model::{Report, RunInfo};
use grader::report::{self, Entry, Format, HumanOptions, Origin, RenderError};

use crate::{
    args::ReportArg,
    exit::{CommandError, Exit},
    files, output,
};

/// Placeholders in the names of files.
const PLACEHOLDERS: [&str; 3] = ["exercise", "submission", "student"];

/// The longest text that a placeholder becomes, in bytes: names of files have limits too.
const PLACE_BYTES_MAX: usize = 100;

/// A submission that was judged.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) report: Report,
    pub(crate) run: RunInfo,
    pub(crate) origin: Origin,
    /// What the submission is called in the name of a file.
    pub(crate) name: String,
}

impl Judged {
    /// The report with what is known beside it, for a renderer.
    pub(crate) const fn entry(&self) -> Entry<'_> {
        Entry { report: &self.report, run: &self.run, origin: &self.origin }
    }
}

/// Which reports go where.
#[derive(Debug)]
pub(crate) struct Plan {
    /// What goes to standard output.
    pub(crate) stdout: Format,
    files: Vec<Target>,
}

/// A file, or one for each exercise or submission.
#[derive(Debug)]
struct Target {
    format: Format,
    /// The file's name with placeholders.
    template: String,
}

impl Plan {
    /// Puts together what the command line says. `usual` goes to standard output where no report does.
    pub(crate) fn new(args: &[ReportArg], usual: Format, submissions: usize) -> Result<Self, CommandError> {
        let mut to_stdout = args.iter().filter(|arg| arg.file.is_none()).map(|arg| arg.format);
        let stdout = to_stdout.next().unwrap_or(usual);
        if let Some(other) = to_stdout.next() {
            let names = format!("`{}` and `{}`", stdout.name(), other.name());
            return Err(CommandError::usage(format!("{names} cannot both go to standard output"))
                .hint(format!("write one to a file: `--report {}=FILE`", other.name())));
        }
        if submissions > 1 && !stdout.holds_many() {
            return Err(cannot_hold(stdout, submissions));
        }
        let mut files: Vec<Target> = Vec::new();
        let mut taken = BTreeSet::new();
        for arg in args {
            let Some(template) = &arg.file else { continue };
            let has_place = check_places(template)?;
            if submissions > 1 && !arg.format.holds_many() && !has_place {
                return Err(cannot_hold(arg.format, submissions));
            }
            if !taken.insert(template) {
                return Err(CommandError::usage(format!("two reports cannot both go to {template}"))
                    .hint("give each a file of its own"));
            }
            files.push(Target { template: template.clone(), format: arg.format });
        }
        Ok(Self { stdout, files })
    }

    /// Whether any of the reports has this format.
    pub(crate) fn has(&self, format: Format) -> bool {
        self.stdout == format || self.files.iter().any(|target| target.format == format)
    }

    /// Writes every file, and to standard output what could not go there piece by piece. The exit code tells whether
    /// all of it worked; what did not is said on standard error.
    pub(crate) fn write(&self, judged: &[Judged], options: &HumanOptions) -> Exit {
        let mut gravest = Exit::Accepted;
        let mut note = |result: Result<(), CommandError>| {
            if let Err(error) = result {
                output::print_error(&error);
                gravest = gravest.max(error.exit);
            }
        };
        if !self.stdout.is_joinable() && !judged.is_empty() {
            let all: Vec<&Judged> = judged.iter().collect();
            note(render(self.stdout, &all, options).and_then(|bytes| output::print(&bytes)));
        }
        // A file is read by no terminal that we know.
        let options = HumanOptions { width: 80, colour: false, unicode: true, ..*options };
        for target in &self.files {
            for (path, group) in target.places(judged) {
                let written = render(target.format, &group, &options).and_then(|bytes| write_file(&path, &bytes));
                note(written);
            }
        }
        gravest
    }
}

impl Target {
    /// The files, each with the submissions that go there, in the order of the command line.
    fn places<'j>(&self, judged: &'j [Judged]) -> Vec<(PathBuf, Vec<&'j Judged>)> {
        let mut places: Vec<(PathBuf, Vec<&Judged>)> = Vec::new();
        for one in judged {
            let student = one.origin.student.as_deref().unwrap_or(&one.name);
            let values = [&one.report.exercise.id, &one.name, student];
            let mut path = self.template.clone();
            for (place, value) in PLACEHOLDERS.iter().zip(values) {
                path = path.replace(&format!("{{{place}}}"), &tame(value));
            }
            let path = PathBuf::from(path);
            match places.iter_mut().find(|(other, _)| *other == path) {
                Some((_, group)) => group.push(one),
                None => places.push((path, vec![one])),
            }
        }
        places
    }
}

/// Whether a file's name has placeholders; only known ones may be in it.
fn check_places(template: &str) -> Result<bool, CommandError> {
    let mut has_place = false;
    let mut rest = template;
    while let Some((_, behind)) = rest.split_once('{') {
        let Some((place, behind)) = behind.split_once('}') else { break };
        if !PLACEHOLDERS.contains(&place) {
            return Err(CommandError::usage(format!("there is no `{{{place}}}` to put into `{template}`"))
                .hint("a file's name may hold `{exercise}`, `{submission}` and `{student}`"));
        }
        (has_place, rest) = (true, behind);
    }
    Ok(has_place)
}

/// Text as a part of a file's name: it names no other folder and hides no file.
fn tame(text: &str) -> String {
    let keep = |character: char| match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => character,
        '/' => '-',
        _ => '_',
    };
    let text: String = text.chars().map(keep).take(PLACE_BYTES_MAX).collect();
    match text.trim_start_matches('.') {
        "" => "_".to_owned(),
        text => text.to_owned(),
    }
}

fn cannot_hold(format: Format, count: usize) -> CommandError {
    explain(&RenderError::Several { format, count })
}

/// Whose fault it is that a format cannot hold a report, and what to do.
pub(crate) fn explain(error: &RenderError) -> CommandError {
    let command_error = match error {
        RenderError::NoScore { .. } => CommandError::judge(error.to_string()),
        _ => CommandError::usage(error.to_string()),
    };
    command_error.hint(error.hint())
}

fn render(format: Format, judged: &[&Judged], options: &HumanOptions) -> Result<Vec<u8>, CommandError> {
    let entries: Vec<Entry<'_>> = judged.iter().map(|one| one.entry()).collect();
    report::render_all(format, &entries, options).map_err(|error| explain(&error))
}

/// Writes a file whole or not at all, with the folders around it.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    replace(path, bytes).map_err(|error| {
        // A path that cannot be written to is the user's to mend, a full disk or a broken one is not.
        let is_users = matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied
                | io::ErrorKind::NotFound
                | io::ErrorKind::AlreadyExists
                | io::ErrorKind::IsADirectory
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::InvalidFilename
                | io::ErrorKind::ReadOnlyFilesystem
        );
        let message = format!("failed to write the report {}", path.display());
        let error_of: fn(String) -> CommandError = if is_users { CommandError::usage } else { CommandError::judge };
        error_of(message).caused_by(error)
    })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link is followed, so that it stays one.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // A pipe or a device is written to; it must not be replaced by a file.
        Ok(there) if !there.is_file() => return fs::OpenOptions::new().write(true).open(&path)?.write_all(bytes),
        Ok(_) | Err(_) => {}
    }
    fs::create_dir_all(files::folder_of(&path))?;
    files::replace(&path, bytes)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use super::{check_places, replace, tame};

    #[test]
    fn names_of_files_stay_in_their_folder() {
        assert_eq!(tame("algorithms/binary-search"), "algorithms-binary-search");
        assert_eq!(tame("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!([tame(".."), tame(""), tame("a b\n\u{202e}é")], ["_", "_", "a_b___"]);
        assert_eq!(tame(&"x".repeat(500)).len(), 100);
    }

    #[test]
    fn only_known_placeholders_are_taken() {
        assert!(check_places("out/{exercise}-{submission}.xml").is_ok_and(|has_place| has_place));
        assert!(check_places("out.xml").is_ok_and(|has_place| !has_place));
        assert!(check_places("{name}.xml").is_err());
    }

    #[test]
    fn files_are_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a/b/report"), folder.path().join("link"));
        replace(&file, b"one").unwrap();
        symlink(&file, &link).unwrap();
        replace(&link, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert!(link.is_symlink());
        assert!(replace(folder.path(), b"three").is_err());
        assert_eq!(fs::read_dir(folder.path().join("a/b")).unwrap().count(), 1);
    }
}
