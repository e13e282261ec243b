//! The sentences and figures of the report for people, in words for a beginner.

use grade_model::{CompileStop, LimitsReport, Points, TestReport, Verdict};

/// `wrong answer (WA)`.
pub(super) fn verdict(verdict: Verdict) -> String {
    format!("{} ({})", verdict.words(), verdict.code())
}

/// What a verdict means, and where to look.
pub(super) fn explain(verdict: Verdict, limits: &LimitsReport) -> String {
    match verdict {
        Verdict::Accepted => "The output is right.".to_owned(),
        Verdict::WrongAnswer => "Your program ran to its end, but its output is not what the test expects.".to_owned(),
        Verdict::TimeLimit => format!(
            "Your program used more than its {} units of fuel: it may loop forever or be too slow.",
            thousands(limits.fuel)
        ),
        Verdict::MemoryLimit => format!(
            "Your program asked for more than its {} of memory: does something grow without end, or hold more than it \
             needs?",
            bytes(limits.memory_bytes_max)
        ),
        Verdict::OutputLimit => format!(
            "Your program wrote more than its {} of output: does a loop print without end?",
            bytes(limits.output_bytes_max)
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
pub(super) fn explain_test(test: &TestReport, limits: &LimitsReport) -> String {
    let ending = match (test.verdict, &test.ending) {
        (Verdict::RunTimeError, Some(ending)) => ending.as_str(),
        (Verdict::OutputLimit, Some(ending)) => {
            let limit = bytes(limits.output_bytes_max);
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
pub(super) const fn explain_stop(stop: CompileStop) -> &'static str {
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

/// `70 / 100`.
pub(super) fn points(score: Points, maximum: Points) -> String {
    format!("{} / {}", score.to_decimal(maximum), maximum.to_decimal(maximum))
}

/// A share of a limit in whole per cent, rounded down: `3 %`, `<1 %`.
pub(super) fn share(part: u64, whole: u64) -> String {
    match u128::from(part) * 100 / u128::from(whole.max(1)) {
        0 if part > 0 => "<1 %".to_owned(),
        per_cent => format!("{per_cent} %"),
    }
}

/// `200,000,000`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `64 MiB`, `1.5 KiB`, `17 bytes`: at most one decimal, rounded down.
pub(super) fn bytes(number: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    for (size, unit) in UNITS {
        if number >= size {
            return match number % size * 10 / size {
                0 => format!("{} {unit}", thousands(number / size)),
                tenths => format!("{}.{tenths} {unit}", thousands(number / size)),
            };
        }
    }
    count(number, "byte")
}

/// `1 test`, `12 tests`.
pub(super) fn count(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", thousands(number), if number == 1 { "" } else { "s" })
}

/// `0.3 s`.
pub(super) fn seconds(milliseconds: u64) -> String {
    match milliseconds {
        0..1_000 => format!("{milliseconds} ms"),
        _ => format!("{}.{} s", thousands(milliseconds / 1_000), milliseconds % 1_000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::{bytes, count, seconds, share, thousands};

    #[test]
    fn figures_are_short_and_never_round_up() {
        assert_eq!([0, 999, 1_000, 200_000_000].map(thousands), ["0", "999", "1,000", "200,000,000"]);
        assert_eq!(
            [0, 1, 1_023, 1_536, 64 << 20, (64 << 20) - 1].map(bytes),
            ["0 bytes", "1 byte", "1,023 bytes", "1.5 KiB", "64 MiB", "63.9 MiB"]
        );
        assert_eq!(share(0, 100), "0 %");
        assert_eq!(
            [1, 3_999_999, 6_000_000, 199_999_999, 200_000_000].map(|fuel| share(fuel, 200_000_000)),
            ["<1 %", "1 %", "3 %", "99 %", "100 %"]
        );
        assert_eq!(share(u64::MAX, 0), "1844674407370955161500 %");
        assert_eq!((count(1, "test"), count(12, "test")), ("1 test".to_owned(), "12 tests".to_owned()));
        assert_eq!([7, 999, 1_250].map(seconds), ["7 ms", "999 ms", "1.2 s"]);
    }
}
