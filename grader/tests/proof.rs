//! Exercises that prove themselves, and exercises that do not: each folder of `proof/broken` says how a good exercise,
//! `proof/base`, is changed, and what is then found. `GRADE_BLESS=1` writes what is found anew.
//!
//! No compiler is needed: the fake runner knows programs by their first line, `// fake: NAME`.

use std::{
    collections::BTreeMap,
    env, fs,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use grade_model::{
    Build, BuildRequest, CompileLog, Diagnostic, Ending, ExerciseId, File, Limits, Outcome, Profile, Program, Request,
    Runner, RunnerError, Secret, Severity, Unit, Usage,
};
use grader::{
    exercise::{Found, LoadOptions, RenderOptions, load, load_author_programs},
    generate::{Change, compare as compare_inputs, run_generators, unanswered, write_answers, write_inputs},
    mutate::{RECORD_FILE, Record, digest_of_tests},
    proof::{Bench, Proof, ShowOptions, Stamp, calibrate, prove, show_human, show_json, show_junit, show_sarif},
    submission,
};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use serde_json::Value;

const RENDER: RenderOptions = RenderOptions { columns: 120, is_ascii: true, is_coloured: false };
const LANGUAGES: &[(&str, &str)] = &[("rs", "rust")];

/// How the good exercise is changed.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Edits {
    /// Files and their new content.
    write: BTreeMap<String, String>,
    /// Files, what in them is replaced, and by what.
    replace: Vec<(String, String, String)>,
    /// Files and folders that go away.
    remove: Vec<String>,
    /// Symbolic links and what they lead to.
    link: BTreeMap<String, String>,
    /// Files and their bytes.
    bytes: BTreeMap<String, Vec<u8>>,
    /// Files and their length in bytes.
    lengthen: BTreeMap<String, u64>,
}

fn main() {
    let mut trials = vec![Trial::test("base", base_is_sound), Trial::test("formats", formats_agree)];
    trials.push(Trial::test("stamp", a_stamp_keeps_a_sound_proof));
    trials.push(Trial::test("generate", what_was_lost_is_written_again));
    trials.push(Trial::test("calibrate", limits_follow_from_submissions));
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/proof/broken").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let name = format!("broken/{}", folder.file_name().unwrap().to_string_lossy());
        trials.push(Trial::test(name, move || is_found(&folder)));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// A copy of the good exercise, changed.
fn exercise(edits: &Edits) -> Result<(tempfile::TempDir, Found), Failed> {
    let root = tempfile::tempdir()?;
    let folder = fs::canonicalize(root.path())?.join("sum");
    copy(Path::new("tests/proof/base"), &folder)?;
    for (file, from, to) in &edits.replace {
        let text = fs::read_to_string(folder.join(file))?;
        assert!(text.contains(from), "{file} does not hold {from:?}");
        fs::write(folder.join(file), text.replacen(from, to, 1))?;
    }
    for file in &edits.remove {
        let path = folder.join(file);
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    for (file, text) in &edits.write {
        fs::create_dir_all(folder.join(file).parent().unwrap())?;
        fs::write(folder.join(file), text)?;
    }
    for (file, bytes) in &edits.bytes {
        fs::write(folder.join(file), bytes)?;
    }
    for (file, target) in &edits.link {
        std::os::unix::fs::symlink(target, folder.join(file))?;
    }
    for (file, bytes) in &edits.lengthen {
        fs::OpenOptions::new().create(true).append(true).open(folder.join(file))?.set_len(*bytes)?;
    }
    let found = Found { id: ExerciseId("basics/sum".into()), folder };
    write_record(&found)?;
    Ok((root, found))
}

/// Makes a record of what stands in its place as `KILLED of TOTAL`, when the exercise and its solution can be read.
fn write_record(found: &Found) -> Result<(), Failed> {
    const SOLUTION: &str = "submissions/accepted/sum.rs";
    let text = fs::read_to_string(found.folder.join(RECORD_FILE)).unwrap_or_default();
    let Some((killed, total)) = text.trim().split_once(" of ") else { return Ok(()) };
    let exercise = load(&found.folder, found.id.clone(), LoadOptions { hidden: true });
    let solution = submission::read(&found.folder.join(SOLUTION), "sum", LANGUAGES);
    let (Ok(exercise), Ok(solution)) = (exercise, solution) else {
        return Ok(fs::remove_file(found.folder.join(RECORD_FILE))?);
    };
    let (killed, total): (usize, usize) = (killed.parse()?, total.parse()?);
    let record = Record {
        solution: SOLUTION.to_owned(),
        solution_digest: solution.digest,
        tests_digest: digest_of_tests(&exercise),
        total,
        killed,
        survived: (killed..total).map(|number| format!("{number}:1 constant")).collect(),
        waived: Vec::new(),
    };
    Ok(record.save(&found.folder)?)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn prove_with(found: &Found, jobs: usize) -> Proof {
    let runner = Fake;
    let bench = Bench { runner: &runner, languages: LANGUAGES, jobs: NonZeroUsize::new(jobs).unwrap() };
    let mut proofs = Vec::new();
    prove(std::slice::from_ref(found), &bench, &mut |place, proof| proofs.push((place, proof))).unwrap();
    assert_eq!(proofs.len(), 1);
    let (place, mut proof) = proofs.remove(0);
    assert_eq!(place, 0);
    let folder = found.folder.display().to_string();
    for finding in &mut proof.findings {
        finding.diagnostic.path = finding.diagnostic.path.to_string_lossy().replace(&folder, "sum").into();
        finding.diagnostic.message = finding.diagnostic.message.replace(&folder, "sum");
    }
    proof
}

fn human(proof: &Proof) -> String {
    show_human(proof, ShowOptions { render: RENDER, id_width: 0, has_warnings: true })
}

fn is_found(folder: &Path) -> Result<(), Failed> {
    let edits: Edits = toml::from_str(&fs::read_to_string(folder.join("edits.toml"))?)?;
    let (_root, found) = exercise(&edits)?;
    let proof = prove_with(&found, 2);
    if proof.findings.is_empty() {
        return Err("nothing is found".into());
    }
    if let Some(finding) = proof.findings.iter().find(|finding| !finding.diagnostic.path.starts_with("sum")) {
        return Err(format!("a finding names no file of the exercise: {}", finding.diagnostic).into());
    }
    compare(&folder.join("expected.txt"), &human(&proof))
}

fn compare(file: &Path, actual: &str) -> Result<(), Failed> {
    if env::var_os("GRADE_BLESS").is_some() {
        return Ok(fs::write(file, actual)?);
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(&expected, actual);
    Err(diff.unified_diff().header("expected", "actual").to_string().into())
}

fn base_is_sound() -> Result<(), Failed> {
    let (_root, found) = exercise(&Edits::default())?;
    let proof = prove_with(&found, 1);
    let line = "ok basics/sum  2 samples, 7 hidden in 3 groups, 3 submissions, fuel 30 %\n";
    assert_eq!(human(&proof), line);
    assert!(proof.is_sound());
    Ok(())
}

/// The same findings in every format, whatever the number of threads.
fn formats_agree() -> Result<(), Failed> {
    let edits = Edits {
        replace: vec![("data/secret/edge/1.ans".to_owned(), "-6".to_owned(), "-]]>7".to_owned())],
        remove: vec!["mutants.toml".to_owned()],
        ..Edits::default()
    };
    let (_root, found) = exercise(&edits)?;
    let proofs = [1, 3].map(|jobs| prove_with(&found, jobs));
    assert_eq!(proofs[0], proofs[1]);
    let folder = Path::new("tests/proof/formats");
    compare(&folder.join("findings.json"), &show_json(&proofs[0])?)?;
    compare(&folder.join("findings.xml"), &show_junit(&proofs[..1])?)?;
    let sarif = show_sarif(&proofs[..1]);
    check_sarif(&serde_json::from_str(&sarif)?);
    compare(&folder.join("findings.sarif.json"), &sarif)
}

/// What the schema of SARIF 2.1.0 demands of the parts that are written, and that code scanning reads.
fn check_sarif(log: &Value) {
    assert_eq!((&log["version"], log["runs"].as_array().map(Vec::len)), (&Value::from("2.1.0"), Some(1)));
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "grade");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(result["ruleId"], rule["id"]);
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.ends_with('.')), "{rule}");
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()), "{result}");
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{result}");
        for location in result["locations"].as_array().unwrap() {
            let place = &location["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!uri.is_empty() && uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
            let Some(region) = place.get("region") else { continue };
            let number = |key: &str| region[key].as_u64().unwrap();
            let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
            assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{region}");
        }
    }
}

fn a_stamp_keeps_a_sound_proof() -> Result<(), Failed> {
    let (_root, found) = exercise(&Edits { remove: vec!["mutants.toml".to_owned()], ..Edits::default() })?;
    let runner = Fake;
    let bench = Bench { runner: &runner, languages: LANGUAGES, jobs: NonZeroUsize::MIN };
    prove(std::slice::from_ref(&found), &bench, &mut |_, proof| {
        assert_eq!(proof.findings.len(), 1);
        let stamp = Stamp::of(&proof, &found.folder).unwrap();
        assert_eq!(stamp.into_proof(found.id.clone(), &found.folder), Some(proof));
    })?;
    let (_root, found) = exercise(&Edits { remove: vec!["statement.md".to_owned()], ..Edits::default() })?;
    prove(std::slice::from_ref(&found), &bench, &mut |_, proof| {
        assert_eq!(Stamp::of(&proof, &found.folder), None);
    })?;
    Ok(())
}

fn what_was_lost_is_written_again() -> Result<(), Failed> {
    let (_root, found) = exercise(&Edits {
        write: BTreeMap::from([("data/secret/large/1.in".to_owned(), "1 2 3\n".to_owned())]),
        remove: vec!["data/secret/edge/2.ans".to_owned()],
        ..Edits::default()
    })?;
    let folder = &found.folder;
    let exercise = load(folder, found.id.clone(), LoadOptions { hidden: false })?;
    let programs = load_author_programs(folder)?;
    let generated = run_generators(&programs.generators, &exercise.limits, &Fake)?;
    let changes = compare_inputs(folder, &generated);
    let (path, generator) = ("data/secret/large/1.in".to_owned(), "generators/large.rs".to_owned());
    assert_eq!(changes, [Change { path, generator, line: Some(2) }]);
    write_inputs(folder, &generated, &changes)?;
    assert_eq!(compare_inputs(folder, &generated), []);
    let cases = unanswered(folder);
    assert_eq!(cases, ["data/secret/edge/2"]);
    let solution = submission::read(&folder.join("submissions/accepted/sum.rs"), "sum", LANGUAGES)?;
    write_answers(folder, &exercise, &solution, &cases, &Fake)?;
    assert_eq!(unanswered(folder), Vec::<String>::new());
    assert!(prove_with(&found, 1).is_sound());
    let slow = submission::read(&folder.join("submissions/time_limit_exceeded/slow.rs"), "sum", LANGUAGES)?;
    let refused = write_answers(folder, &exercise, &slow, &["data/secret/large/1".to_owned()], &Fake);
    let message = "`slow.rs` gives no answer to `data/secret/large/1.in`: time limit exceeded";
    assert_eq!(refused.unwrap_err().to_string(), message);
    Ok(())
}

fn limits_follow_from_submissions() -> Result<(), Failed> {
    let measured = |edits: &Edits| {
        let (_root, found) = exercise(edits)?;
        calibrate(&found, LANGUAGES, &Fake).map_err(|error| Failed::from(format!("{error:?}")))
    };
    // What is too slow here is stopped as early as the accepted one ends, so nothing lies between.
    let near = measured(&Edits::default())?;
    assert_eq!((near.limit, near.proposal), (1_000, None));
    let (accepted, slow) = ("submissions/accepted/sum.rs", "submissions/time_limit_exceeded/slow.rs");
    assert_eq!(near.reason(), format!("{accepted} spends 300 on secret/large/1, {slow} 300"));
    let alone = measured(&Edits { remove: vec!["submissions/time_limit_exceeded".to_owned()], ..Edits::default() })?;
    assert_eq!((alone.proposal, alone.slow), (Some(1_500), None));
    let wrong =
        Edits { write: BTreeMap::from([(accepted.to_owned(), "// fake: panic\n".to_owned())]), ..Edits::default() };
    assert!(measured(&wrong).is_err());
    Ok(())
}

/// Knows programs by the names on their first lines.
struct Fake;

impl Runner for Fake {
    fn build(&self, request: &BuildRequest<'_>) -> Result<Build, RunnerError> {
        let source = String::from_utf8_lossy(&request.sources.files[&request.sources.root]).into_owned();
        let name = source.lines().next().and_then(|line| line.strip_prefix("// fake: ")).unwrap_or_default();
        if name == "broken" {
            let error = Diagnostic {
                severity: Severity::Error,
                code: Some("E0425".to_owned()),
                message: "cannot find value `x` in this scope".to_owned(),
                file: Some(request.sources.root.clone()),
                line: 3,
                column: 5,
                line_end: 3,
                column_end: 6,
            };
            return Ok(Build::Failed { log: CompileLog { diagnostics: vec![error], ..CompileLog::default() } });
        }
        let program = FakeProgram { name: name.to_owned(), runs: AtomicU64::new(0) };
        Ok(Build::Ready { program: Box::new(program), log: CompileLog::default() })
    }

    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError> {
        let [engine, host, compiler] = ["fake 1", "1", "fakec 1"].map(str::to_owned);
        Ok(Unit { engine, host, compiler, profile })
    }
}

struct FakeProgram {
    name: String,
    runs: AtomicU64,
}

impl Program for FakeProgram {
    fn run(&self, requests: &[Request], _: &Limits, sink: &mut dyn FnMut(usize, Outcome)) -> Result<(), RunnerError> {
        for (place, request) in requests.iter().enumerate() {
            let run = self.runs.fetch_add(1, Ordering::Relaxed);
            sink(place, behave(&self.name, run, &String::from_utf8_lossy(request.stdin.reveal())));
        }
        Ok(())
    }
}

/// What the program `name` does with an input.
fn behave(name: &str, run: u64, input: &str) -> Outcome {
    let sum = |text: &str| text.split_whitespace().map(|word| word.parse::<i64>().unwrap_or(0)).sum::<i64>();
    let first_line = input.lines().next().unwrap_or_default();
    let words = input.split_whitespace().count() as u64;
    let (whole, fuel) = (format!("{}\n", sum(input)), 100 + 20 * words);
    let wrong_line = input.lines().position(|line| line.split_whitespace().any(|word| word.parse::<i64>().is_err()));
    let mut outcome = match (name, wrong_line) {
        ("sum", _) => end(Ending::Exited(0), &whole, ""),
        ("first-line", _) => end(Ending::Exited(0), &format!("{}\n", sum(first_line)), ""),
        ("slow", _) if words > 4 => end(Ending::FuelSpent, "", ""),
        ("slow", _) => end(Ending::Exited(0), &whole, ""),
        ("panic", _) => end(Ending::Exited(101), "", "panicked"),
        ("hungry", _) => end(Ending::Exited(0), &whole, ""),
        ("flaky", _) => end(Ending::Exited(0), &format!("{whole}{}", " ".repeat((run % 2) as usize)), ""),
        ("validator", None) => end(Ending::Exited(42), "", ""),
        ("validator", Some(line)) => end(Ending::Exited(43), "", &format!("line {}: not a number", line + 1)),
        _ => end(Ending::Exited(0), "", ""),
    };
    outcome.usage.fuel = if name == "hungry" { 1_900 } else { fuel };
    let written = match name {
        "generator" => Some(("data/secret/large/1.in", "1 2 3\n4 5 6\n7 8 9 10\n")),
        "generator-changed" => Some(("data/secret/large/1.in", "1 2 3\n4 5 7\n7 8 9 10\n")),
        "generator-more" => Some(("data/secret/large/7.in", "1\n")),
        "generator-elsewhere" => Some(("data/../../x", "1\n")),
        _ => None,
    };
    outcome.files.extend(written.map(|(path, text)| File { path: path.to_owned(), bytes: bytes(text) }));
    outcome
}

fn end(ending: Ending, stdout: &str, stderr: &str) -> Outcome {
    let usage = Usage { fuel: 0, memory_bytes: 65_536 };
    Outcome { ending, stdout: bytes(stdout), stderr: bytes(stderr), files: Vec::new(), usage }
}

fn bytes(text: &str) -> Secret<grade_model::Bytes> {
    Secret::new(text.as_bytes().into())
}
