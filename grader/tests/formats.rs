//! Every format for machines and platforms, held against golden files, and what holds for hostile text in all of them.
//!
//! `GRADE_BLESS=1 cargo test --test formats` writes the golden files anew.

use std::{collections::BTreeSet, env, fs, path::Path};

use grade_model::{GroupReport, Points, Report, RunInfo, Verdict};
use grader::report::{self, Classroom, Entry, Format, HumanOptions, Origin, RenderError, fixtures};
use proptest::prelude::*;
use serde_json::Value;

/// Formats that this file is about, each with its golden file.
const FORMATS: [(Format, &str); 17] = [
    (Format::Jsonl, "events.jsonl"),
    (Format::Junit, "junit.xml"),
    (Format::Markdown, "summary.md"),
    (Format::Github, "github.txt"),
    (Format::Sarif, "sarif.json"),
    (Format::Ctrf, "ctrf.json"),
    (Format::Tap, "tap.txt"),
    (Format::Classroom50, "classroom50.json"),
    (Format::GithubClassroom, "github-classroom.json"),
    (Format::Gradescope, "gradescope.json"),
    (Format::Prairielearn, "prairielearn.json"),
    (Format::Autolab, "autolab.txt"),
    (Format::Exercism, "exercism.json"),
    (Format::Check50, "check50.json"),
    (Format::CanvasCsv, "canvas.csv"),
    (Format::NbgraderCsv, "nbgrader.csv"),
    (Format::LtiAgs, "lti-ags.json"),
];

fn render(format: Format, report: &Report, origin: &Origin) -> Result<String, RenderError> {
    let run = fixtures::run_info();
    render_all(format, &[Entry { report, run: &run, origin }])
}

fn render_all(format: Format, entries: &[Entry<'_>]) -> Result<String, RenderError> {
    report::render_all(format, entries, &HumanOptions::default()).map(|bytes| String::from_utf8(bytes).unwrap())
}

/// Holds text against a file below this crate, or writes it there when blessing. No text, no file.
#[track_caller]
fn check_golden(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("GRADE_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        if text.is_empty() { drop(fs::remove_file(&file)) } else { fs::write(&file, text).unwrap() }
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    assert!(golden == text, "{path} differs (GRADE_BLESS=1 writes it anew); rendered:\n{text}");
}

#[test]
fn every_fixture_in_every_format() {
    for (name, report) in fixtures::all() {
        for (format, file) in FORMATS {
            // A report with a judge error has no score, and a format that needs one has no document.
            let text = match render(format, &report, &fixtures::origin()) {
                Ok(text) => text,
                Err(RenderError::NoScore { .. }) if report.verdict == Verdict::JudgeError => String::new(),
                Err(error) => panic!("{name}: {error}"),
            };
            check_golden(&format!("tests/report/{name}/{file}"), &text);
        }
    }
}

#[test]
fn several_submissions_in_one_document() {
    let (first, second) = (fixtures::accepted(), fixtures::hostile(b"second"));
    let second = Report { exercise: first.exercise.clone(), ..second };
    let run = fixtures::run_info();
    let origin = |name: &str| Origin {
        student: Some(name.to_owned()),
        label: format!("{name}-search"),
        folder: format!("{name}/"),
        ..Origin::default()
    };
    let origins = [origin("alice"), origin("=bob")];
    let entries = [
        Entry { report: &first, run: &run, origin: &origins[0] },
        Entry { report: &second, run: &run, origin: &origins[1] },
    ];
    for (format, file) in FORMATS {
        match render_all(format, &entries) {
            Ok(text) => check_golden(&format!("tests/report/several/{file}"), &text),
            Err(error) => {
                assert_eq!((error, format.holds_many()), (RenderError::Several { format, count: 2 }, false));
            }
        }
    }
}

/// The keys of an object are all of `required`, and otherwise of `optional`.
#[track_caller]
fn check_keys(object: &Value, required: &[&str], optional: &[&str]) {
    let keys: Vec<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    assert!(required.iter().all(|key| keys.contains(key)), "{required:?} in {keys:?}");
    let foreign: Vec<&&str> = keys.iter().filter(|key| !required.contains(key) && !optional.contains(key)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[track_caller]
fn whole_number(object: &Value, key: &str) -> u64 {
    object[key].as_u64().unwrap_or_else(|| panic!("`{key}` is {}, no whole number", object[key]))
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

/// The schema of Classroom 50's `result.json`, and the rules that its runner checks beside it.
fn check_classroom50(result: &Value) {
    let texts =
        ["schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review"];
    let others = ["datetime", "score", "max-score", "tests"];
    check_keys(result, &[&texts[..], &others[..]].concat(), &["graded_at", "submitted_by"]);
    assert!(texts.iter().all(|key| is_text(&result[*key])), "{result}");
    assert_eq!(result["schema"], "classroom50/result/v1");
    assert!(["individual", "group"].map(Value::from).contains(&result["assignment_type"]), "{result}");
    assert!(result["submission"].as_str().unwrap().starts_with("submit/"), "{result}");
    let date: String = result["datetime"].as_str().unwrap().replace(|digit: char| digit.is_ascii_digit(), "0");
    assert_eq!(date, "0000-00-00T00:00:00Z");
    assert!(whole_number(result, "score") <= whole_number(result, "max-score"), "{result}");
    for test in result["tests"].as_array().unwrap() {
        assert!(is_text(&test["test-name"]) && test["passed"].is_boolean(), "{test}");
        assert!(whole_number(test, "score") <= whole_number(test, "max-score"), "{test}");
    }
}

/// What the schema of CTRF 1.0.0 demands, and that the summary counts the tests.
fn check_ctrf(document: &Value) {
    check_keys(document, &["reportFormat", "specVersion", "results"], &["generatedBy", "extra"]);
    assert_eq!((&document["reportFormat"], &document["specVersion"]), (&"CTRF".into(), &"1.0.0".into()));
    let results = &document["results"];
    check_keys(results, &["tool", "summary", "tests"], &["environment", "extra"]);
    assert!(is_text(&results["tool"]["name"]), "{results}");
    let statuses = ["passed", "failed", "skipped", "pending", "other"];
    let tests = results["tests"].as_array().unwrap();
    for test in tests {
        assert!(is_text(&test["name"]) && statuses.map(Value::from).contains(&test["status"]), "{test}");
        whole_number(test, "duration");
        let suite = test["suite"].as_array();
        assert!(suite.is_none_or(|suite| !suite.is_empty() && suite.iter().all(is_text)), "{test}");
    }
    let summary = &results["summary"];
    assert!(whole_number(summary, "start") <= whole_number(summary, "stop"), "{summary}");
    assert_eq!(whole_number(summary, "tests"), tests.len() as u64);
    for status in statuses {
        let count = tests.iter().filter(|test| test["status"] == status).count();
        assert_eq!(whole_number(summary, status), count as u64, "{status}");
    }
}

/// What Gradescope reads of `results.json`. Without a score it takes the autograder for failed.
fn check_gradescope(results: &Value) {
    let format_keys = ["output_format", "test_output_format", "test_name_format"];
    let others = ["score", "output", "stdout_visibility", "visibility", "extra_data", "leaderboard", "tests"];
    check_keys(results, &[], &[&format_keys[..], &others[..]].concat());
    let formats = ["text", "html", "simple_format", "md", "ansi"].map(Value::from);
    let visibilities = ["hidden", "after_due_date", "after_published", "visible"].map(Value::from);
    let tests = results["tests"].as_array().map_or(&[][..], Vec::as_slice);
    assert!(results.get("score").is_none_or(Value::is_number), "{results}");
    for part in tests.iter().chain([results]) {
        let is_one_of = |key: &str, known: &[Value]| part.get(key).is_none_or(|value| known.contains(value));
        assert!(format_keys.iter().all(|key| is_one_of(key, &formats)), "{part}");
        assert!(["visibility", "stdout_visibility"].iter().all(|key| is_one_of(key, &visibilities)), "{part}");
        assert!(is_one_of("status", &["passed", "failed"].map(Value::from)), "{part}");
    }
}

#[test]
fn documents_hold_what_their_readers_demand() {
    for (_, report) in fixtures::all() {
        for (format, check) in [
            (Format::Classroom50, check_classroom50 as fn(&Value)),
            (Format::Ctrf, check_ctrf),
            (Format::Gradescope, check_gradescope),
        ] {
            // A report with a judge error has no score, and a format that needs one has no document.
            if let Ok(text) = render(format, &report, &fixtures::origin()) {
                let document: Value = serde_json::from_str(&text).unwrap();
                check(&document);
                let has_score = document.get("score").is_some();
                assert!(format == Format::Ctrf || has_score == (report.verdict != Verdict::JudgeError), "{document}");
            }
        }
    }
}

#[test]
fn what_a_format_cannot_say_is_an_error() {
    let report = fixtures::accepted();
    let check = |format: Format, origin: &Origin, expect: &str| {
        let error = render(format, &report, origin).unwrap_err();
        assert_eq!(format!("{error} ({})", error.hint()), expect);
    };
    check(
        Format::LtiAgs,
        &Origin::default(),
        "the format `lti-ags` needs to know the student (`grade submit` and `grade report` take the student's name as `--student`)",
    );
    check(
        Format::Classroom50,
        &Origin::default(),
        "the format `classroom50` needs what only its runner knows: CLASSROOM is not set (use it in an autograder of \
         Classroom 50, or choose another format)",
    );
    let classroom = Classroom { commit: String::new(), ..fixtures::origin().classroom.unwrap() };
    check(
        Format::Classroom50,
        &Origin { classroom: Some(classroom), ..Origin::default() },
        "the format `classroom50` needs what only its runner knows: COMMIT_URL is not set (use it in an autograder of \
         Classroom 50, or choose another format)",
    );
    let other = Report { exercise: fixtures::hostile(b"other").exercise, ..fixtures::accepted() };
    let (run, origin) = (fixtures::run_info(), fixtures::origin());
    let entries = [&report, &other].map(|report| Entry { report, run: &run, origin: &origin });
    assert_eq!(
        render_all(Format::CanvasCsv, &entries).unwrap_err().to_string(),
        "the format `canvas-csv` holds one exercise, and there are `algorithms/binary-search` and `other`"
    );
}

#[test]
fn nothing_but_a_score_to_be_posted_says_when_it_was_made() {
    let later = RunInfo { started_unix_seconds: 9, compile_ms: 9, test_ms: 9, ..fixtures::run_info() };
    let origin = fixtures::origin();
    for (name, report) in fixtures::all() {
        for (format, _) in FORMATS {
            let now = render(format, &report, &origin);
            let then = render_all(format, &[Entry { report: &report, run: &later, origin: &origin }]);
            assert_eq!(now == then, format != Format::LtiAgs, "{name} {}", format.name());
        }
    }
}

/// The names of all fields of a document, wherever they stand.
fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                into.insert(key.clone());
                keys(value, into);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, into)),
        _ => {}
    }
}

/// What a document is made of, without the texts in it: its fields, elements, commands, columns, kinds of lines.
fn skeleton(format: Format, text: &str) -> Vec<String> {
    match format {
        Format::Junit => {
            let document = quick_junit::Report::deserialize_from_str(text).unwrap();
            let cases = document.test_suites.iter().flat_map(|suite| &suite.test_cases);
            let names: BTreeSet<_> = cases.clone().map(|case| (&case.classname, &case.name)).collect();
            assert_eq!(names.len(), cases.count(), "{text}");
            let tags = text.split('<').skip(1).map(|tag| tag.split([' ', '>', '/']).next().unwrap_or_default());
            tags.map(str::to_owned).collect()
        }
        Format::Markdown => {
            let mut fence = None;
            let mut kinds = Vec::new();
            for line in text.lines() {
                match &fence {
                    Some(end) if line == end => fence = None,
                    Some(_) => {}
                    None if line.starts_with("```") => fence = Some(line.trim_end_matches("text").to_owned()),
                    None => kinds.push(line.split(' ').next().unwrap_or_default().to_owned()),
                }
            }
            assert_eq!(fence, None);
            kinds
        }
        Format::Github => {
            text.lines().map(|line| line.split_once(" ").map(|(kind, _)| kind.to_owned()).unwrap()).collect()
        }
        Format::Tap => {
            let kind = |line: &str| line.split([' ', ':']).find(|word| !word.is_empty()).unwrap_or_default().to_owned();
            text.lines().map(kind).collect()
        }
        Format::CanvasCsv | Format::NbgraderCsv => {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let mut kinds = Vec::new();
            for record in reader.records().map(Result::unwrap) {
                for cell in &record {
                    assert!(!cell.starts_with(['=', '+', '@', '\t', '\r', '-']), "{cell:?}");
                }
                kinds.push(record.len().to_string());
            }
            kinds
        }
        _ => {
            let mut names = BTreeSet::new();
            text.lines().for_each(|line| keys(&serde_json::from_str(line).unwrap(), &mut names));
            // Names of tests are keys in Autolab's format.
            let own = ["_presentation", "stages", "Build", "Tests", "passed", "hint", "scores"];
            names.retain(|name| format != Format::Autolab || own.contains(&name.as_str()));
            let lines = text.lines().count().to_string();
            names.into_iter().chain([lines]).collect()
        }
    }
}

/// Text of a stranger in every field adds nothing to a document that harmless text does not.
fn check_hostile(bytes: &[u8]) {
    // What the harmless text and the hostile one have in common: they are not empty, and not UTF-8 to the end.
    let mut hostile = b"x".to_vec();
    hostile.extend_from_slice(bytes);
    hostile.push(0xff);
    let origin = |text: &[u8]| Origin {
        student: Some(String::from_utf8_lossy(text).into_owned()),
        folder: String::from_utf8_lossy(text).into_owned(),
        ..fixtures::origin()
    };
    for (format, _) in FORMATS {
        let harmless = render(format, &fixtures::hostile(b"x\xff"), &origin(b"x\xff")).unwrap();
        let text = render(format, &fixtures::hostile(&hostile), &origin(&hostile)).unwrap();
        assert_eq!(skeleton(format, &text), skeleton(format, &harmless), "{}:\n{text}", format.name());
        let is_bad = |character: char| character.is_control() && character != '\n';
        assert!(!text.contains(is_bad), "{}: {text:?}", format.name());
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{2028}', '\u{ffff}']), "{}", format.name());
        let is_obeyed = |line: &str| line.trim_start().starts_with("::") || line.contains("##[");
        assert!(format == Format::Github || !text.lines().any(is_obeyed), "{}: {text}", format.name());
    }
}

#[test]
fn the_hostile_text_adds_nothing() {
    check_hostile(fixtures::HOSTILE);
}

#[test]
fn each_attack_adds_nothing() {
    let attacks: [&[u8]; 16] = [
        b"]]>",
        b"\n::error::owned\n",
        b"\n  ::set-output name=x::y\n##[error]z",
        b"\x1b[31m\x1b]0;owned\x07",
        b"=cmd|' /C calc'!A0",
        b"\n```\n# heading\n````\n",
        b"`` ` ``` </code></details><script>",
        b"| a | b |\n| --- | --- |\n",
        b"\0\x01\xff\xfe\xed\xa0\x80",
        "\u{202e}\u{2066}\u{2028}\u{ffff}\u{fffe}\u{85}".as_bytes(),
        b"\"},\"score\":100,{\"",
        b",title=x::y%0A::z",
        b"\n...\nok 7 # SKIP\n1..3\nBail out!\n",
        b"a\",\"b\r\nc\n;d",
        b"[[ATTACHMENT|/etc/passwd]]",
        b"&lt;!DOCTYPE x [<!ENTITY a \"b\">]>&a;",
    ];
    attacks.into_iter().for_each(check_hostile);
}

#[test]
fn floods_make_small_documents() {
    for unit in ["`", "x\n", "\u{1b}[0m", "&"] {
        let report = fixtures::hostile(unit.repeat((1 << 18) / unit.len()).as_bytes());
        for (format, _) in FORMATS {
            // The JSON report is as long as what it is made of, which `disclose` bounds.
            if !matches!(format, Format::Jsonl) {
                let text = render(format, &report, &fixtures::origin()).unwrap();
                assert!(text.len() < 1_000_000, "{}: {}", format.name(), text.len());
            }
        }
    }
}

#[test]
fn many_submissions_make_a_summary_that_fits() {
    let (report, run, origin) = (fixtures::hostile(&[b'`'; 3_000]), fixtures::run_info(), fixtures::origin());
    let entries = vec![Entry { report: &report, run: &run, origin: &origin }; 300];
    let text = render_all(Format::Markdown, &entries).unwrap();
    assert!((1_000_000..1 << 20).contains(&text.len()), "{}", text.len());
    assert!(text.ends_with("The rest does not fit into a summary: see the full report.\n"));
}

/// Three groups of a third of 100 points each, of which some are passed.
fn thirds(is_passed: [bool; 3]) -> Report {
    let whole = fixtures::accepted();
    let third = Points::ratio(100, 3).unwrap();
    let groups: Vec<_> = is_passed
        .iter()
        .enumerate()
        .map(|(index, is_passed)| GroupReport {
            name: format!("part-{index}"),
            score: if *is_passed { third } else { Points::ZERO },
            score_max: third,
            verdict: Some(if *is_passed { Verdict::Accepted } else { Verdict::WrongAnswer }),
            ..whole.groups[1].clone()
        })
        .collect();
    let score = groups.iter().try_fold(Points::ZERO, |sum, group| sum.checked_add(group.score)).unwrap();
    let verdict = if score == whole.score_max { Verdict::Accepted } else { Verdict::WrongAnswer };
    Report { groups, score, verdict, ..whole }
}

/// The sum of numbers with at most two decimals.
fn sum<'a>(numbers: impl IntoIterator<Item = &'a Value>) -> Points {
    let parse = |number: &Value| number.to_string().parse::<Points>().unwrap();
    numbers.into_iter().map(parse).try_fold(Points::ZERO, |sum, number| sum.checked_add(number)).unwrap()
}

#[test]
fn rows_add_up_to_the_total() {
    for (is_passed, score, whole) in [
        ([true, true, true], "100", 100),
        ([false, true, true], "66.67", 66),
        ([true, false, false], "33.33", 33),
        ([false, false, false], "0", 0),
    ] {
        let report = thirds(is_passed);
        let score: Points = score.parse().unwrap();
        let document = |format: Format| -> Value {
            let text = render(format, &report, &fixtures::origin()).unwrap();
            serde_json::from_str(text.lines().last().unwrap()).unwrap()
        };
        let column = |document: &Value, key: &str| -> Points {
            sum(document["tests"].as_array().unwrap().iter().filter_map(|test| test.get(key)))
        };
        assert_eq!(column(&document(Format::GithubClassroom), "score"), score);
        let autolab = document(Format::Autolab);
        assert_eq!(sum(autolab["scores"].as_object().unwrap().values()), score);
        let prairielearn = document(Format::Prairielearn);
        assert_eq!(column(&prairielearn, "points"), score);
        assert_eq!(column(&prairielearn, "max_points"), Points::whole(100));
        let gradescope = document(Format::Gradescope);
        assert_eq!((sum([&gradescope["score"]]), column(&gradescope, "score")), (score, score));
        assert_eq!(column(&gradescope, "max_score"), Points::whole(100));
        let classroom50 = document(Format::Classroom50);
        assert_eq!(column(&classroom50, "score"), Points::whole(whole));
        assert_eq!(column(&classroom50, "max-score"), Points::whole(100));
    }
}

#[test]
fn a_path_is_named_whole_or_not_at_all() {
    let names = |folder: &str| {
        let report = fixtures::all().into_iter().find(|(name, _)| *name == "compile-error").unwrap().1;
        let origin = Origin { folder: folder.to_owned(), ..fixtures::origin() };
        [Format::Github, Format::Sarif, Format::Junit, Format::Ctrf]
            .map(|format| render(format, &report, &origin).unwrap())
    };
    let long = format!("{}/", "deep/".repeat(60));
    assert!(names(&long).iter().all(|text| text.contains(&format!("{long}exercise.rs"))));
    for folder in ["a\nb/", "a\u{202e}b/", "a\u{fffd}b/"] {
        assert!(names(folder).iter().all(|text| !text.contains("/exercise.rs")), "{folder:?}");
    }
    let report = fixtures::all().into_iter().find(|(name, _)| *name == "compile-error").unwrap().1;
    let origin = Origin { file_name: Some("my solution.rs".to_owned()), ..fixtures::origin() };
    let github = render(Format::Github, &report, &origin).unwrap();
    assert!(github.contains("file=week1/my solution.rs,") && !github.contains("exercise.rs"), "{github}");
    let [github, sarif, ..] = names("100% we:ird, é/");
    assert!(github.contains("file=100%25 we%3Aird%2C é/exercise.rs,"), "{github}");
    assert!(sarif.contains(r#""uri":"100%25%20we%3Aird%2C%20%C3%A9/exercise.rs""#), "{sarif}");
}

#[test]
fn junit_says_in_text_why_a_test_was_skipped() {
    let mut report = thirds([true; 3]);
    report.compile.is_ok = false;
    report.groups[0].members.clear();
    let text = render(Format::Junit, &report, &fixtures::origin()).unwrap();
    let because = "not run, because the program does not compile";
    assert!(text.contains(&format!(">{because}</skipped>")), "{text}");
}

#[test]
fn check50_has_one_check_of_a_name() {
    let mut report = thirds([true, true, false]);
    for (group, name) in report.groups.iter_mut().zip(["compiles", "compile", "compiles (2)"]) {
        group.members.clear();
        group.name = name.to_owned();
    }
    let document: Value =
        serde_json::from_str(&render(Format::Check50, &report, &fixtures::origin()).unwrap()).unwrap();
    let results = document["results"].as_array().unwrap();
    let names: BTreeSet<&str> = results.iter().map(|result| result["name"].as_str().unwrap()).collect();
    assert_eq!((names.len(), &results[0]["name"]), (4, &Value::from("compiles")), "{names:?}");
    assert!(results.iter().all(|result| result["dependency"] != result["name"]), "{document}");
}

#[test]
fn junit_keeps_submissions_apart_whose_labels_become_one() {
    let (report, run) = (fixtures::accepted(), fixtures::run_info());
    let origins = ["m-a.b", "m-a-b", "m/a-b"].map(|label| Origin { label: label.to_owned(), ..Origin::default() });
    let entries: Vec<_> = origins.iter().map(|origin| Entry { report: &report, run: &run, origin }).collect();
    // The skeleton holds that no class and name come twice.
    skeleton(Format::Junit, &render_all(Format::Junit, &entries).unwrap());
}

#[test]
fn canvas_takes_no_title_for_an_id_and_no_student_for_the_points() {
    let mut report = fixtures::accepted();
    let run = fixtures::run_info();
    let mut rows = |title: &str, student: &str| {
        title.clone_into(&mut report.exercise.title);
        let origin = Origin { student: Some(student.to_owned()), ..Origin::default() };
        render_all(Format::CanvasCsv, &[Entry { report: &report, run: &run, origin: &origin }]).unwrap()
    };
    for (title, expect) in
        [("Search (123)", "Search [123]"), ("(1) (2) ", "(1) [2]"), ("Search (v2)", "Search (v2)"), ("()", "()")]
    {
        let text = rows(title, "alice");
        assert_eq!(text.lines().next().unwrap().rsplit(',').next(), Some(expect));
    }
    for student in ["    Points Possible", "Points Possible", "x Points Possible y"] {
        let text = rows("Search", student);
        let count = text.lines().filter(|line| line.split(',').next().unwrap().contains("Points Possible")).count();
        assert_eq!(count, 1, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn no_bytes_of_strangers_add_anything(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        check_hostile(&bytes);
    }

    #[test]
    fn no_text_of_strangers_adds_anything(text in "([:#`|<>&\\[\\]\\\\\"'=%,{}\n\r -]|ok|error|a){0,40}") {
        check_hostile(text.as_bytes());
    }
}
