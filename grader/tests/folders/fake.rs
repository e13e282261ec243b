//! A runner whose programs end in any way, by what they are given.

use grade_model::{
    Build, BuildRequest, CompileLog, Ending, File, Limits, Outcome, Profile, Program, Request, Runner, RunnerError,
    Secret, SourceTree, Stream, Submission, Trap, Unit, Usage,
};

use super::made_up::Source;

/// The runner of the folder with a number.
pub(crate) struct Fake {
    pub(crate) number: u64,
}

pub(crate) fn submission() -> Submission {
    Submission {
        language: "rust".into(),
        sources: SourceTree::single("folder.rs", b"fn main() {}".as_slice().into()),
        digest: "sha256:submission".to_owned(),
    }
}

struct FakeProgram {
    number: u64,
}

impl Runner for Fake {
    fn build(&self, _: &BuildRequest<'_>) -> Result<Build, RunnerError> {
        Ok(Build::Ready { program: Box::new(FakeProgram { number: self.number }), log: CompileLog::default() })
    }

    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError> {
        let [engine, host, compiler] = ["fake 1", "1", "fakec 1"].map(str::to_owned);
        Ok(Unit { engine, host, compiler, profile })
    }
}

impl Program for FakeProgram {
    fn run(&self, requests: &[Request], _: &Limits, sink: &mut dyn FnMut(usize, Outcome)) -> Result<(), RunnerError> {
        for (index, request) in requests.iter().enumerate() {
            sink(index, outcome(request, self.number.wrapping_add(index as u64)));
        }
        Ok(())
    }
}

/// A checker is asked with files at hand; a submission never is.
fn outcome(request: &Request, number: u64) -> Outcome {
    let mut source = Source::numbered(number);
    let is_checker = !request.files.is_empty();
    let ending = match source.below(40) {
        0 => Ending::Trapped(Trap::Unreachable),
        1 => Ending::StackOverflow,
        2 => Ending::FuelSpent,
        3 => Ending::MemoryRefused,
        4 => Ending::OutputCut(Stream::Stdout),
        5 => Ending::Exited(1),
        6..=12 if is_checker => Ending::Exited(43),
        _ if is_checker => Ending::Exited(42),
        _ => Ending::Exited(0),
    };
    let score = |path: &str| File { path: path.to_owned(), bytes: Secret::new(b"0.5".as_slice().into()) };
    let files = if ending == Ending::Exited(42) && source.below(3) == 0 {
        vec![score("feedback/score_multiplier.txt")]
    } else {
        Vec::new()
    };
    Outcome {
        ending,
        // What a program does that copies its input, which some exercises ask for.
        stdout: Secret::new(request.stdin.reveal().clone()),
        stderr: Secret::new(b"\x1b[31msaid on stderr\xff".as_slice().into()),
        files,
        usage: Usage { fuel: 100, memory_bytes: 65_536 },
    }
}
