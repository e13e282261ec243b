//! An exercise's generators: programs that write inputs, the same ones on every run.
//!
//! ```text
//! generator /data      writes /data/secret/GROUP/NAME.in and /data/sample/NAME.in, in the sandbox
//!    └─► Generated ─► compare with the files that are there ─► write
//! ```
//! A generator's random numbers are seeded, its clock is virtual and it sees no file, so what it writes depends on its
//! source alone. Inputs that no generator writes are written by hand and left alone.

use std::{collections::BTreeMap, fs, io, path::Path};

use grade_model::{
    Build, BuildRequest, Bytes, CompileLog, Ending, Exercise, Limits, Outcome, Profile, Request, Runner, RunnerError,
    Secret, SourceTree, Submission, Verdict, classify,
};

use crate::exercise::{case_args, files, names};

/// The folder that a generator writes into, and its only argument.
const OUTPUT_FOLDER: &str = "data";
/// Longest input, in bytes.
const INPUT_BYTES_MAX: u64 = 64 << 20;
/// Most files and folders in a folder of data.
const ENTRIES_MAX: usize = 50_000;
/// How deep folders of data may lie, with `data` itself.
const DEPTH_MAX: usize = 8;

/// The inputs that an exercise's generators write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generated {
    /// By their paths in the exercise, `data/secret/large/01.in`: the generator and the input.
    inputs: BTreeMap<String, (String, Secret<Bytes>)>,
}

impl Generated {
    /// How many inputs there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.inputs.len()
    }
}

/// Why nothing was generated.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// A generator is at fault.
    #[error("the generator `{}` {}", .0.generator, .0.message)]
    Program(ProgramFault),
    /// The sandbox or a compiler is.
    #[error(transparent)]
    Runner(#[from] RunnerError),
}

/// What is wrong with a generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramFault {
    /// Its path in the exercise.
    pub generator: String,
    /// What it did, a predicate.
    pub message: String,
    /// What the compiler said, where it does not compile.
    pub log: Option<CompileLog>,
}

/// An input that is not what its generator writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path in the exercise.
    pub path: String,
    /// The generator's path in the exercise.
    pub generator: String,
    /// The first line that differs, from 1; `None` for an input that is not there.
    pub line: Option<usize>,
}

/// Runs every generator within `limits`.
///
/// # Errors
/// When one does not compile, fails, or writes something that is no input.
pub fn run_generators(
    generators: &BTreeMap<String, SourceTree>,
    limits: &Limits,
    runner: &dyn Runner,
) -> Result<Generated, GenerateError> {
    let mut generated = Generated::default();
    for (generator, sources) in generators {
        let fail = |message: String, log: Option<CompileLog>| {
            GenerateError::Program(ProgramFault { generator: generator.clone(), message, log })
        };
        let build = runner.build(&BuildRequest { sources, driver: None, profile: Profile::Release, limits })?;
        let program = match build {
            Build::Ready { program, .. } => program,
            Build::Failed { log } => return Err(fail("does not compile".to_owned(), Some(log))),
        };
        let request = Request {
            stdin: Secret::default(),
            args: Secret::new(vec![format!("/{OUTPUT_FOLDER}")]),
            files: Vec::new(),
            output_folder: Some(OUTPUT_FOLDER.to_owned()),
            seed: 0,
        };
        let mut outcome = None;
        program.run(&[request], limits, &mut |_, ended| outcome = Some(ended))?;
        let outcome = outcome.ok_or_else(|| RunnerError::failed("the sandbox reported no outcome of a generator"))?;
        if let Some(trouble) = ending_trouble(&outcome) {
            return Err(fail(trouble, None));
        }
        for file in outcome.files {
            let path = input_path(&file.path).map_err(|trouble| fail(trouble, None))?;
            if let Some((other, _)) = generated.inputs.get(&path) {
                return Err(fail(format!("writes `{path}`, which `{other}` writes as well"), None));
            }
            generated.inputs.insert(path, (generator.clone(), file.bytes));
        }
    }
    Ok(generated)
}

fn ending_trouble(outcome: &Outcome) -> Option<String> {
    let last = String::from_utf8_lossy(outcome.stderr.reveal()).trim().lines().last().unwrap_or_default().to_owned();
    let words = names::printable(&last);
    let how = match outcome.ending {
        Ending::Exited(0) if outcome.files.is_empty() => return Some("writes no input".to_owned()),
        Ending::Exited(0) => return None,
        Ending::Exited(code) => format!("exits with code {code}"),
        Ending::Trapped(_) => "crashes".to_owned(),
        Ending::StackOverflow => "overflows its stack".to_owned(),
        Ending::FuelSpent => "uses up its fuel".to_owned(),
        Ending::MemoryRefused => "needs more memory than its limit".to_owned(),
        Ending::OutputCut(_) => "writes more than its limit".to_owned(),
    };
    Some(if words.is_empty() { how } else { format!("{how}: {words}") })
}

/// The path in the exercise of a file that a generator wrote at `path`.
fn input_path(path: &str) -> Result<String, String> {
    let path = path.strip_prefix(OUTPUT_FOLDER).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let is_place = match parts.as_slice() {
        ["sample", _] => true,
        ["secret", rest @ ..] => !rest.is_empty(),
        _ => false,
    };
    if is_place && path.ends_with(".in") && parts.iter().all(|part| names::is_data_name(part)) {
        return Ok(format!("data/{path}"));
    }
    Err(format!("writes {}, which is no input: write secret/GROUP/NAME.in", names::quote(path)))
}

/// The inputs in the exercise `folder` that are missing or differ from what was generated.
#[must_use]
pub fn compare(folder: &Path, generated: &Generated) -> Vec<Change> {
    let mut changes = Vec::new();
    for (path, (generator, bytes)) in &generated.inputs {
        let there = files::read_start(&folder.join(path), INPUT_BYTES_MAX + 1).ok();
        let line = match &there {
            Some(there) if there[..] == bytes.reveal()[..] => continue,
            Some(there) => Some(first_different_line(there, bytes.reveal())),
            None => None,
        };
        changes.push(Change { path: path.clone(), generator: generator.clone(), line });
    }
    changes
}

fn first_different_line(there: &[u8], generated: &[u8]) -> usize {
    let same = there.iter().zip(generated).take_while(|(left, right)| left == right).count();
    1 + there[..same].iter().filter(|byte| **byte == b'\n').count()
}

/// Why answers were not written.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The solution is at fault: it does not compile, or does not end well on an input.
    #[error("{0}")]
    Solution(String),
    /// A file could not be read or written.
    #[error("`{path}` cannot be read or written")]
    File {
        /// The file.
        path: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The sandbox or a compiler failed.
    #[error(transparent)]
    Runner(#[from] RunnerError),
}

/// Writes the inputs that `changes` names into the exercise `folder`.
///
/// # Errors
/// When the disk refuses; inputs written before remain.
pub fn write_inputs(folder: &Path, generated: &Generated, changes: &[Change]) -> Result<(), AnswerError> {
    for change in changes {
        if let Some((_, bytes)) = generated.inputs.get(&change.path) {
            write_whole(folder, &change.path, bytes.reveal())?;
        }
    }
    Ok(())
}

/// Writes what `solution` prints for each case, `data/secret/large/01`, beside its input.
///
/// # Errors
/// When it does not end well on one of them; nothing is written then.
pub fn write_answers(
    folder: &Path,
    exercise: &Exercise,
    solution: &Submission,
    cases: &[String],
    runner: &dyn Runner,
) -> Result<(), AnswerError> {
    let request = BuildRequest {
        sources: &solution.sources,
        driver: exercise.drivers.get(&*solution.language),
        profile: exercise.profile,
        limits: &exercise.limits,
    };
    let name = &solution.sources.root;
    let program = match runner.build(&request)? {
        Build::Ready { program, .. } => program,
        Build::Failed { log } => {
            let why = log.text.lines().next().unwrap_or_default().to_owned();
            return Err(AnswerError::Solution(format!("`{name}` does not compile: {why}")));
        }
    };
    let mut requests = Vec::new();
    for case in cases {
        let path = format!("{case}.in");
        let bytes = files::read_start(&folder.join(&path), INPUT_BYTES_MAX)
            .map_err(|error| AnswerError::File { path, source: io::Error::other(error.to_string()) })?;
        let args = case_args(folder, case).map_err(|error| AnswerError::Solution(error.to_string()))?;
        let (stdin, args) = (Secret::new(bytes.into()), Secret::new(args));
        requests.push(Request { stdin, args, files: Vec::new(), output_folder: None, seed: 0 });
    }
    let mut answers: Vec<Option<Outcome>> = cases.iter().map(|_| None).collect();
    program.run(&requests, &exercise.limits, &mut |place, outcome| answers[place] = Some(outcome))?;
    for (case, answer) in cases.iter().zip(&answers) {
        let ending = answer.as_ref().map(|outcome| outcome.ending);
        if ending != Some(Ending::Exited(0)) {
            let verdict = ending.map_or(Verdict::JudgeError, |ending| classify(ending, false));
            let words = verdict.words();
            return Err(AnswerError::Solution(format!("`{name}` gives no answer to `{case}.in`: {words}")));
        }
    }
    for (case, answer) in cases.iter().zip(answers.iter().flatten()) {
        write_whole(folder, &format!("{case}.ans"), answer.stdout.reveal())?;
    }
    Ok(())
}

/// The cases below `data` that have an input and no answer, in the order of their paths.
#[must_use]
pub fn unanswered(folder: &Path) -> Vec<String> {
    let mut cases = Vec::new();
    let mut left = vec!["data/sample".to_owned(), "data/secret".to_owned()];
    while let Some(inner) = left.pop() {
        for entry in files::list(&folder.join(&inner), ENTRIES_MAX).ok().flatten().unwrap_or_default() {
            let Some(name) = entry.name.to_str().filter(|name| names::is_data_name(name)) else { continue };
            let path = format!("{inner}/{name}");
            match entry.kind {
                Ok(files::Kind::Folder) if path.split('/').count() < DEPTH_MAX => left.push(path),
                Ok(files::Kind::File) => {
                    let case = path.strip_suffix(".in");
                    let is_open = |case: &&str| !files::exists(&folder.join(format!("{case}.ans")));
                    cases.extend(case.filter(is_open).map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    cases.sort();
    cases
}

/// Writes a file under a hidden name and renames it, so that nobody reads half of it.
fn write_whole(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), AnswerError> {
    let whole = folder.join(path);
    let write = || {
        let parent = whole.parent().unwrap_or(folder);
        fs::create_dir_all(parent)?;
        let temporary = parent.join(format!(".{}.new", whole.file_name().unwrap_or_default().to_string_lossy()));
        fs::write(&temporary, bytes)?;
        fs::rename(&temporary, &whole)
    };
    write().map_err(|source| AnswerError::File { path: path.to_owned(), source })
}
