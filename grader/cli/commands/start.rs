//! `grade start ID`: copies the starter file, and never writes over anything.

use std::{fs, io, io::Write as _, path::Path};

use grade_model::{Exercise, Starter};

use crate::{
    args::StartArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
};

pub(crate) fn run(args: &StartArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let found = library::find_all(settings)?;
    let exercise = library::load(library::find(&found, &args.exercise)?, false, settings)?;
    let starter = choose(&exercise, args.language.as_deref())?;
    write_new(Path::new(&starter.file), &starter.bytes)?;
    output::print(format!("{}\n", starter.file).as_bytes())?;
    if settings.verbosity >= 0 {
        output::note(&format!("next: grade show {}, then grade submit {}", exercise.id, starter.file));
    }
    Ok(Exit::Accepted)
}

/// The starter in `language`, or the only one.
fn choose<'e>(exercise: &'e Exercise, language: Option<&str>) -> Result<&'e Starter, CommandError> {
    let known: Vec<&str> = exercise.starters.iter().map(|starter| starter.language.as_str()).collect();
    match (language, exercise.starters.as_slice()) {
        (_, []) => Err(CommandError::usage(format!("{} has no starter", exercise.id))
            .hint("begin with an empty file that is named after the exercise")),
        (Some(language), starters) => starters.iter().find(|starter| starter.language == language).ok_or_else(|| {
            CommandError::usage(format!("{} has no starter in `{language}`", exercise.id))
                .hint(format!("it has one in {}", known.join(", ")))
        }),
        (None, [starter]) => Ok(starter),
        (None, starters) => starters.iter().find(|starter| starter.language == "rust").ok_or_else(|| {
            CommandError::usage(format!("{} has starters in {}", exercise.id, known.join(", ")))
                .hint("choose one with `--language`")
        }),
    }
}

/// Writes a file that did not exist. A file that could not be written whole is taken away again.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::usage(format!("{} is already there", path.display()))
            .hint("it was left as it is; move it away first, or start in another folder"),
        _ => CommandError::usage(format!("failed to create {}", path.display())).caused_by(error),
    })?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| {
        // The write's error is the one to tell; a file that cannot be removed either changes nothing about it.
        let _ = fs::remove_file(path);
        CommandError::judge(format!("failed to write {}", path.display())).caused_by(error)
    })
}
