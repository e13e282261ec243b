//! Problem packages: each folder in `icpc` is one, and its `expected.txt` is all that the loader makes of it, of its
//! example submissions, or of what is wrong. `GRADE_BLESS=1` writes those files anew.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use grade_model::{CheckMode, Exercise, ExerciseId, Member, Stimulus, TestCase, TestGroup, Verdict};
use grader::exercise::{
    ExerciseError, LoadOptions,
    icpc::{ExampleSubmission, FUEL_PER_SECOND, example_submissions, load},
};

fn load_all(folder: &Path) -> Result<Exercise, ExerciseError> {
    load(folder, ExerciseId("test".into()), LoadOptions { hidden: true })
}

#[test]
fn packages_are_read_as_expected() {
    let base = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/icpc");
    let mut folders: Vec<PathBuf> = fs::read_dir(&base).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut differing = Vec::new();
    for folder in &folders {
        let dump = dump(folder);
        let golden = folder.join("expected.txt");
        if env::var_os("GRADE_BLESS").is_some() {
            fs::write(&golden, &dump).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if dump != expected {
            differing.push(format!("--- {}\n{expected}--- is now\n{dump}", folder.display()));
        }
    }
    assert!(folders.len() >= 20, "{folders:?}");
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn dump(folder: &Path) -> String {
    let mut dump = String::new();
    // An exercise of our own has example submissions, but is no package.
    if !folder.join("exercise.toml").exists() {
        match load_all(folder) {
            Ok(exercise) => dump_exercise(&exercise, &mut dump),
            Err(error) => dump_error(folder, &error, &mut dump),
        }
    }
    match example_submissions(folder) {
        Ok(examples) => examples.iter().for_each(|example| dump_example(example, &mut dump)),
        Err(error) => {
            dump.push_str("submissions:\n");
            dump_error(folder, &error, &mut dump);
        }
    }
    dump
}

fn dump_error(folder: &Path, error: &ExerciseError, dump: &mut String) {
    let prefix = format!("{}/", folder.display());
    for line in error.to_string().lines() {
        writeln!(dump, "error: {}", line.replace(&prefix, "")).unwrap();
    }
}

fn dump_exercise(exercise: &Exercise, dump: &mut String) {
    let limits = &exercise.limits;
    let milliseconds = limits.fuel / (FUEL_PER_SECOND / 1000);
    writeln!(dump, "title: {}", exercise.title).unwrap();
    writeln!(dump, "scored: {}, hidden tests: {}", exercise.is_scored, exercise.has_hidden_tests).unwrap();
    writeln!(
        dump,
        "limits: fuel {} ({milliseconds} ms), memory {}, output {}, source {}",
        limits.fuel, limits.memory_bytes_max, limits.output_bytes_max, limits.source_bytes_max
    )
    .unwrap();
    if let Some(statement) = &exercise.statement {
        writeln!(dump, "statement {}: {:?}", statement.file, statement.text).unwrap();
    }
    if let Some(checker) = &exercise.checker {
        writeln!(dump, "checker {}: {:?}", checker.root, checker.files.keys()).unwrap();
    }
    dump_group(&exercise.root, 0, dump);
}

fn dump_group(group: &TestGroup, depth: usize, dump: &mut String) {
    let indent = "  ".repeat(depth);
    write!(dump, "{indent}group `{}`: {:?} of {}", group.name, group.aggregation, group.points_max).unwrap();
    if let Some((accepted, rejected)) = group.case_points {
        write!(dump, ", a case {accepted} or {rejected}").unwrap();
    }
    if group.stops_at_rejection {
        dump.push_str(", stops");
    }
    if !group.require_pass.is_empty() {
        write!(dump, ", requires {:?}", group.require_pass).unwrap();
    }
    if group.legacy != grade_model::LegacyRules::default() {
        write!(dump, ", {:?}", group.legacy).unwrap();
    }
    dump.push('\n');
    for member in &group.members {
        match member {
            Member::Case(case) => dump_case(case, depth + 1, dump),
            Member::Group(group) => dump_group(group, depth + 1, dump),
        }
    }
}

fn dump_case(case: &TestCase, depth: usize, dump: &mut String) {
    let Stimulus::Stdio { stdin, args } = &case.stimulus;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    let (input, answer) = (text(stdin.reveal()), text(case.answer.reveal()));
    write!(dump, "{}{}: {input} -> {answer}, {:?}", "  ".repeat(depth), case.name.0, case.feedback).unwrap();
    match &*case.check {
        CheckMode::Tokens(options) => {
            let tolerance = |decimal: Option<grade_model::Decimal>| {
                decimal.map_or("no".to_owned(), |decimal| format!("{}e{}", decimal.coefficient, decimal.exponent))
            };
            let case_mark = if options.case_sensitive { " case" } else { "" };
            let space_mark = if options.space_change_sensitive { " space" } else { "" };
            let absolute = tolerance(options.float_absolute_tolerance);
            let relative = tolerance(options.float_relative_tolerance);
            write!(dump, ", tokens{case_mark}{space_mark} {absolute}/{relative}").unwrap();
        }
        other => write!(dump, ", {other:?}").unwrap(),
    }
    if !args.reveal().is_empty() {
        write!(dump, ", args {:?}", args.reveal()).unwrap();
    }
    if let Some(hint) = &case.hint {
        write!(dump, ", hint {hint:?}").unwrap();
    }
    if let Some(description) = &case.description {
        write!(dump, ", description {description:?}").unwrap();
    }
    dump.push('\n');
}

fn dump_example(example: &ExampleSubmission, dump: &mut String) {
    let codes = |verdicts: &std::collections::BTreeSet<Verdict>| {
        verdicts.iter().map(|verdict| verdict.code()).collect::<Vec<_>>().join(" ")
    };
    let (permitted, required) = (codes(&example.permitted), codes(&example.required));
    write!(dump, "{}: permitted {permitted}; required {required}", example.path.display()).unwrap();
    if let Some(score) = &example.score {
        write!(dump, "; {score:?}").unwrap();
    }
    dump.push('\n');
    for also in &example.also {
        let covered = ["sample/1", "secret/1", "secret/9", "secret/2-sum/a", "secret/large/1"];
        let covered = covered.iter().filter(|name| also.covers(&grade_model::CaseName((**name).into())));
        let covered: Vec<_> = covered.collect();
        write!(dump, "  also, such as {covered:?}: permitted {}; ", codes(&also.permitted)).unwrap();
        writeln!(dump, "required {}; {:?}; {:?}", codes(&also.required), also.score, also.message).unwrap();
    }
}

/// A package of one case in a folder that a test may change.
fn small_package() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("problem.yaml", "problem_format_version: 2025-09\nname: x\nlimits: {time_limit: 1}\n"),
        ("data/sample/1.in", "1\n"),
        ("data/sample/1.ans", "1\n"),
        ("data/secret/1.in", "2\n"),
        ("data/secret/1.ans", "2\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[track_caller]
fn check_error(folder: &Path, expect: &str) {
    let mut dump = String::new();
    match load_all(folder) {
        Ok(exercise) => dump_exercise(&exercise, &mut dump),
        Err(error) => dump_error(folder, &error, &mut dump),
    }
    assert_eq!(dump, expect);
}

#[test]
fn without_hidden_tests_secret_data_is_not_read() {
    let folder = small_package();
    let options = LoadOptions { hidden: false };
    let load = |options| load(folder.path(), ExerciseId("test".into()), options).unwrap();
    let (student, staff) = (load(options), load(LoadOptions { hidden: true }));
    assert_eq!((student.has_hidden_tests, staff.has_hidden_tests), (false, true));
    assert_eq!(student.root.cases().len(), 1);
    assert_eq!(student.digest_public, staff.digest_public);
    assert_ne!(student.digest_full, staff.digest_full);
    fs::write(folder.path().join("data/secret/1.in"), [0xff, 0]).unwrap();
    let changed = load(LoadOptions { hidden: true });
    assert_eq!(changed.digest_public, staff.digest_public);
    assert_ne!(changed.digest_full, staff.digest_full);
    fs::remove_dir_all(folder.path().join("data/secret")).unwrap();
    assert!(!load(LoadOptions { hidden: true }).has_hidden_tests);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    use std::os::unix::fs::symlink;

    let folder = small_package();
    let secret = folder.path().join("data/secret");
    symlink("../sample/1.in", secret.join("2.in")).unwrap();
    symlink("../sample/1.ans", secret.join("2.ans")).unwrap();
    assert_eq!(load_all(folder.path()).unwrap().root.cases().len(), 3);

    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("answer"), "secret").unwrap();
    symlink(outside.path().join("answer"), secret.join("3.in")).unwrap();
    symlink(outside.path(), secret.join("folder")).unwrap();
    symlink("nowhere", secret.join("4.ans")).unwrap();
    let expect = "error: data/secret/3.in: a link that leads out of the package\n\
                  error: data/secret/4.ans: cannot be read: No such file or directory (os error 2)\n\
                  error: data/secret/folder: a link that leads out of the package\n";
    check_error(folder.path(), expect);
}

#[cfg(unix)]
#[test]
fn folders_within_themselves_end() {
    let folder = small_package();
    std::os::unix::fs::symlink(".", folder.path().join("data/secret/again")).unwrap();
    let error = load_all(folder.path()).unwrap_err().to_string();
    assert!(error.ends_with("more than 12 folders within each other"), "{error}");
}

#[test]
fn hostile_files_are_errors() {
    let folder = small_package();
    let case_file = folder.path().join("data/secret/1.yaml");
    fs::write(&case_file, [b'a', 0xff]).unwrap();
    check_error(folder.path(), "error: data/secret/1.yaml: not UTF-8\n");
    fs::write(&case_file, vec![b'#'; (1 << 20) + 1]).unwrap();
    check_error(folder.path(), "error: data/secret/1.yaml: longer than the limit of 1048576 bytes\n");
    fs::write(&case_file, "hint: &a [x]\nargs: *a\ndescription: {? {} : 1}\n").unwrap();
    let expect = "error: data/secret/1.yaml:1: `hint` must be text\n\
                  error: data/secret/1.yaml:3: `description` must be text\n";
    check_error(folder.path(), expect);
    fs::remove_file(&case_file).unwrap();
    fs::remove_file(folder.path().join("data/secret/1.ans")).unwrap();
    fs::create_dir(folder.path().join("data/secret/1.ans")).unwrap();
    check_error(folder.path(), "error: data/secret/1.ans: a folder where a file belongs\n");
}

/// Files that are short and would mean much, or that compare all with all. Each is refused before it costs anything.
#[test]
fn costly_packages_are_refused() {
    let metadata = "problem_format_version: 2025-09\nname: x\nlimits: {time_limit: 1}\n";
    let long = "x".repeat(500_000);
    let write = |folder: &tempfile::TempDir, path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();

    let folder = small_package();
    write(&folder, "problem.yaml", &format!("{metadata}a: &a \"{long}\"\nkeywords: [{}]\n", "*a, ".repeat(10_000)));
    check_error(folder.path(), "error: problem.yaml:5: too much text in aliases\n");

    write(&folder, "problem.yaml", &format!("{metadata}constants: {{n: \"{long}\"}}\n"));
    write(&folder, "data/test_group.yaml", &format!("# {}\n", "{{n}}".repeat(100_000)));
    let expect = "longer than the limit of 1048576 bytes with its constants replaced";
    check_error(folder.path(), &format!("error: data/test_group.yaml: {expect}\n"));

    write(&folder, "data/test_group.yaml", &format!("# {}\n", "{".repeat(1_000_000)));
    assert_eq!(load_all(folder.path()).unwrap().root.cases().len(), 2);

    write(&folder, "problem.yaml", metadata);
    write(&folder, "data/test_group.yaml", &format!("args: [{}]\n", "a, ".repeat(10_000)));
    let expect = "`args` must be at most 64 texts of 4096 bytes together, without zero bytes";
    check_error(folder.path(), &format!("error: data/test_group.yaml:1: {expect}\n"));

    let keys: String = (0..5_000).map(|number| format!("{number}: 1\n")).collect();
    write(&folder, "data/test_group.yaml", &keys);
    let error = load_all(folder.path()).unwrap_err().to_string();
    assert_eq!(error.lines().count(), 201);
    assert!(error.ends_with(": 4800 more errors are not shown"), "{error}");
}

#[test]
fn titles_are_one_line() {
    let folder = small_package();
    for title in ["\"a\\n::error::b\"".to_owned(), "\"\\u202e\"".to_owned(), "x".repeat(501)] {
        let text = format!("problem_format_version: 2025-09\nname: {title}\nlimits: {{time_limit: 1}}\n");
        fs::write(folder.path().join("problem.yaml"), text).unwrap();
        let expect = "error: problem.yaml:2: `name` must be one line of at most 500 bytes that can be shown\n";
        check_error(folder.path(), expect);
    }
    let text = "problem_format_version: 2025-09\nname: |\n  Two sum\nlimits: {time_limit: 1}\n";
    fs::write(folder.path().join("problem.yaml"), text).unwrap();
    assert_eq!(load_all(folder.path()).unwrap().title, "Two sum");
}

mod judged {
    //! What example submissions get against what they must get.

    use std::{collections::BTreeSet, sync::Arc};

    use grade_model::{
        Aggregation, CaseJudgement, CaseName, CompileLog, Ending, Excerpt, Feedback, GroupJudgement, JudgedMember,
        Judgement, Limits, Points, Profile, Secret, SourceTree, Submission, Unit, Usage, Visibility,
    };

    use super::*;

    fn case(name: &str, verdict: Verdict) -> JudgedMember {
        let empty = || Secret::new(Excerpt { bytes: Vec::new(), offset: 0, line: 1, bytes_total: 0 });
        JudgedMember::Case(CaseJudgement {
            name: CaseName(name.into()),
            visibility: Visibility::Secret,
            feedback: Feedback::None,
            verdict,
            share: Points::ZERO,
            points: None,
            ending: Ending::Exited(0),
            usage: Usage::default(),
            check: None,
            args: Secret::new(Vec::new()),
            stdin: empty(),
            expected: empty(),
            actual: empty(),
            stderr: empty(),
            hint: None,
            description: None,
        })
    }

    fn judgement(verdicts: &[(&str, Verdict)], score: i64) -> Judgement {
        let group = GroupJudgement {
            name: "2-sum".into(),
            visibility: Visibility::Secret,
            verdict: Verdict::WrongAnswer,
            score: Points::whole(13),
            score_max: Points::whole(40),
            aggregation: Aggregation::Sum,
            feedback: Feedback::None,
            hint: None,
            blocked_by: None,
            members: verdicts.iter().map(|(name, verdict)| case(name, *verdict)).collect(),
        };
        let limits = Limits {
            fuel: 1,
            memory_bytes_max: 1,
            output_bytes_max: 1,
            source_bytes_max: 1,
            compile_cpu_seconds_max: 1,
            compile_memory_bytes_max: 1,
            compile_log_bytes_max: 1,
            module_bytes_max: 1,
        };
        let text = String::new;
        Judgement {
            exercise: ExerciseId("test".into()),
            title: text(),
            digest_public: text(),
            digest_full: Secret::new(text()),
            submission: Submission {
                language: "rust".into(),
                sources: SourceTree::single("a.rs", Arc::from(&b""[..])),
                digest: text(),
            },
            verdict: Verdict::WrongAnswer,
            decided_by: None,
            is_provisional: false,
            is_scored: true,
            score: Points::whole(score),
            score_max: Points::whole(90),
            is_compiled: true,
            compile_log: CompileLog::default(),
            groups: vec![group],
            limits,
            unit: Unit { engine: text(), host: text(), compiler: text(), profile: Profile::Release },
        }
    }

    fn example(package: &str, path: &str) -> ExampleSubmission {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/icpc").join(package);
        let examples = example_submissions(&folder).unwrap();
        examples.into_iter().find(|example| example.path == Path::new(path)).unwrap()
    }

    #[test]
    fn what_is_asked_is_met_or_said() {
        let wrong = example("modern-pass-fail", "submissions/wrong_answer/w1.rs");
        let met = judgement(&[("sample/1", Verdict::Accepted), ("secret/10", Verdict::WrongAnswer)], 0);
        assert_eq!(wrong.unmet(&met), Vec::<String>::new());
        let unmet = judgement(&[("sample/1", Verdict::WrongAnswer), ("secret/10", Verdict::MemoryLimit)], 0);
        let expect =
            ["case `secret/10`: MLE is not among AC, WA", "case `sample/1`: WA is not among AC", "no case has WA"];
        assert_eq!(wrong.unmet(&unmet), expect);

        let crash = example("modern-pass-fail", "submissions/run_time_error/r.rs");
        assert_eq!(crash.unmet(&judgement(&[("secret/1", Verdict::MemoryLimit)], 0)), Vec::<String>::new());

        let half = example("modern-scoring", "submissions/partial/half.rs");
        let verdicts = [("secret/2-sum/a", Verdict::WrongAnswer)];
        assert_eq!(half.unmet(&judgement(&verdicts, 60)), ["group `2-sum` has 13 points, not 27/2"]);
        let expect = ["the submission has 61 points, not 20 to 60", "group `2-sum` has 13 points, not 27/2"];
        assert_eq!(half.unmet(&judgement(&verdicts, 61)), expect);

        let partial = example("legacy-scoring", "submissions/partially_accepted/p.rs");
        assert_eq!(partial.unmet(&judgement(&verdicts, 89)), Vec::<String>::new());
        assert_eq!(partial.unmet(&judgement(&verdicts, 90)), ["the submission has the full score"]);
    }

    #[test]
    fn what_does_not_compile_counts_as_one_case() {
        let broken = example("own-exercise", "submissions/compile_error/x.rs");
        let mut judgement = judgement(&[("secret/1", Verdict::Accepted)], 0);
        assert_eq!(broken.unmet(&judgement), ["case `secret/1`: AC is not among CE", "no case has CE"]);
        judgement.is_compiled = false;
        assert_eq!(broken.unmet(&judgement), Vec::<String>::new());
        assert_eq!(broken.permitted, BTreeSet::from([Verdict::CompileError]));
    }
}
