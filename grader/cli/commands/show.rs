//! `grade show ID`: the statement, the limits and the samples.

use std::fmt::Write as _;

use grade_model::Exercise;
use grader::quantity;
use serde::Serialize;

use crate::{
    args::ShowArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
};

/// What `show` says to machines.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<&'a str>,
    languages: Vec<&'a str>,
    limits: ShownLimits,
    samples: Vec<Sample>,
    digest: &'a str,
}

#[derive(Serialize)]
struct ShownLimits {
    fuel: u64,
    memory_bytes_max: u64,
    output_bytes_max: u64,
}

#[derive(Serialize)]
struct Sample {
    name: String,
    stdin: String,
    expected: String,
}

pub(crate) fn run(args: &ShowArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let found = library::find_all(settings)?;
    let exercise = library::load(library::find(&found, &args.exercise)?, false, settings)?;
    let text = if settings.writes_json()? { json(&exercise)? } else { human(&exercise) };
    output::print(text.as_bytes())?;
    Ok(Exit::Accepted)
}

fn human(exercise: &Exercise) -> String {
    let mut text = String::new();
    match &exercise.statement {
        Some(statement) => text.push_str(&output::safe(statement.text.trim_end())),
        None => text.push_str(&format!("{}\n\n(no statement)", output::safe_line(&exercise.title))),
    }
    let limits = &exercise.limits;
    // A `String` that is written to cannot fail.
    let _ = writeln!(
        text,
        "\n\n---\nid      {}\nlimits  {} units of fuel, {} of memory, {} of output",
        exercise.id,
        quantity::thousands(limits.fuel),
        quantity::bytes(limits.memory_bytes_max),
        quantity::bytes(limits.output_bytes_max)
    );
    let languages: Vec<&str> = exercise.starters.iter().map(|starter| starter.language.as_str()).collect();
    if !languages.is_empty() {
        let _ = writeln!(text, "start   grade start {} ({})", exercise.id, languages.join(", "));
    }
    text
}

fn json(exercise: &Exercise) -> Result<String, CommandError> {
    let shown = Shown {
        id: &exercise.id.0,
        title: &exercise.title,
        summary: exercise.summary.as_deref(),
        statement: exercise.statement.as_ref().map(|statement| statement.text.as_str()),
        languages: exercise.starters.iter().map(|starter| starter.language.as_str()).collect(),
        limits: ShownLimits {
            fuel: exercise.limits.fuel,
            memory_bytes_max: exercise.limits.memory_bytes_max,
            output_bytes_max: exercise.limits.output_bytes_max,
        },
        samples: grader::disclose::samples(exercise)
            .into_iter()
            .map(|sample| Sample { name: sample.name, stdin: sample.stdin, expected: sample.expected })
            .collect(),
        digest: &exercise.digest_public,
    };
    serde_json::to_string(&shown)
        .map(|line| line + "\n")
        .map_err(|error| CommandError::judge("failed to write the exercise").caused_by(error))
}
