//! Reports in every format, held against golden files, and what holds for all of them.
//!
//! `GRADE_BLESS=1 cargo test --test report` writes the golden files anew.

use std::{env, fs, path::Path};

use grade_model::{Audience, Report, RunInfo, SandboxLayer, SubmissionReport};
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

/// A page without its style sheet and that one's digest, which are the same in all.
#[track_caller]
fn without_style(page: &[u8]) -> String {
    let page = std::str::from_utf8(page).unwrap();
    let (policy, rest) = page.split_once("'sha256-").unwrap();
    let (_, head) = rest.split_once('\'').unwrap();
    let (head, rest) = head.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    [policy, "'sha256-…'", head, "<style></style>", body].concat()
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
        let html = report::render(Format::Html, &report, &fixtures::run_info(), &normal);
        check_golden(&format!("tests/report/{name}/report.html"), &without_style(&html));
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

fn render_json(report: &Report) -> Vec<u8> {
    report::render(Format::Json, report, &RunInfo::default(), &HumanOptions::default())
}

/// Checks that a report which is written, read and written again is the same line.
#[track_caller]
fn check_read_back(name: &str, report: &Report) {
    let line = render_json(report);
    let read = report::read_json(&line).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    assert_eq!(String::from_utf8(render_json(&read)).unwrap(), String::from_utf8(line).unwrap(), "{name}");
}

#[test]
fn json_is_read_back() {
    for (name, report) in fixtures::all() {
        check_read_back(name, &report);
    }
    let cut = fixtures::all().into_iter().find(|(name, _)| *name == "long-output").unwrap().1;
    let read = report::read_json(&render_json(&cut)).unwrap();
    let stripped = |report: &Report| {
        let submission = SubmissionReport { sources: Vec::new(), ..report.submission.clone() };
        Report { submission, ..report.clone() }
    };
    assert_eq!(read, stripped(&cut), "nothing but the text of the submission is lost");
}

#[test]
fn json_that_is_no_report_is_refused() {
    let whole = String::from_utf8(render_json(&fixtures::accepted())).unwrap();
    let broken = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        report::read_json(whole.replacen(from, to, 1).as_bytes()).unwrap_err().to_string()
    };
    let refused = [
        broken("grade-report/1", "grade-report/2"),
        broken(r#""score":100,"#, ""),
        broken(r#""score":100,"#, r#""score":1e400,"#),
        broken(r#""score":30,"#, ""),
        broken(r#""verdict":"AC","#, r#""verdict":"JE","#),
        broken(r#""verdict":"AC","#, r#""verdict":"OK","#),
        broken(
            r#"{"name":"sample/1","#,
            r#"{"name":"sample/1","stdin":"12","truncated":{"stdin":{"offset":1,"bytes_total":2}},"#,
        ),
        broken("}\n", ""),
        report::read_json(b"").unwrap_err().to_string(),
        report::read_json("[".repeat(100_000).as_bytes()).unwrap_err().to_string(),
        report::read_json(&vec![b' '; report::READ_BYTES_MAX + 1]).unwrap_err().to_string(),
        broken(r#""files":["exercise.rs"]"#, &format!(r#""files":[{}""]"#, r#""","#.repeat(10_000))),
    ];
    check_golden("tests/report/refused.txt", &(refused.join("\n") + "\n"));
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
    fn json_of_any_bytes_is_read_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_read_back("hostile", &fixtures::hostile(&bytes));
    }

    #[test]
    fn no_bytes_make_reading_panic(at in 0_usize..6_000, byte in any::<u8>(), name in 0_usize..26) {
        let mut line = render_json(&fixtures::all()[name].1);
        let at = at % line.len();
        line[at] = byte;
        if let Ok(report) = report::read_json(&line) {
            render_json(&report);
        }
    }

    #[test]
    fn no_text_of_strangers_reaches_a_terminal_raw(text in NASTY) {
        check_safe_in_every_way(&fixtures::hostile(text.as_bytes()))?;
    }
}
