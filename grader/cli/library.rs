//! Finding and loading exercises for a command, with errors as a command reports them.

use std::path::{Path, PathBuf};

use grade_model::Exercise;
use grader::{
    exercise::{self, ExerciseError, Found, LoadOptions, RenderOptions},
    seal,
};

use crate::{config::Settings, exit::CommandError, files, output};

/// What a compressed file starts with.
const GZIP: &[u8] = &[0x1f, 0x8b];

/// Every exercise that the settings lead to.
pub(crate) fn find_all(settings: &Settings) -> Result<Vec<Found>, CommandError> {
    let Some(root) = &settings.exercises else {
        return Err(CommandError::usage("there is no folder of exercises").hint(
            "name it with `--exercises DIR` or GRADE_EXERCISES, or run this where an `exercises` folder is near",
        ));
    };
    if root.is_file() {
        return Err(no_folder(root));
    }
    let found = exercise::discover(root).map_err(|error| exercise_error(&error, settings))?;
    if found.is_empty() {
        return Err(CommandError::usage(format!("there are no exercises in {}", root.display()))
            .hint("an exercise is a folder with an `exercise.toml` or a `problem.yaml`, at most three levels down"));
    }
    Ok(found)
}

/// What to do with a file in the place of a folder of exercises.
fn no_folder(root: &Path) -> CommandError {
    let root_shown = root.display();
    let start = files::read_start(root).unwrap_or_default();
    if seal::is_sealed(&start) {
        return CommandError::usage(format!("{root_shown} is a sealed pack, not a folder of exercises")).hint(format!(
            "nothing in it can be read without a secret key that it was sealed for: `grade unpack {root_shown} --key \
             FILE -o DIR`, then `--exercises DIR`"
        ));
    }
    let error = CommandError::usage(format!("{root_shown} is a file, not a folder of exercises"));
    if start.starts_with(GZIP) {
        return error.hint(format!("if it is a pack: `grade unpack {root_shown} -o DIR`, then `--exercises DIR`"));
    }
    error
}

/// The exercise of that name.
pub(crate) fn find<'f>(found: &'f [Found], name: &str) -> Result<&'f Found, CommandError> {
    exercise::resolve(found, name).map_err(|error| {
        let hint = error.hint();
        CommandError::usage(error.to_string()).hint(hint)
    })
}

/// Loads an exercise, with its hidden tests or without.
pub(crate) fn load(found: &Found, hidden: bool, settings: &Settings) -> Result<Exercise, CommandError> {
    exercise::load(&found.folder, found.id.clone(), LoadOptions { hidden })
        .map_err(|error| exercise_error(&shorten(error), settings))
}

/// Paths as the user would type them: relative to the current folder where they lie below it.
fn shorten(mut error: ExerciseError) -> ExerciseError {
    for diagnostic in &mut error.diagnostics {
        diagnostic.path = shorten_path(&diagnostic.path);
    }
    error
}

/// The path as the user would type it.
pub(crate) fn shorten_path(path: &Path) -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    match path.strip_prefix(&current) {
        Ok(relative) if relative != Path::new("") => relative.to_owned(),
        _ => path.to_owned(),
    }
}

/// How what is wrong with an exercise is drawn on a stream.
pub(crate) fn render_options(settings: &Settings, is_terminal: bool) -> RenderOptions {
    RenderOptions {
        columns: output::width(),
        is_ascii: !output::use_unicode(),
        is_coloured: output::use_color(settings.color, is_terminal),
    }
}

/// All that is wrong with an exercise, as a compiler would show it.
pub(crate) fn exercise_error(error: &ExerciseError, settings: &Settings) -> CommandError {
    use std::io::IsTerminal as _;
    let options = render_options(settings, std::io::stderr().is_terminal());
    CommandError::rendered(exercise::render(error, options).trim_end().to_owned())
}
