//! `grade list`.

use std::fmt::Write as _;

use grade_model::{Difficulty, Exercise};
use serde::Serialize;

use crate::{
    args::ListArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
};

/// One line of the list for machines.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    skill: Option<&'a str>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difficulty: Option<&'static str>,
    score_max: serde_json::Number,
}

pub(crate) fn run(args: &ListArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let mut exercises = Vec::new();
    let mut exit = Exit::Accepted;
    for found in library::find_all(settings)? {
        if args.skill.as_deref().is_some_and(|skill| found.id.skill() != Some(skill)) {
            continue;
        }
        // Points are those of hidden tests. A broken exercise hides no other.
        match library::load(&found, true, settings) {
            Ok(exercise) => exercises.push(exercise),
            Err(error) => {
                output::print_error(&error);
                exit = error.exit;
            }
        }
    }
    if let (Some(skill), true, Exit::Accepted) = (&args.skill, exercises.is_empty(), exit) {
        return Err(CommandError::usage(format!("there is no exercise of the skill `{skill}`"))
            .hint("`grade list` shows every exercise with its skill"));
    }
    let text = if settings.writes_json()? { json(&exercises)? } else { human(&exercises) };
    output::print(text.as_bytes())?;
    Ok(exit)
}

fn human(exercises: &[Exercise]) -> String {
    let id_width = exercises.iter().map(|exercise| exercise.id.0.len()).max().unwrap_or(0);
    let mut text = String::new();
    for exercise in exercises {
        let difficulty = exercise.difficulty.map_or("", difficulty_name);
        let line = format!("{:id_width$}  {difficulty:6}  {}", exercise.id.0, output::safe_line(&exercise.title));
        // A `String` that is written to cannot fail.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn json(exercises: &[Exercise]) -> Result<String, CommandError> {
    let mut text = String::new();
    for exercise in exercises {
        let points = exercise.root.points_max;
        let line = Line {
            id: &exercise.id.0,
            skill: exercise.id.skill(),
            title: &exercise.title,
            summary: exercise.summary.as_deref(),
            difficulty: exercise.difficulty.map(difficulty_name),
            score_max: points
                .to_decimal(points)
                .parse()
                .map_err(|error| CommandError::judge("failed to write a number").caused_by(error_text(&error)))?,
        };
        let line = serde_json::to_string(&line)
            .map_err(|error| CommandError::judge("failed to write the list").caused_by(error))?;
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}

fn error_text(error: &serde_json::Error) -> String {
    error.to_string()
}

pub(super) const fn difficulty_name(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Easy => "easy",
        Difficulty::Medium => "medium",
        Difficulty::Hard => "hard",
    }
}
