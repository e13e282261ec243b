//! The sentences of the report for people, in words for a beginner.

use grade_model::{CompileStop, LimitsReport, RunInfo, TestReport, Verdict};

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
            "Your program used more than its {} units of fuel: it may loop forever, be too slow, or wait or sleep too long.",
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

/// What happened in a failed test, as far as the audience may know how it ended, where standard error is shown below.
pub(in crate::report) fn explain_test(test: &TestReport, limits: &LimitsReport) -> String {
    match find_panic(test) {
        Some(_) => "Your program panicked: its message below says why and in which line.".to_owned(),
        None => explain_test_alone(test, limits),
    }
}

/// The same where standard error is not shown: what a panic said is part of the sentence.
pub(in crate::report) fn explain_test_alone(test: &TestReport, limits: &LimitsReport) -> String {
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
    match find_panic(test) {
        Some(panic) => format!("Your program panicked at {panic}"),
        None => format!("Your program {ending}."),
    }
}

/// Where a program that crashed panicked and what it said, on one line: `main.rs:12:9: index out of bounds`.
fn find_panic(test: &TestReport) -> Option<String> {
    let crashed = |ending: &String| ending != "stack overflow" && !ending.starts_with("exited with code ");
    if test.verdict != Verdict::RunTimeError || !test.ending.as_ref().is_some_and(crashed) {
        return None;
    }
    let stderr = &test.stderr.as_ref()?.bytes;
    let start = stderr.windows(PANIC.len()).position(|window| window == PANIC)? + PANIC.len();
    let message = &stderr[start..stderr.len().min(start + PANIC_BYTES_MAX)];
    let lines: Vec<&[u8]> = message.split(|byte| *byte == b'\n').take(2).collect();
    Some(String::from_utf8_lossy(&lines.join(&b' ')).trim_end().to_owned())
}

/// How much of a panic's message is part of a sentence, in bytes.
const PANIC_BYTES_MAX: usize = 300;

/// Why a report is not final, in one sentence.
pub(in crate::report) const fn explain_provisional(run: &RunInfo) -> &'static str {
    match run.is_samples_only {
        true => "only the samples were run, so this is not a final grade.",
        false => "hidden tests are not at hand, so this is not a final grade.",
    }
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
