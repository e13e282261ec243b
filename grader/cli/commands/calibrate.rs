//! `grade calibrate`: what submissions spend, and a limit of fuel between the accepted and the too slow.

use std::fs;

use grade_model::Runner;
use grader::{
    exercise::Found,
    proof::{CalibrateError, Calibration, calibrate},
    quantity::{share, thousands},
};

use super::check::choose;
use crate::{
    args::CalibrateArgs,
    config::Settings,
    exit::{CommandError, Exit},
    files, output,
    session::{self, Session},
};

pub(crate) fn run(args: &CalibrateArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let found = choose(&args.ids, settings)?;
    let session = Session::start(settings)?;
    let runner = session.runner("rust").ok_or_else(|| CommandError::judge("there is no runner for Rust"))?;
    let mut exit = Exit::Accepted;
    for found in &found {
        if let Err(error) = calibrate_one(found, args.write, runner) {
            output::print_error(&error);
            exit = exit.max(error.exit);
            if error.exit == Exit::Interrupted {
                break;
            }
        }
    }
    session.end();
    Ok(exit)
}

fn calibrate_one(found: &Found, is_written: bool, runner: &dyn Runner) -> Result<(), CommandError> {
    let calibration = calibrate(found, &session::languages(), runner).map_err(|error| match error {
        CalibrateError::Runner(error) => error.into(),
        CalibrateError::Exercise(told) => CommandError::usage(format!("{}: {}", found.id, told.join("\n")))
            .hint("`grade check` shows what is wrong with the exercise"),
    })?;
    let used = share(calibration.accepted.fuel, calibration.limit);
    let mut text = format!("{}  limit {}, {used} used", found.id, thousands(calibration.limit));
    match calibration.proposal {
        None => text.push_str("; no limit leaves room on both sides"),
        Some(proposal) if proposal == calibration.limit => text.push_str("; as proposed"),
        Some(proposal) => text.push_str(&format!("; proposed {}", thousands(proposal))),
    }
    text.push_str(&format!("\n  {}\n", calibration.reason()));
    output::print(output::safe(&text).as_bytes())?;
    if is_written { write(found, &calibration) } else { Ok(()) }
}

fn write(found: &Found, calibration: &Calibration) -> Result<(), CommandError> {
    let path = found.folder.join("exercise.toml");
    let failed = |error: std::io::Error| {
        CommandError::usage(format!("failed to read or write {}", path.display())).caused_by(error)
    };
    let spec = fs::read_to_string(&path).map_err(failed)?;
    let Some(changed) = calibration.write_into(&spec).filter(|changed| *changed != spec) else { return Ok(()) };
    files::replace(&path, changed.as_bytes()).map_err(failed)
}
