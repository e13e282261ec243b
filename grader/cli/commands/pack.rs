//! `grade pack` and `grade unpack`: exercises as one archive, sealed or not.

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::Path,
};

use grader::{
    exercise::Found,
    pack::{self, Contents, PackError},
    seal,
};

use super::sealing;
use crate::{
    args::{PackArgs, UnpackArgs},
    config::Settings,
    exit::{CommandError, Exit},
    files, library, output,
};

pub(crate) fn run(args: &PackArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let recipients = sealing::read_recipients(&args.seal)?;
    let found = library::find_all(settings)?;
    let mut chosen: Vec<&Found> = args.ids.iter().map(|name| library::find(&found, name)).collect::<Result<_, _>>()?;
    chosen.sort();
    chosen.dedup();
    for exercise in &chosen {
        library::load(exercise, true, settings)?;
    }
    let is_full = args.full || !recipients.is_empty();
    let contents = if is_full { Contents::Full } else { Contents::Student };
    let mut packed = pack::pack(&chosen, contents).map_err(pack_error)?;
    let mut what = if is_full { "with hidden tests and solutions" } else { "for students" };
    if !recipients.is_empty() {
        packed = sealing::seal(&packed, &recipients)?;
        what = "with hidden tests and solutions, sealed";
    }
    files::create(&args.output, &packed).map_err(|error| {
        let hint = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                "a pack never overwrites a file: choose another name, or remove the old one"
            }
            _ => files::UNWRITABLE_HINT,
        };
        CommandError::usage(format!("cannot write {}", args.output.display())).caused_by(error).hint(hint)
    })?;
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
    let is_sealed = is_sealed(&args.file)?;
    // With a key, what is not sealed is refused: whoever names one relies on the seal.
    let paths = if args.key.is_some() || is_sealed {
        // The whole is authenticated before the first file is written.
        let packed = sealing::open(&args.file, args.key.as_deref())?;
        pack::unpack(packed.as_slice(), &args.output)
    } else {
        let file = File::open(&args.file).map_err(|error| unreadable(&args.file).caused_by(error))?;
        pack::unpack(BufReader::new(file), &args.output)
    };
    let paths = paths.map_err(pack_error)?;
    let folder = output::safe_line(&args.output.to_string_lossy());
    output::print(format!("{folder}: {} files\n", paths.len()).as_bytes())?;
    Ok(Exit::Accepted)
}

/// Whether the regular file `path` starts as sealed ones do.
fn is_sealed(path: &Path) -> Result<bool, CommandError> {
    let cannot = |error| unreadable(path).caused_by(error);
    if !fs::metadata(path).map_err(cannot)?.is_file() {
        return Err(CommandError::usage(format!("{} is not a regular file", path.display())));
    }
    Ok(seal::is_sealed(&files::read_start(path).map_err(cannot)?))
}

fn unreadable(path: &Path) -> CommandError {
    CommandError::usage(format!("cannot read {}", path.display()))
}

fn pack_error(error: PackError) -> CommandError {
    let text = error.to_string();
    match error {
        PackError::Broken(source) => CommandError::usage(text)
            .caused_by(source)
            .hint("a pack is what `grade pack` writes; if this is one, it is damaged: fetch it again"),
        PackError::Unwritable { source, .. } => CommandError::usage(text).caused_by(source),
        PackError::Exists(_) => CommandError::usage(text).hint("unpack into a new folder: nothing is overwritten"),
        PackError::Refused(_) => CommandError::usage(text).hint("nothing was written; ask whoever made it for another"),
        PackError::Source { .. } => CommandError::usage(text),
    }
}
