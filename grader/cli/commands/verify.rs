//! `grade verify`: whether a result is what the judge said about that submission and that exercise.
//!
//! Each question has a line of its own, so that a failure says what differs. What was not asked for is said, too.

use std::{fmt::Write as _, path::Path};

use grade_model::{Audience, Exercise, Unit};
use grader::{
    report::{self, Format, HumanOptions},
    signature::{self, Facts, ResultError, SIGNATURE_BYTES_MAX, SignatureError},
    submission,
};

use super::{judge, signing};
use crate::{
    args::VerifyArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
    session::{self, Session},
};

/// How many places of a report that was judged again are named.
const DIFFERENCES_MAX: usize = 8;

/// The answer to one question.
enum Answer {
    Holds(String),
    Fails(String),
    /// Not a reason to reject, but one to know.
    Open(String),
}

/// A question with its answer.
type Finding = (&'static str, Answer);

pub(crate) fn run(args: &VerifyArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let result = signing::read_result(&args.result)?;
    let mut findings = vec![("signature", check_signature(&result, args)?)];
    match Facts::read(&result) {
        Ok(facts) => check_facts(&result, &facts, args, settings, &mut findings)?,
        Err(error @ (ResultError::Truncated | ResultError::Other(_))) => {
            findings.push(("result", Answer::Fails(error.to_string())));
        }
        Err(error @ ResultError::Several) => {
            return Err(CommandError::usage(format!("{}: {error}", args.result.display())));
        }
    }
    let is_verified = findings.iter().all(|(_, answer)| !matches!(answer, Answer::Fails(_)));
    output::print(describe(&findings, is_verified).as_bytes())?;
    Ok(if is_verified { Exit::Accepted } else { Exit::NotAccepted })
}

fn check_signature(result: &[u8], args: &VerifyArgs) -> Result<Answer, CommandError> {
    let Some(key) = &args.key else {
        return Ok(Answer::Open("not looked at, because no `--key` is trusted".to_owned()));
    };
    let path = args.signature.clone().unwrap_or_else(|| signing::signature_path(&args.result));
    if !path.exists() {
        return Ok(Answer::Fails(format!("there is none: no {}", path.display())));
    }
    let bytes = signing::read_limited(&path, SIGNATURE_BYTES_MAX)?;
    Ok(match signature::verify(result, &bytes, key) {
        Ok(()) => Answer::Holds(format!("by {key}")),
        Err(SignatureError::Changed { differences }) if !differences.is_empty() => {
            Answer::Fails(format!("the result is not the one that was signed\n{}", differences.join("\n")))
        }
        Err(error) => Answer::Fails(error.to_string()),
    })
}

/// Everything that is asked of a result that can be read.
fn check_facts(
    result: &[u8],
    facts: &Facts,
    args: &VerifyArgs,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Result<(), CommandError> {
    let exercise = find_exercise(facts, args, settings)?;
    findings.push(("exercise", check_exercise(facts, exercise.as_ref(), args)));
    let path = args.rerun.as_deref().or(args.submission.as_deref());
    findings.push(("submission", check_submission(facts, path)?));
    let session = Session::start(settings)?;
    let checked = check_unit(facts, exercise.as_ref(), args.rerun.is_some(), &session).and_then(|answer| {
        findings.push(("unit", answer));
        let Some(path) = &args.rerun else {
            let words = "not asked for: `--rerun SUBMISSION` does it".to_owned();
            return Ok(("judged again", Answer::Open(words)));
        };
        Ok(("judged again", judge_again(result, facts, path, settings, &session)?))
    });
    session.end();
    findings.push(checked?);
    Ok(())
}

/// The exercise that the result names, if there are exercises at hand.
fn find_exercise(facts: &Facts, args: &VerifyArgs, settings: &Settings) -> Result<Option<Exercise>, CommandError> {
    if settings.exercises.is_none() && args.rerun.is_none() {
        return Ok(None);
    }
    let found = library::find_all(settings)?;
    let Some(exercise) = found.iter().find(|found| *found.id.0 == *facts.exercise) else { return Ok(None) };
    library::load(exercise, !facts.is_provisional, settings).map(Some)
}

fn check_exercise(facts: &Facts, exercise: Option<&Exercise>, args: &VerifyArgs) -> Answer {
    let id = &facts.exercise;
    let is_asked = |name: &str| name == id || id.rsplit('/').next() == Some(name);
    match (&args.exercise, exercise) {
        (Some(name), _) if !is_asked(name) => Answer::Fails(format!("the result is of {id}, not of {name}")),
        (_, Some(exercise)) if exercise.digest_public == facts.exercise_digest => {
            Answer::Holds(format!("{id}, as students see it here"))
        }
        (_, Some(exercise)) => Answer::Fails(format!(
            "{id} is another one here\njudged: {}\nhere:   {}",
            facts.exercise_digest, exercise.digest_public
        )),
        (_, None) => Answer::Open(format!("{id}, which is not at hand: `--exercises DIR` names its folder")),
    }
}

fn check_submission(facts: &Facts, path: Option<&Path>) -> Result<Answer, CommandError> {
    let Some(path) = path else {
        return Ok(Answer::Open("not named: `--submission FILE` compares it".to_owned()));
    };
    let slug = facts.exercise.rsplit('/').next().unwrap_or_default();
    let submission = submission::read(path, slug, &session::languages()).map_err(judge::submission_error)?;
    let path = path.display();
    Ok(if submission.digest == facts.submission_digest {
        Answer::Holds(format!("{path}, byte for byte"))
    } else {
        Answer::Fails(format!(
            "the result is of another submission than {path}\njudged: {}\nhere:   {}",
            facts.submission_digest, submission.digest
        ))
    })
}

/// Another unit is a reason to reject only where the submission is to be judged again: fuel cannot be the same then.
fn check_unit(
    facts: &Facts,
    exercise: Option<&Exercise>,
    is_rerun: bool,
    session: &Session,
) -> Result<Answer, CommandError> {
    let Some(exercise) = exercise else { return Ok(Answer::Open(facts.unit.clone())) };
    let unit = session.runner("rust").map(|runner| runner.unit(exercise.profile));
    let here = match unit {
        Some(Ok(unit)) => describe_unit(&unit),
        Some(Err(error)) if is_rerun => return Err(error.into()),
        Some(Err(_)) | None => return Ok(Answer::Open(format!("{}; no compiler here to compare with", facts.unit))),
    };
    Ok(match (here == facts.unit, is_rerun) {
        (true, _) => Answer::Holds(here),
        (false, true) => Answer::Fails(format!("fuel is another unit here\njudged: {}\nhere:   {here}", facts.unit)),
        (false, false) => Answer::Open(format!("another one than here\njudged: {}\nhere:   {here}", facts.unit)),
    })
}

fn describe_unit(unit: &Unit) -> String {
    let profile = match unit.profile {
        grade_model::Profile::Release => "release",
        grade_model::Profile::Debug => "debug",
    };
    format!("{}, host {}, {}, {profile}", unit.engine, unit.host, unit.compiler)
}

fn judge_again(
    result: &[u8],
    facts: &Facts,
    path: &Path,
    settings: &Settings,
    session: &Session,
) -> Result<Answer, CommandError> {
    let found = library::find_all(settings)?;
    let audience = if facts.is_for_staff { Audience::Staff } else { Audience::Student };
    let settings = Settings { audience, ..settings.clone() };
    let tests = if facts.is_provisional { judge::Tests::Samples } else { judge::Tests::All };
    let (report, run) = judge::judge_one(path, Some(&facts.exercise), tests, &found, session, &settings)?;
    let again = report::render(Format::Json, &report, &run, &HumanOptions::default());
    if again == result {
        return Ok(Answer::Holds("the same report, byte for byte".to_owned()));
    }
    let differences = signature::compare_reports(result, &again, DIFFERENCES_MAX);
    Ok(Answer::Fails(if differences.is_empty() {
        "the same values, written in another way".to_owned()
    } else {
        format!("another report\n{}", differences.join("\n"))
    }))
}

fn describe(findings: &[Finding], is_verified: bool) -> String {
    let width = findings.iter().map(|(question, _)| question.len()).max().unwrap_or(0);
    let [holds, fails, open] = if output::use_unicode() { ["✓", "✗", "·"] } else { ["ok", "--", " ?"] };
    let mut text = String::new();
    for (question, answer) in findings {
        let (mark, words) = match answer {
            Answer::Holds(words) => (holds, words),
            Answer::Fails(words) => (fails, words),
            Answer::Open(words) => (open, words),
        };
        for (index, line) in words.lines().enumerate() {
            let line = output::safe_line(line);
            // A `String` that is written to cannot fail.
            let _ = match index {
                0 => writeln!(text, "{mark} {question:width$}  {line}"),
                _ => writeln!(text, "  {:width$}    {line}", ""),
            };
        }
    }
    text.push_str(if is_verified { "verified\n" } else { "not verified\n" });
    text
}
