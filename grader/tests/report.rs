//! Reports in every format, held against golden files, and what holds for all of them.
//!
//! `GRADE_BLESS=1 cargo test -p grader --test report` writes the golden files anew.

use std::{env, fs, path::Path};

use grade_model::{Audience, Report, RunInfo, SandboxLayer};
use grader::report::{self, Format, HumanOptions, Verbosity, fixtures};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

/// Holds text against a file below this crate, or writes it there when blessing.
#[track_caller]
fn check_golden(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("GRADE_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    assert!(golden == text, "{path} differs (GRADE_BLESS=1 writes it anew); rendered:\n{text}");
}

fn render_human(report: &Report, run: &RunInfo, options: &HumanOptions) -> String {
    String::from_utf8(report::render(Format::Human, report, run, options)).unwrap()
}

#[test]
fn every_fixture_in_every_format() {
    let normal = HumanOptions::default();
    let variants = [
        ("human.txt", normal),
        ("ascii.txt", HumanOptions { unicode: false, ..normal }),
        ("colour.txt", HumanOptions { colour: true, ..normal }),
        ("narrow.txt", HumanOptions { width: 40, ..normal }),
        ("verbose.txt", HumanOptions { verbosity: Verbosity::Verbose, ..normal }),
        ("quiet.txt", HumanOptions { verbosity: Verbosity::Quiet, ..normal }),
    ];
    for (name, report) in fixtures::all() {
        for (file, options) in &variants {
            // The escape character becomes a letter, so that the golden files are text.
            let text = render_human(&report, &fixtures::run_info(), options).replace('\x1b', "\\e");
            check_golden(&format!("tests/report/{name}/{file}"), &text);
        }
        let json = report::render(Format::Json, &report, &fixtures::run_info(), &normal);
        check_golden(&format!("tests/report/{name}/report.json"), &String::from_utf8(json).unwrap());
    }
}

#[test]
fn the_schema_is_the_one_of_the_types() {
    check_golden("schema/grade-report-1.schema.json", &report::schema());
}

#[test]
fn json_is_one_line_that_says_nothing_of_the_run() {
    let other_run = RunInfo { compile_ms: 9, is_compile_cached: true, layers: Vec::new(), ..RunInfo::default() };
    let other_options = HumanOptions { width: 40, colour: true, unicode: false, verbosity: Verbosity::Verbose };
    for (name, report) in fixtures::all() {
        let json = report::render(Format::Json, &report, &fixtures::run_info(), &HumanOptions::default());
        assert_eq!(json, report::render(Format::Json, &report, &other_run, &other_options), "{name}");
        assert_eq!(json.iter().position(|byte| *byte == b'\n'), Some(json.len() - 1), "{name}");
        serde_json::from_slice::<serde_json::Value>(&json).unwrap();
    }
}

#[test]
fn a_sandbox_that_is_not_whole_is_said_so() {
    let layer =
        |name: &str, detail: &str| SandboxLayer { name: name.to_owned(), is_on: false, detail: detail.to_owned() };
    let run = RunInfo {
        layers: vec![layer("landlock", "the kernel is older than 5.13"), layer("namespaces", "")],
        ..fixtures::run_info()
    };
    let text = render_human(&fixtures::accepted(), &run, &HumanOptions::default());
    check_golden("tests/report/sandbox-off.txt", &text);
}

#[test]
fn a_student_learns_nothing_from_how_long_tests_took() {
    let slow = RunInfo { compile_ms: 1, test_ms: 9_999, is_compile_cached: true, ..fixtures::run_info() };
    let options = HumanOptions { verbosity: Verbosity::Verbose, ..HumanOptions::default() };
    for (name, report) in fixtures::all() {
        let same = render_human(&report, &fixtures::run_info(), &options) == render_human(&report, &slow, &options);
        assert_eq!(same, report.audience == Audience::Student, "{name}");
    }
}

/// Checks that nothing but our own line feeds and colours reaches the terminal, and that every line fits.
fn check_safe(report: &Report, options: &HumanOptions) -> Result<(), TestCaseError> {
    let text = render_human(report, &fixtures::run_info(), options);
    for line in text.lines() {
        let mut plain = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('\x1b').filter(|_| options.colour) {
            let parameters = after.strip_prefix('[').and_then(|after| after.split_once('m'));
            let (codes, behind) = parameters.ok_or_else(|| TestCaseError::fail(format!("no colour: {line:?}")))?;
            prop_assert!(codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{line:?}");
            plain.push_str(before);
            rest = behind;
        }
        plain.push_str(rest);
        prop_assert!(!plain.chars().any(char::is_control), "{line:?}");
        prop_assert!(!plain.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{2028}']), "{line:?}");
        prop_assert!(plain.width() <= options.width, "{} columns: {line:?}", plain.width());
        prop_assert!(options.unicode || plain.is_ascii(), "{line:?}");
        prop_assert!(!plain.ends_with(' '), "{line:?}");
    }
    Ok(())
}

fn check_safe_in_every_way(report: &Report) -> Result<(), TestCaseError> {
    let terminals = [(80, false, true), (80, true, true), (80, false, false), (40, true, true), (20, false, false)];
    for verbosity in [Verbosity::Quiet, Verbosity::Normal, Verbosity::Verbose] {
        for (width, colour, unicode) in terminals {
            check_safe(report, &HumanOptions { width, colour, unicode, verbosity })?;
        }
    }
    Ok(())
}

#[test]
fn fixtures_are_safe_at_every_width() {
    for (name, report) in fixtures::all() {
        check_safe_in_every_way(&report).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

/// Text with what terminals obey, reorder by, join or do not show.
const NASTY: &str =
    "(.|[\u{0}-\u{20}]|[\u{200b}-\u{2070}]|[\u{300}-\u{310}]|[a-c ]{1,30}|\u{1f468}\u{200d}\u{1f469}|\n){0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_bytes_of_strangers_reach_a_terminal_raw(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_safe_in_every_way(&fixtures::hostile(&bytes))?;
    }

    #[test]
    fn no_text_of_strangers_reaches_a_terminal_raw(text in NASTY) {
        check_safe_in_every_way(&fixtures::hostile(text.as_bytes()))?;
    }
}
