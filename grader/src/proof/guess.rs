//! Programs that do not look at their input, or only repeat it. No compiler is needed for them: what they print is
//! known.

use std::{collections::BTreeMap, sync::Arc};

use grade_model::{
    Build, BuildRequest, Bytes, CompileLog, Ending, Exercise, Limits, Outcome, Profile, Program, Request, Runner,
    RunnerError, Secret, SourceTree, Submission, Unit, Usage,
};

use super::survey::HiddenGroup;

/// An answer that only one case of a group has is a guess up to this length, in bytes: nobody writes a program that
/// always prints a page and hopes.
const GUESS_BYTES_MAX: usize = 64;

/// What is printed for every input.
#[derive(Clone)]
pub(super) enum Guess {
    /// Nothing.
    Empty,
    /// The input.
    Echo,
    /// The answer of this case.
    Answer { case: Arc<str>, answer: Secret<Bytes> },
}

impl Guess {
    /// The program in words: "a program that …".
    pub(super) fn words(&self) -> String {
        match self {
            Self::Empty => "prints nothing".to_owned(),
            Self::Echo => "prints its input".to_owned(),
            Self::Answer { case, .. } => format!("always prints the answer of `data/{case}.ans`"),
        }
    }

    /// A submission that stands for it.
    pub(super) fn submission(&self) -> Submission {
        let bytes = Bytes::from(self.words().as_bytes());
        Submission { language: "rust".into(), sources: SourceTree::single("guess.rs", bytes), digest: String::new() }
    }

    fn output(&self, request: &Request) -> Secret<Bytes> {
        match self {
            Self::Empty => Secret::default(),
            Self::Echo => request.stdin.clone(),
            Self::Answer { answer, .. } => answer.clone(),
        }
    }
}

/// The guesses to try: nothing, the input, and the most frequent answer of each group.
pub(super) fn choose(exercise: &Exercise, groups: &[HiddenGroup]) -> Vec<Guess> {
    let mut guesses = vec![Guess::Empty, Guess::Echo];
    if groups.is_empty() {
        return Vec::new();
    }
    let cases = exercise.root.cases();
    let mut seen: Vec<Bytes> = Vec::new();
    for group in groups {
        let mut counts: BTreeMap<&[u8], (usize, usize)> = BTreeMap::new();
        for &place in &group.cases {
            let entry = counts.entry(cases[place].answer.reveal()).or_insert((0, place));
            entry.0 += 1;
        }
        // Of several answers as frequent, that of the case judged first.
        let best = counts.iter().max_by_key(|(_, (count, place))| (*count, std::cmp::Reverse(*place)));
        let Some((answer, (count, place))) = best else { continue };
        let is_guessable = *count > 1 || answer.len() <= GUESS_BYTES_MAX;
        if is_guessable && !seen.iter().any(|other| **other == **answer) {
            let case = cases[*place];
            seen.push(Bytes::clone(case.answer.reveal()));
            guesses.push(Guess::Answer { case: Arc::clone(&case.name.0), answer: case.answer.clone() });
        }
    }
    guesses
}

/// Runs a guess where its submission is built, and everything else, such as a checker, as `runner` does.
pub(super) struct Guessing<'a> {
    pub(super) runner: &'a dyn Runner,
    pub(super) submission: &'a Submission,
    pub(super) guess: &'a Guess,
}

impl Runner for Guessing<'_> {
    fn build(&self, request: &BuildRequest<'_>) -> Result<Build, RunnerError> {
        if *request.sources != self.submission.sources {
            return self.runner.build(request);
        }
        Ok(Build::Ready { program: Box::new(GuessProgram(self.guess.clone())), log: CompileLog::default() })
    }

    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError> {
        self.runner.unit(profile)
    }
}

struct GuessProgram(Guess);

impl Program for GuessProgram {
    fn run(&self, requests: &[Request], _: &Limits, sink: &mut dyn FnMut(usize, Outcome)) -> Result<(), RunnerError> {
        for (place, request) in requests.iter().enumerate() {
            let stdout = self.0.output(request);
            let (stderr, usage) = (Secret::default(), Usage::default());
            sink(place, Outcome { ending: Ending::Exited(0), stdout, stderr, files: Vec::new(), usage });
        }
        Ok(())
    }
}
