//! What an outcome means.

use crate::Ending;

/// The judge's word on a case, a group or a submission, with the codes of the ICPC problem package format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The output was accepted.
    Accepted,
    /// The output was not accepted.
    WrongAnswer,
    /// The fuel was used up.
    TimeLimit,
    /// More memory was asked for than allowed.
    MemoryLimit,
    /// More was written than allowed.
    OutputLimit,
    /// The program crashed or exited with a code other than 0.
    RunTimeError,
    /// The program did not compile.
    CompileError,
    /// The judge failed: no statement about the submission, and no score.
    JudgeError,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 8] = [
        Self::Accepted,
        Self::WrongAnswer,
        Self::TimeLimit,
        Self::MemoryLimit,
        Self::OutputLimit,
        Self::RunTimeError,
        Self::CompileError,
        Self::JudgeError,
    ];

    /// The code that machines read.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "AC",
            Self::WrongAnswer => "WA",
            Self::TimeLimit => "TLE",
            Self::MemoryLimit => "MLE",
            Self::OutputLimit => "OLE",
            Self::RunTimeError => "RTE",
            Self::CompileError => "CE",
            Self::JudgeError => "JE",
        }
    }

    /// The words that people read.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::WrongAnswer => "wrong answer",
            Self::TimeLimit => "time limit exceeded",
            Self::MemoryLimit => "memory limit exceeded",
            Self::OutputLimit => "output limit exceeded",
            Self::RunTimeError => "run-time error",
            Self::CompileError => "compile error",
            Self::JudgeError => "judge error",
        }
    }
}

/// The one place where an ending becomes a verdict. `is_accepted` tells whether the output was accepted; it counts
/// only for a program that ended by itself with code 0.
#[must_use]
pub const fn classify(ending: Ending, is_accepted: bool) -> Verdict {
    match ending {
        Ending::Exited(0) if is_accepted => Verdict::Accepted,
        Ending::Exited(0) => Verdict::WrongAnswer,
        Ending::Exited(_) | Ending::Trapped(_) | Ending::StackOverflow => Verdict::RunTimeError,
        Ending::FuelSpent => Verdict::TimeLimit,
        Ending::MemoryRefused => Verdict::MemoryLimit,
        Ending::OutputCut(_) => Verdict::OutputLimit,
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, classify};
    use crate::{Ending, Stream, Trap};

    #[test]
    fn endings_become_verdicts() {
        let table = [
            (Ending::Exited(0), true, Verdict::Accepted),
            (Ending::Exited(0), false, Verdict::WrongAnswer),
            (Ending::Exited(1), true, Verdict::RunTimeError),
            (Ending::Exited(256), true, Verdict::RunTimeError),
            (Ending::Trapped(Trap::Unreachable), true, Verdict::RunTimeError),
            (Ending::StackOverflow, true, Verdict::RunTimeError),
            (Ending::FuelSpent, true, Verdict::TimeLimit),
            (Ending::MemoryRefused, true, Verdict::MemoryLimit),
            (Ending::OutputCut(Stream::Stdout), true, Verdict::OutputLimit),
        ];
        for (ending, is_accepted, expect) in table {
            assert_eq!(classify(ending, is_accepted), expect, "{ending:?} {is_accepted}");
        }
    }
}
