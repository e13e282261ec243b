//! `grade new ID`: a small exercise that proves itself, to be made into another. Never writes over anything.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use grade_model::ExerciseId;
use grader::scaffold::{Kind, scaffold, skill_file};

use crate::{
    args::{KindArg, NewArgs},
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
};

pub(crate) fn run(args: &NewArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let id = read_id(&args.id, args.skill.as_deref())?;
    let root = settings.exercises.clone().unwrap_or_else(|| PathBuf::from("exercises"));
    let skill = root.join(id.skill().unwrap_or_default());
    let folder = skill.join(id.slug());
    if let Some(language) = args.language.as_deref().filter(|language| *language != "rust") {
        return Err(CommandError::usage(format!("there is no scaffold in `{language}`")).hint("it is written in rust"));
    }
    fs::create_dir_all(&skill)
        .map_err(|error| CommandError::usage(format!("failed to create {}", skill.display())).caused_by(error))?;
    // The folder itself is made here and nowhere else, so of two commands at once only one goes on.
    fs::create_dir(&folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::usage(format!("{} is already there", folder.display()))
            .hint("it was left as it is; choose another name"),
        _ => CommandError::usage(format!("failed to create {}", folder.display())).caused_by(error),
    })?;
    let kind = match args.kind {
        KindArg::Stdio => Kind::Stdio,
        KindArg::Driver => Kind::Driver,
        KindArg::Checker => Kind::Checker,
    };
    for (path, text) in scaffold(kind, &id) {
        write_new(&folder.join(path), &text)?;
    }
    let skill_path = skill.join("skill.toml");
    if !skill_path.exists() {
        write_new(&skill_path, &skill_file(id.skill().unwrap_or_default()))?;
    }
    let shown = library::shorten_path(&folder);
    output::print(format!("{}\n", output::safe_line(&shown.to_string_lossy())).as_bytes())?;
    if settings.verbosity >= 0 {
        output::note(&format!("next: change it file by file, and let it prove itself with `grade check {id}`"));
    }
    Ok(Exit::Accepted)
}

/// The exercise's id, from `SKILL/SLUG` or from a slug and `--skill`.
fn read_id(id: &str, skill: Option<&str>) -> Result<ExerciseId, CommandError> {
    let (skill, slug) = match (id.split_once('/'), skill) {
        (Some((own, _)), Some(stated)) if own != stated => {
            return Err(CommandError::usage(format!("`{}` is not in the skill `{stated}`", output::safe_line(id)))
                .hint("name the skill once"));
        }
        (Some((own, slug)), _) => (own, slug),
        (None, Some(stated)) => (stated, id),
        (None, None) => {
            return Err(CommandError::usage("the exercise needs a skill")
                .hint(format!("write `grade new {} --skill SKILL`", output::safe_line(id))));
        }
    };
    for part in [skill, slug] {
        if !grader::exercise::is_id_part(part) {
            return Err(CommandError::usage(format!(
                "`{}` cannot name an exercise or a skill",
                output::safe_line(part)
            ))
            .hint("use at most 64 small letters, digits, `-` and `_`, a letter or digit first"));
        }
    }
    Ok(ExerciseId(format!("{skill}/{slug}").into()))
}

fn write_new(path: &Path, text: &str) -> Result<(), CommandError> {
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::File::create_new(path)?.write_all(text.as_bytes())
    };
    write().map_err(|error| CommandError::judge(format!("failed to write {}", path.display())).caused_by(error))
}
