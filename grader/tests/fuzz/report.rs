//! Report writers: any report, in every format.

use grade_model::{
    Aggregation, Audience, CompileLog, CompileReport, CompileStop, Diagnostic, Excerpt, ExerciseReport, Feedback,
    GroupReport, LimitsReport, MemberReport, Points, Profile, Report, RunInfo, SandboxLayer, Severity,
    SubmissionReport, TestReport, Unit, Verdict,
};
use grader::report::{Format, HumanOptions, Verbosity, render};
use unicode_width::UnicodeWidthStr as _;

use super::feed::Feed;

/// How deep groups lie within each other.
const DEPTH_MAX: usize = 3;

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    let mut feed = Feed::new(data);
    let options = HumanOptions {
        width: feed.below(200),
        colour: feed.flag(),
        unicode: feed.flag(),
        verbosity: feed.pick(&[Verbosity::Quiet, Verbosity::Normal, Verbosity::Verbose]),
    };
    let run = run_info(&mut feed);
    let report = report(&mut feed);
    for format in Format::ALL {
        let bytes = render(format, &report, &run, &options);
        assert_eq!(bytes, render(format, &report, &run, &options), "{format:?} is no function of the report");
        let text = String::from_utf8(bytes).expect("UTF-8");
        check_format(format, &text, &report, &options);
    }
}

fn check_format(format: Format, text: &str, report: &Report, options: &HumanOptions) {
    // Formats that have a colour of their own use it for people at a terminal only.
    let may_colour = format == Format::Human && options.colour;
    let is_stray = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') && !(may_colour && c == '\x1b');
    assert!(!text.contains(is_stray), "{format:?}: {text:?}");
    match format.name() {
        "human" => check_human(text, options),
        "json" => check_json(text, report),
        // What is empty has no way to say the report.
        "ctrf" | "sarif" | "jsonl" | "gradescope" | "prairielearn" if !text.is_empty() => {
            for document in serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>() {
                document.expect("JSON");
            }
        }
        _ => {}
    }
}

fn check_human(text: &str, options: &HumanOptions) {
    for line in text.lines().filter(|_| !options.colour) {
        assert!(options.width < 20 || line.width() <= options.width, "{} columns: {line:?}", line.width());
        assert!(options.unicode || line.is_ascii(), "{line:?}");
        assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "{line:?}");
    }
}

fn check_json(text: &str, report: &Report) {
    assert_eq!(text.find('\n'), Some(text.len() - 1), "one line");
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(value["verdict"], report.verdict.code());
    assert_eq!(value["exercise"]["title"], report.exercise.title);
    assert_eq!(value["groups"].as_array().map(Vec::len), Some(report.groups.len()));
}

fn report(feed: &mut Feed<'_>) -> Report {
    Report {
        audience: feed.pick(&[Audience::Student, Audience::Staff]),
        exercise: ExerciseReport {
            id: feed.text(),
            title: feed.text(),
            digest: feed.text(),
            digest_full: feed.option(Feed::text),
        },
        submission: SubmissionReport {
            files: feed.list(4, Feed::text),
            language: feed.text(),
            digest: feed.text(),
            sources: Vec::new(),
        },
        verdict: feed.pick(&Verdict::ALL),
        decided_by: feed.option(Feed::text),
        is_provisional: feed.flag(),
        is_scored: feed.flag(),
        score: points(feed),
        score_max: points(feed),
        compile: CompileReport { is_ok: feed.flag(), log: log(feed) },
        groups: feed.list(4, |feed| group(feed, DEPTH_MAX)),
        limits: LimitsReport { fuel: feed.number(), memory_bytes_max: feed.number(), output_bytes_max: feed.number() },
        unit: Unit {
            engine: feed.text(),
            host: feed.text(),
            compiler: feed.text(),
            profile: feed.pick(&[Profile::Release, Profile::Debug]),
        },
    }
}

/// Points as the loader lets them through: of no exercise more than a million.
fn points(feed: &mut Feed<'_>) -> Points {
    let numerator = i128::from(feed.byte()) * 4_000;
    Points::ratio(numerator, i128::from(feed.byte()) + 1).unwrap_or(Points::ZERO)
}

fn log(feed: &mut Feed<'_>) -> CompileLog {
    const STOPS: &[CompileStop] = &[
        CompileStop::Time,
        CompileStop::Memory,
        CompileStop::Crash,
        CompileStop::Linker,
        CompileStop::SourceSize,
        CompileStop::ModuleSize,
        CompileStop::ModuleRefused,
    ];
    CompileLog { text: feed.text(), diagnostics: feed.list(3, diagnostic), stop: feed.option(|feed| feed.pick(STOPS)) }
}

fn diagnostic(feed: &mut Feed<'_>) -> Diagnostic {
    let mut place = || u32::try_from(feed.number()).unwrap_or(u32::MAX);
    let (line, column, line_end, column_end) = (place(), place(), place(), place());
    Diagnostic {
        severity: feed.pick(&[Severity::Error, Severity::Warning]),
        code: feed.option(Feed::text),
        message: feed.text(),
        file: feed.option(Feed::text),
        line,
        column,
        line_end,
        column_end,
    }
}

fn group(feed: &mut Feed<'_>, depth: usize) -> GroupReport {
    const AGGREGATIONS: &[Aggregation] =
        &[Aggregation::Sum, Aggregation::Min, Aggregation::PassFail, Aggregation::Max, Aggregation::Average];
    const LEVELS: &[Feedback] = &[Feedback::None, Feedback::Verdict, Feedback::Hint, Feedback::Input, Feedback::Full];
    GroupReport {
        name: feed.text(),
        verdict: feed.option(|feed| feed.pick(&Verdict::ALL)),
        score: points(feed),
        score_max: points(feed),
        aggregation: feed.pick(AGGREGATIONS),
        feedback: feed.pick(LEVELS),
        hint: feed.option(Feed::text),
        blocked_by: feed.option(Feed::text),
        members: feed.list(4, |feed| match feed.below(4) {
            0 if depth > 0 => MemberReport::Group(group(feed, depth - 1)),
            _ => MemberReport::Test(test(feed)),
        }),
    }
}

fn test(feed: &mut Feed<'_>) -> TestReport {
    TestReport {
        name: feed.text(),
        is_sample: feed.flag(),
        verdict: feed.pick(&Verdict::ALL),
        fuel: feed.option(Feed::number),
        memory_bytes: feed.option(Feed::number),
        ending: feed.option(Feed::text),
        description: feed.option(Feed::text),
        hint: feed.option(Feed::text),
        args: feed.option(|feed| feed.list(3, Feed::text)),
        stdin: feed.option(excerpt),
        expected: feed.option(excerpt),
        actual: feed.option(excerpt),
        difference: feed.option(Feed::text),
        difference_line: feed.option(|feed| feed.number().max(1)),
        stderr: feed.option(excerpt),
        message: feed.option(Feed::text),
        judge_message: feed.option(Feed::text),
    }
}

fn excerpt(feed: &mut Feed<'_>) -> Excerpt {
    let repeats = feed.pick(&[1, 1, 1, 1, 3, 300]);
    let bytes = if feed.flag() { feed.text().into_bytes() } else { feed.bytes() }.repeat(repeats);
    let (offset, line) = (feed.number(), feed.number().max(1));
    let bytes_total = (bytes.len() as u64).saturating_add(offset).saturating_add(feed.number());
    Excerpt { bytes, offset, line, bytes_total }
}

fn run_info(feed: &mut Feed<'_>) -> RunInfo {
    RunInfo {
        started_unix_seconds: feed.number(),
        compile_ms: feed.number(),
        test_ms: feed.number(),
        is_compile_cached: feed.flag(),
        layers: feed.list(3, |feed| SandboxLayer { name: feed.text(), is_on: feed.flag(), detail: feed.text() }),
        ..RunInfo::default()
    }
}
