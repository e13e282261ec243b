//! The sentences of the report for people, in words for a beginner.

use grade_model::{CompileStop, LimitsReport, TestReport, Verdict};

use crate::quantity;

/// `wrong answer (WA)`.
pub(in crate::report) fn verdict(verdict: Verdict) -> String {
    format!("{} ({})", verdict.words(), verdict.code())
}

/// What a verdict means, and where to look.
pub(in crate::report) fn explain(verdict: Verdict, limits: &LimitsReport) -> String {
    match verdict {
        Verdict::Accepted => "The output is right.".to_owned(),
        Verdict::WrongAnswer => "Your program ran to its end, but its output is not what the test expects.".to_owned(),
        Verdict::TimeLimit => format!(
            "Your program used more than its {} units of fuel: it may loop forever or be too slow.",
            quantity::thousands(limits.fuel)
        ),
        Verdict::MemoryLimit => format!(
            "Your program asked for more than its {} of memory: does something grow without end, or hold more than it \
             needs?",
            quantity::bytes(limits.memory_bytes_max)
        ),
        Verdict::OutputLimit => format!(
            "Your program wrote more than its {} of output: does a loop print without end?",
            quantity::bytes(limits.output_bytes_max)
        ),
        Verdict::RunTimeError => "Your program crashed, or ended with an exit code other than 0.".to_owned(),
        Verdict::CompileError => {
            "Your program does not compile, so no test was run. Start with the first error: the ones behind it often \
             follow from it."
                .to_owned()
        }
        Verdict::JudgeError => {
            "The grader failed, not your program: this says nothing about your work, and nothing was scored. Try again, \
             and tell your instructor if it stays."
                .to_owned()
        }
    }
}

/// What happened in a failed test, as far as the audience may know how it ended.
pub(in crate::report) fn explain_test(test: &TestReport, limits: &LimitsReport) -> String {
    let ending = match (test.verdict, &test.ending) {
        (Verdict::RunTimeError, Some(ending)) => ending.as_str(),
        (Verdict::OutputLimit, Some(ending)) => {
            let limit = quantity::bytes(limits.output_bytes_max);
            return format!("Your program {ending}, {limit}: does a loop print without end?");
        }
        _ => return explain(test.verdict, limits),
    };
    if ending == "stack overflow" {
        return "The call stack is full: does your recursion end?".to_owned();
    }
    if let Some(code) = ending.strip_prefix("exited with code ") {
        return format!("Your program ended with exit code {code}; only 0 means success.");
    }
    let stderr = test.stderr.as_ref().map_or(&[][..], |stderr| &stderr.bytes);
    if stderr.windows(PANIC.len()).any(|window| window == PANIC) {
        return "Your program panicked: its message below says why and in which line.".to_owned();
    }
    format!("Your program {ending}.")
}

/// What Rust's standard library writes when a program panics.
const PANIC: &[u8] = b" panicked at ";

/// What it means that the compiler was stopped.
pub(in crate::report) const fn explain_stop(stop: CompileStop) -> &'static str {
    match stop {
        CompileStop::Time => {
            "The compiler took longer than it may and was stopped: does your program make it compute, in constants, \
             macros or types? A faster machine might have finished."
        }
        CompileStop::Memory => {
            "The compiler needed more memory than it may have: is there a very large constant or a macro that expands \
             without end?"
        }
        CompileStop::Crash => "The compiler crashed on this program.",
        CompileStop::Linker => "The program compiled but could not be linked.",
        CompileStop::SourceSize => "The source files are longer than the exercise allows.",
        CompileStop::ModuleSize => {
            "The compiled program is larger than allowed: is there a very large constant or array?"
        }
        CompileStop::ModuleRefused => "The program asks for something that the sandbox does not have.",
    }
}
