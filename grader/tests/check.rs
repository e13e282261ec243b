//! Comparison modes against folders of cases: `check/<mode>/<expectation>/<name>/`.
//!
//! A case holds `answer`, `output` and, where the mode has options, `options.toml`. The expectation is the folder's
//! name: `accept`, `reject` (`message` holds the whole rejection) or `refuse` (the answer makes no sense, `message`
//! says why, and there is no output). `GRADE_BLESS=1` rewrites the messages.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use grade_model::{CheckMode, Comparison, Decimal, JsonOptions, Rejection, TokenOptions};
use grader::check::{compare, validate_answer};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

/// The modes whose cases are folders; a checker is a program, and its protocol has tests of its own.
const MODES: [&str; 6] = ["exact", "json", "lines", "regex", "tokens", "unordered-lines"];

#[derive(Clone, Copy)]
enum Expectation {
    Accept,
    Reject,
    Refuse,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Options {
    case_sensitive: bool,
    space_change_sensitive: bool,
    float_tolerance: Option<String>,
    float_absolute_tolerance: Option<String>,
    float_relative_tolerance: Option<String>,
    number_tolerance: Option<String>,
    ignored_paths: Vec<String>,
    unordered_arrays: Vec<String>,
}

impl Options {
    fn mode(self, name: &str) -> Result<CheckMode, Failed> {
        let decimal = |text: &Option<String>| text.as_deref().map(str::parse::<Decimal>).transpose();
        let both = decimal(&self.float_tolerance)?;
        Ok(match name {
            "exact" => CheckMode::Exact,
            "lines" => CheckMode::Lines,
            "tokens" => CheckMode::Tokens(TokenOptions {
                case_sensitive: self.case_sensitive,
                space_change_sensitive: self.space_change_sensitive,
                float_absolute_tolerance: decimal(&self.float_absolute_tolerance)?.or(both),
                float_relative_tolerance: decimal(&self.float_relative_tolerance)?.or(both),
            }),
            "unordered-lines" => CheckMode::UnorderedLines,
            "regex" => CheckMode::Regex,
            "json" => CheckMode::Json(JsonOptions {
                number_tolerance: decimal(&self.number_tolerance)?,
                ignored_paths: self.ignored_paths,
                unordered_arrays: self.unordered_arrays,
            }),
            _ => return Err("no such mode".into()),
        })
    }
}

fn run_case(mode: &str, expectation: Expectation, folder: &Path) -> Result<(), Failed> {
    let options = match fs::read_to_string(folder.join("options.toml")) {
        Ok(text) => toml::from_str(&text)?,
        Err(_) => Options::default(),
    };
    let mode = options.mode(mode)?;
    let answer = fs::read(folder.join("answer"))?;
    if let Expectation::Refuse = expectation {
        let why = validate_answer(&mode, &answer).err().ok_or("the answer is valid")?;
        return compare_message(folder, &format!("the answer {why}\n"));
    }
    validate_answer(&mode, &answer)?;
    if mode != CheckMode::Regex && compare(&mode, &answer, &answer) != Ok(Comparison::Match) {
        return Err("the answer does not accept itself".into());
    }
    match (compare(&mode, &answer, &fs::read(folder.join("output"))?)?, expectation) {
        (Comparison::Match, Expectation::Accept) => Ok(()),
        (Comparison::Differs(rejection), Expectation::Reject) => compare_message(folder, &render(&rejection)),
        (comparison, _) => Err(format!("the folder's name says otherwise: {comparison:?}").into()),
    }
}

fn render(rejection: &Rejection) -> String {
    let number = |value: Option<u64>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    let mut text = format!(
        "{}\nline {}, column {}; byte {} of the answer, byte {} of the output\n",
        rejection.message,
        number(rejection.line),
        number(rejection.column),
        number(rejection.answer_offset),
        number(rejection.output_offset),
    );
    if let Some(path) = &rejection.path {
        text.push_str(&format!("path {path}\n"));
    }
    text
}

fn compare_message(folder: &Path, message: &str) -> Result<(), Failed> {
    let path = folder.join("message");
    if std::env::var_os("GRADE_BLESS").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, message)?);
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == message { Ok(()) } else { Err(format!("expected:\n{expected}\nfound:\n{message}").into()) }
}

fn folders_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut folders: Vec<_> = entries.into_iter().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    Ok(folders)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn find_cases() -> io::Result<Vec<Trial>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let modes: Vec<String> = folders_in(&root)?.iter().map(|path| name_of(path)).collect();
    let mut trials = vec![Trial::test("every mode has a folder", move || {
        if modes == MODES { Ok(()) } else { Err(format!("expected {MODES:?}, found {modes:?}").into()) }
    })];
    for mode in MODES {
        for (expectation, folder) in
            [(Expectation::Accept, "accept"), (Expectation::Reject, "reject"), (Expectation::Refuse, "refuse")]
        {
            let folder = root.join(mode).join(folder);
            // Only the modes that read their answer can refuse one.
            if matches!(expectation, Expectation::Refuse) && !folder.exists() {
                continue;
            }
            for case in folders_in(&folder)? {
                let name = format!("{mode}/{}/{}", name_of(&folder), name_of(&case));
                trials.push(Trial::test(name, move || run_case(mode, expectation, &case)));
            }
        }
    }
    Ok(trials)
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = find_cases().unwrap_or_else(|error| vec![Trial::test("cases can be read", move || Err(error.into()))]);
    libtest_mimic::run(&arguments, trials).exit_code()
}
