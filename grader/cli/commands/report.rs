//! `grade report FILE|DIR…`: saved JSON reports as pages for a browser.
//!
//! ```text
//! one file with one report          ─► one page
//! a folder, or several reports      ─► OUT/index.html   students and exercises
//!                                      OUT/pages/*.html a page for each report
//! ```
//! Files of results may come from anybody: their number and length are limited, links in a folder are not followed, and
//! names of pages are made of harmless characters. Every file is written under another name first and then renamed; one
//! that is there and is not a page of ours is left as it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use grade_model::{Report, RunInfo, SourceReport};
use grader::{
    report::{self, ClassEntry, ClassIndex, Format, HumanOptions, Skipped},
    submission::{self, LanguageTable},
};

use crate::{
    args::ReportArgs,
    exit::{CommandError, Exit},
    files, output, session,
};

/// Reports in one index at most.
const REPORTS_MAX: usize = 10_000;

/// Entries of folders that are looked at.
const ENTRIES_MAX: usize = 100_000;

/// Folders within folders that are looked into.
const LEVELS_MAX: usize = 4;

/// The longest file of several reports, in bytes.
const FILE_BYTES_MAX: u64 = 256 << 20;

/// How long to wait for a browser to say that it cannot be started.
const BROWSER_WAIT: Duration = Duration::from_millis(1_500);

/// How every page of ours begins, up to and with the name of its maker.
const PAGE_START: &[u8] =
    b"<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<meta name=generator content=grade>\n";

pub(crate) fn run(args: &ReportArgs, verbosity: i8) -> Result<Exit, CommandError> {
    let files = find_files(&args.results)?;
    let single = match (args.results.as_slice(), files.as_slice()) {
        ([named], [file]) if !named.is_dir() => read_single(&file.path)?,
        _ => None,
    };
    let written = match single {
        Some(report) => {
            let page = render(with_source(report, &files[0].path, &session::languages()));
            if args.output.as_deref() == Some(Path::new("-")) {
                output::print(&page)?;
                return Ok(Exit::Accepted);
            }
            let path = args.output.clone().unwrap_or_else(|| files[0].path.with_extension("html"));
            write_page(&path, &page)?;
            path
        }
        None => write_class(&files, args, verbosity)?,
    };
    output::print(format!("{}\n", output::safe_line(&written.display().to_string())).as_bytes())?;
    if args.open {
        open_browser(&written)?;
    }
    Ok(Exit::Accepted)
}

/// A file that may hold reports.
struct ResultFile {
    path: PathBuf,
    /// Its path below the folder that was named, or its name.
    relative: PathBuf,
}

/// The files that were named, and `*.json` and `*.jsonl` in the folders that were, in the order of their paths.
fn find_files(named: &[PathBuf]) -> Result<Vec<ResultFile>, CommandError> {
    let mut files = Vec::new();
    let mut entries_left = ENTRIES_MAX;
    for path in named {
        let metadata = fs::metadata(path).map_err(|error| {
            CommandError::usage(format!("failed to read {}", path.display()))
                .caused_by(error)
                .hint("name JSON reports, as `--report json=FILE` writes them, or folders with some")
        })?;
        if metadata.is_dir() {
            walk(path, Path::new(""), LEVELS_MAX, &mut entries_left, &mut files)?;
        } else {
            let relative = path.file_name().map_or_else(PathBuf::new, PathBuf::from);
            files.push(ResultFile { path: path.clone(), relative });
        }
    }
    if files.is_empty() {
        return Err(CommandError::usage("there is no file `*.json` or `*.jsonl`")
            .hint("write one with `grade submit FILE --format json > RESULT.json`"));
    }
    Ok(files)
}

fn walk(
    folder: &Path,
    relative: &Path,
    levels_left: usize,
    entries_left: &mut usize,
    files: &mut Vec<ResultFile>,
) -> Result<(), CommandError> {
    let failed = |error| CommandError::usage(format!("failed to read {}", folder.display())).caused_by(error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        *entries_left = entries_left.checked_sub(1).ok_or_else(|| {
            CommandError::usage(format!("more than {ENTRIES_MAX} files")).hint("name a folder of results only")
        })?;
        entries.push((entry.file_name(), entry.file_type().map_err(failed)?));
    }
    entries.sort_by(|left, right| left.0.cmp(&right.0));
    for (name, kind) in entries {
        let (path, relative) = (folder.join(&name), relative.join(&name));
        let is_result = path.extension().is_some_and(|extension| extension == "json" || extension == "jsonl");
        if kind.is_file() && is_result {
            files.push(ResultFile { path, relative });
        } else if kind.is_dir() && levels_left > 0 && !name.as_encoded_bytes().starts_with(b".") {
            walk(&path, &relative, levels_left - 1, entries_left, files)?;
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<Vec<u8>, io::Error> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(io::Error::other(format!("longer than {FILE_BYTES_MAX} bytes")));
    }
    Ok(bytes)
}

/// The non-empty lines of a file, each with its number; a file that is one JSON value on several lines is one line.
fn split_reports(bytes: &[u8]) -> Vec<(usize, &[u8])> {
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let lines: Vec<(usize, &[u8])> =
        lines.map(|(index, line)| (index + 1, line.trim_ascii())).filter(|(_, line)| !line.is_empty()).collect();
    match lines.iter().all(|(_, line)| line.starts_with(b"{") && line.ends_with(b"}")) {
        true => lines,
        false => vec![(1, bytes)],
    }
}

/// The report of a file that holds one and no more.
fn read_single(path: &Path) -> Result<Option<Report>, CommandError> {
    let failed = || CommandError::usage(format!("failed to read {}", path.display()));
    let bytes = read_file(path).map_err(|error| failed().caused_by(error))?;
    match split_reports(&bytes).as_slice() {
        [(_, line)] => report::read_json(line).map(Some).map_err(|error| failed().caused_by(error)),
        [] => Err(CommandError::usage(format!("{} is empty", path.display()))),
        _ => Ok(None),
    }
}

/// The report with the submission's text, where the very file that was judged lies beside the result or one folder up.
///
/// That it is the one is for its digest to say. A submission of several files is not looked for.
fn with_source(mut report: Report, result: &Path, languages: LanguageTable<'_>) -> Report {
    let [name] = report.submission.files.as_slice() else { return report };
    // A result may come from anybody, so a name that leads elsewhere is not followed.
    if Path::new(name).file_name() != Some(OsStr::new(name)) {
        return report;
    }
    let folder = result.parent().unwrap_or(Path::new(""));
    let places = [folder.join(name), folder.join("..").join(name)];
    let mut found = places.iter().filter_map(|place| submission::read_file(place, languages).ok());
    if let Some(found) = found.find(|found| found.digest == report.submission.digest) {
        let files = found.sources.files.into_iter();
        report.submission.sources = files.map(|(path, bytes)| SourceReport { path, bytes }).collect();
    }
    report
}

fn render(report: Report) -> Vec<u8> {
    report::render(Format::Html, &report, &RunInfo::default(), &HumanOptions::default())
}

/// Writes the index and a page for each report, and returns the index's path.
fn write_class(files: &[ResultFile], args: &ReportArgs, verbosity: i8) -> Result<PathBuf, CommandError> {
    let folder = match args.output.as_deref() {
        Some(path) if path == Path::new("-") => {
            return Err(CommandError::usage("several reports do not fit into one page")
                .hint("name a folder with `--output DIR`"));
        }
        Some(path) => path.to_owned(),
        None => PathBuf::from("grade-report"),
    };
    let pages = folder.join("pages");
    make_folder(&folder)?;
    make_folder(&pages)?;
    let common = common_folders(files);
    let languages = session::languages();
    let mut index = ClassIndex::default();
    let mut names = BTreeSet::new();
    for file in files {
        let shown = file.relative.display().to_string();
        let bytes = match read_file(&file.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                index.skipped.push(Skipped { path: shown, reason: error.to_string() });
                continue;
            }
        };
        for (student, report) in read_reports(file, &bytes, common, &mut index.skipped) {
            if index.entries.len() == REPORTS_MAX {
                return Err(CommandError::usage(format!("more than {REPORTS_MAX} reports"))
                    .hint("make an index for each part of the class"));
            }
            let name = page_name(&student, &report.exercise.id, &mut names);
            index.entries.push(ClassEntry::new(&student, &format!("pages/{name}"), &report));
            write_page(&pages.join(&name), &render(with_source(report, &file.path, &languages)))?;
        }
    }
    if verbosity >= 0 {
        for skipped in &index.skipped {
            output::note(&output::safe_line(&format!("warning: {}: {}", skipped.path, skipped.reason)));
        }
    }
    if index.entries.is_empty() {
        return Err(CommandError::usage("no file holds a report")
            .hint("write one with `grade submit FILE --format json > RESULT.json`"));
    }
    let path = folder.join("index.html");
    write_page(&path, &index.render())?;
    Ok(path)
}

/// The reports of a file, each with whose it is.
fn read_reports(file: &ResultFile, bytes: &[u8], common: usize, skipped: &mut Vec<Skipped>) -> Vec<(String, Report)> {
    let lines = split_reports(bytes);
    let mut reports = Vec::new();
    for (number, line) in &lines {
        match report::read_json(line) {
            Ok(report) => reports.push((*number, report)),
            Err(error) => {
                let source = std::error::Error::source(&error).map_or_else(String::new, |source| format!(": {source}"));
                let path = file.relative.display().to_string();
                let path = if lines.len() > 1 { format!("{path}:{number}") } else { path };
                skipped.push(Skipped { path, reason: format!("{error}{source}") });
            }
        }
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, report) in &reports {
        *counts.entry(report.exercise.id.clone()).or_default() += 1;
    }
    let name = |number: usize, report: &Report| {
        let student = name_student(&file.relative, &report.exercise.id, common);
        // A file with several reports of one exercise holds those of several students, which it does not name.
        match counts.get(&report.exercise.id) {
            Some(1) | None => student,
            Some(_) => match report.submission.files.first() {
                Some(first) => format!("{student}:{number} {first}"),
                None => format!("{student}:{number}"),
            },
        }
    };
    reports.into_iter().map(|(number, report)| (name(number, &report), report)).collect()
}

/// How many folders all files have in common.
fn common_folders(files: &[ResultFile]) -> usize {
    let folders = |file: &ResultFile| -> Vec<PathBuf> {
        let parent = file.relative.parent().unwrap_or(Path::new(""));
        parent.components().map(|part| PathBuf::from(part.as_os_str())).collect()
    };
    let Some((first, rest)) = files.split_first() else { return 0 };
    // One file alone has all folders in common with itself, and its folder is what says whose it is.
    if rest.is_empty() {
        return 0;
    }
    rest.iter()
        .map(folders)
        .fold(folders(first), |common, other| {
            common.into_iter().zip(other).take_while(|(left, right)| left == right).map(|(left, _)| left).collect()
        })
        .len()
}

/// Whose result a file is: its first folder that is not one of all files and does not name the exercise, or else its
/// own name.
fn name_student(relative: &Path, exercise: &str, common: usize) -> String {
    let stem = relative.with_extension("");
    let parts: Vec<String> =
        stem.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let is_exercise = |part: &str| exercise.split('/').any(|name| name == part);
    let named = parts.iter().find(|part| !is_exercise(part)).or(parts.last());
    named.cloned().unwrap_or_else(|| "unknown".to_owned())
}

/// A name for a page that no other page has, of harmless characters.
fn page_name(student: &str, exercise: &str, taken: &mut BTreeSet<String>) -> String {
    const PART_MAX: usize = 60;
    let tame = |text: &str| -> String {
        let is_tame = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
        text.chars().take(PART_MAX).map(|character| if is_tame(character) { character } else { '_' }).collect()
    };
    let base = format!("{}--{}", tame(student), tame(exercise.rsplit('/').next().unwrap_or_default()));
    // File systems that do not tell upper from lower case would take two names for one.
    let mut name = format!("{base}.html");
    let mut number = 1;
    while !taken.insert(name.to_ascii_lowercase()) {
        number += 1;
        name = format!("{base}-{number}.html");
    }
    name
}

/// Makes a folder, or finds it there. A link in its place could lead anywhere.
fn make_folder(path: &Path) -> Result<(), CommandError> {
    match fs::create_dir_all(path).and_then(|()| fs::symlink_metadata(path)) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(CommandError::usage(format!("{} is a link", path.display()))
            .hint("it was left as it is; name another folder with `--output`")),
        Err(error) => Err(CommandError::usage(format!("failed to make {}", path.display())).caused_by(error)),
    }
}

/// Writes a page under another name and then renames it. Only a page of ours is replaced.
fn write_page(path: &Path, page: &[u8]) -> Result<(), CommandError> {
    if !is_free(path)
        .map_err(|error| CommandError::usage(format!("failed to read {}", path.display())).caused_by(error))?
    {
        return Err(CommandError::usage(format!("{} is there and is not a page of grade", path.display()))
            .hint("it was left as it is; choose another place with `--output`"));
    }
    files::replace(path, page)
        .map_err(|error| CommandError::usage(format!("failed to write {}", path.display())).caused_by(error))
}

/// Whether nothing is at `path`, or a page that this command wrote.
fn is_free(path: &Path) -> Result<bool, io::Error> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
        Ok(metadata) if !metadata.is_file() => return Ok(false),
        Ok(_) => {}
    }
    let mut start = Vec::new();
    fs::File::open(path)?.take(PAGE_START.len() as u64).read_to_end(&mut start)?;
    Ok(start == PAGE_START)
}

/// Shows a page in the user's browser. Programs that do so end at once when they cannot, and some stay otherwise.
fn open_browser(path: &Path) -> Result<(), CommandError> {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let hint = format!("open {} yourself", path.display());
    let failed = || CommandError::usage(format!("`{program}` did not open the page")).hint(hint.clone());
    let absolute = fs::canonicalize(path).map_err(|error| failed().caused_by(error))?;
    let mut child = Command::new(program)
        .arg(absolute)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed().caused_by(error))?;
    let started = Instant::now();
    while started.elapsed() < BROWSER_WAIT {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(failed().caused_by(io::Error::other(status.to_string()))),
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Err(error) => return Err(failed().caused_by(error)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use super::{name_student, page_name};

    #[track_caller]
    fn check_student(path: &str, common: usize, expect: &str) {
        assert_eq!(name_student(Path::new(path), "algorithms/binary-search", common), expect);
    }

    #[test]
    fn students_are_named_by_folders_or_files() {
        check_student("alice.json", 0, "alice");
        check_student("alice/result.json", 0, "alice");
        check_student("alice/algorithms/binary-search.json", 0, "alice");
        check_student("binary-search/alice.json", 0, "alice");
        check_student("algorithms/binary-search/alice/result.json", 0, "alice");
        check_student("week-1/alice.json", 1, "alice");
        check_student("binary-search.json", 0, "binary-search");
        check_student("", 0, "unknown");
    }

    #[test]
    fn pages_have_names_of_their_own() {
        let mut taken = BTreeSet::new();
        let mut check = |student: &str, expect: &str| {
            assert_eq!(page_name(student, "rust/traits", &mut taken), expect);
        };
        check("alice", "alice--traits.html");
        check("Alice", "Alice--traits-2.html");
        check("../../etc/passwd\0", "______etc_passwd_--traits.html");
        check("é", "_--traits.html");
        check("ü", "_--traits-2.html");
    }
}
