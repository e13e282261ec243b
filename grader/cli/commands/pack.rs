//! `grade pack` and `grade unpack`: exercises as one archive.

use std::{
    fs::{self, File},
    io::{BufReader, Write as _},
};

use grader::{
    exercise::Found,
    pack::{self, Contents, PackError},
};

use crate::{
    args::{PackArgs, UnpackArgs},
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
};

pub(crate) fn run(args: &PackArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let found = library::find_all(settings)?;
    let mut chosen: Vec<&Found> = args.ids.iter().map(|name| library::find(&found, name)).collect::<Result<_, _>>()?;
    chosen.sort();
    chosen.dedup();
    for exercise in &chosen {
        library::load(exercise, true, settings)?;
    }
    let contents = if args.full { Contents::Full } else { Contents::Student };
    let packed = pack::pack(&chosen, contents).map_err(pack_error)?;
    let cannot = |error| {
        CommandError::usage(format!("cannot write {}", args.output.display()))
            .caused_by(error)
            .hint("a pack never overwrites a file: choose another name, or remove the old one")
    };
    File::create_new(&args.output).and_then(|mut file| file.write_all(&packed)).map_err(cannot)?;
    let what = if args.full { "with hidden tests and solutions" } else { "for students" };
    output::print(
        format!(
            "{}: {} exercise{} {what}, {} bytes\n",
            output::safe_line(&args.output.to_string_lossy()),
            chosen.len(),
            if chosen.len() == 1 { "" } else { "s" },
            packed.len()
        )
        .as_bytes(),
    )?;
    Ok(Exit::Accepted)
}

pub(crate) fn run_unpack(args: &UnpackArgs) -> Result<Exit, CommandError> {
    let cannot = |error| CommandError::usage(format!("cannot read {}", args.file.display())).caused_by(error);
    let is_file = fs::metadata(&args.file).map_err(cannot)?.is_file();
    if !is_file {
        return Err(CommandError::usage(format!("{} is not a regular file", args.file.display())));
    }
    let file = File::open(&args.file).map_err(cannot)?;
    let paths = pack::unpack(BufReader::new(file), &args.output).map_err(pack_error)?;
    let folder = output::safe_line(&args.output.to_string_lossy());
    output::print(format!("{folder}: {} files\n", paths.len()).as_bytes())?;
    Ok(Exit::Accepted)
}

fn pack_error(error: PackError) -> CommandError {
    let text = error.to_string();
    match error {
        PackError::Broken(source) | PackError::Unwritable { source, .. } => CommandError::usage(text).caused_by(source),
        PackError::Exists(_) => CommandError::usage(text).hint("unpack into a new folder: nothing is overwritten"),
        PackError::Refused(_) => CommandError::usage(text).hint("nothing was written; ask whoever made it for another"),
        PackError::Source { .. } => CommandError::usage(text),
    }
}
