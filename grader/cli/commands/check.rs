//! `grade check`: exercises prove themselves; one line for each, and below it what is wrong.

use std::{fs, io::IsTerminal as _, num::NonZeroUsize};

use grade_model::{Profile, Runner};
use grader::{
    digest::digest,
    exercise::{self, Found, LoadOptions, Severity},
    proof::{self, Bench, Proof, ShowOptions, Stamp},
    quantity,
    report::Format,
};
use runners::cache::{Cache, Key, Kind};

use super::mutants;
use crate::{
    args::{CheckArgs, MutantsArgs},
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
    session::{self, Session},
};

pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Exit, CommandError> {
    if !matches!(settings.format, Format::Human | Format::Json | Format::Junit | Format::Sarif) {
        return Err(CommandError::usage(format!("the format `{}` is for submissions", settings.format.name()))
            .hint("`grade check` writes `--format human`, `json`, `junit` or `sarif`"));
    }
    let measured = if args.mutants {
        let args = MutantsArgs { ids: args.ids.clone(), solution: None, again: false };
        mutants::run(&args, settings)?
    } else {
        Exit::Accepted
    };
    let found = choose(&args.ids, settings)?;
    // The trials are spread over `--jobs` threads, so each program gets one.
    let session = Session::start_with_threads(settings, NonZeroUsize::MIN)?;
    let mut ledger = Ledger::new(&found, settings);
    let outcome = prove(&found, args, settings, &session, &mut ledger);
    session.end();
    outcome?;
    Ok(ledger.finish()?.max(measured))
}

/// The exercises of these names, or all; in the order of their ids, each once.
pub(super) fn choose(names: &[String], settings: &Settings) -> Result<Vec<Found>, CommandError> {
    let all = library::find_all(settings)?;
    if names.is_empty() {
        return Ok(all);
    }
    let mut chosen: Vec<Found> =
        names.iter().map(|name| library::find(&all, name).cloned()).collect::<Result<_, _>>()?;
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}

fn prove(
    found: &[Found],
    args: &CheckArgs,
    settings: &Settings,
    session: &Session,
    ledger: &mut Ledger<'_>,
) -> Result<(), CommandError> {
    let runner = session.runner("rust").ok_or_else(|| CommandError::judge("there is no runner for Rust"))?;
    let stamps = Stamps::open(session, runner)?;
    // Before anything is proved, so that no proof is kept for what an exercise became meanwhile.
    let keys: Vec<Option<Key>> = found.iter().map(|found| stamps.as_ref()?.key(found)).collect();
    let read = |(found, key): (&Found, &Option<Key>)| stamps.as_ref().filter(|_| !args.all)?.read(found, key.as_ref()?);
    let kept: Vec<Option<Proof>> = found.iter().zip(&keys).map(read).collect();
    let due: Vec<usize> = (0..found.len()).filter(|place| kept[*place].is_none()).collect();
    for (place, proof) in kept.into_iter().enumerate() {
        if let Some(proof) = proof {
            ledger.enter(place, proof)?;
        }
    }
    let languages = session::languages();
    let bench = Bench { runner, languages: &languages, jobs: settings.jobs };
    let chosen: Vec<Found> = due.iter().map(|place| found[*place].clone()).collect();
    let mut trouble = None;
    proof::prove(&chosen, &bench, &mut |index, proof| {
        if let (Some(stamps), Some(key)) = (&stamps, &keys[due[index]]) {
            stamps.write(&chosen[index], key, &proof);
        }
        if let Err(error) = ledger.enter(due[index], proof) {
            trouble.get_or_insert(error);
        }
    })?;
    trouble.map_or(Ok(()), Err)
}

/// Proofs that were kept, under digests of all that they depend on.
struct Stamps<'a> {
    cache: &'a Cache,
    units: Vec<grade_model::Unit>,
    /// This program to the byte: another one may ask for more.
    tool: String,
}

impl<'a> Stamps<'a> {
    fn open(session: &'a Session, runner: &dyn Runner) -> Result<Option<Self>, CommandError> {
        let Some(cache) = &session.rust_config().cache else { return Ok(None) };
        let units = vec![runner.unit(Profile::Release)?, runner.unit(Profile::Debug)?];
        let own_file = std::env::current_exe().and_then(fs::read);
        Ok(own_file.ok().map(|bytes| Self { cache, units, tool: digest([("tool", bytes.as_slice())]) }))
    }

    /// The name of the exercise's proof, where the exercise loads.
    fn key(&self, found: &Found) -> Option<Key> {
        // A problem package is read in parts, so its digest is not one of all that a proof depends on.
        if !found.folder.join("exercise.toml").is_file() {
            return None;
        }
        let exercise = exercise::load(&found.folder, found.id.clone(), LoadOptions { hidden: true }).ok()?;
        Some(Key::of([proof::stamp_key(&exercise, &self.units, &self.tool).as_bytes()]))
    }

    fn read(&self, found: &Found, key: &Key) -> Option<Proof> {
        let bytes = self.cache.read(Kind::Proof, key)?;
        let stamp: Stamp = serde_json::from_slice(&bytes).ok()?;
        stamp.into_proof(found.id.clone(), &found.folder)
    }

    fn write(&self, found: &Found, key: &Key, proof: &Proof) {
        if let Some(bytes) = Stamp::of(proof, &found.folder).and_then(|stamp| serde_json::to_vec(&stamp).ok()) {
            self.cache.write(Kind::Proof, key, &bytes);
        }
    }
}

/// Shows proofs in the order of ids, whatever the order that they come in.
struct Ledger<'a> {
    settings: &'a Settings,
    options: ShowOptions,
    waiting: Vec<Option<Proof>>,
    shown: Vec<Proof>,
}

impl<'a> Ledger<'a> {
    fn new(found: &[Found], settings: &'a Settings) -> Self {
        let options = ShowOptions {
            render: library::render_options(settings, std::io::stdout().is_terminal()),
            id_width: found.iter().map(|found| found.id.0.len()).max().unwrap_or(0),
            has_warnings: settings.verbosity > 0,
        };
        Self { settings, options, waiting: found.iter().map(|_| None).collect(), shown: Vec::new() }
    }

    fn enter(&mut self, place: usize, proof: Proof) -> Result<(), CommandError> {
        self.waiting[place] = Some(proof);
        while let Some(mut proof) = self.waiting.get_mut(self.shown.len()).and_then(Option::take) {
            for finding in &mut proof.findings {
                finding.diagnostic.path = library::shorten_path(&finding.diagnostic.path);
            }
            match self.settings.format {
                Format::Human if self.settings.verbosity < 0 && proof.is_sound() => {}
                Format::Human => output::print(proof::show_human(&proof, self.options).as_bytes())?,
                Format::Json => output::print(proof::show_json(&proof).map_err(unwritten)?.as_bytes())?,
                _ => {}
            }
            self.shown.push(proof);
        }
        Ok(())
    }

    /// What is said once, and the exit code.
    fn finish(self) -> Result<Exit, CommandError> {
        let unsound = self.shown.iter().filter(|proof| !proof.is_sound()).count() as u64;
        match self.settings.format {
            Format::Human if self.settings.verbosity >= 0 => {
                output::print(self.sum_up(unsound).as_bytes())?;
            }
            Format::Sarif => output::print(proof::show_sarif(&self.shown).as_bytes())?,
            Format::Junit => output::print(proof::show_junit(&self.shown).map_err(unwritten)?.as_bytes())?,
            _ => {}
        }
        Ok(if unsound == 0 { Exit::Accepted } else { Exit::Usage })
    }

    fn sum_up(&self, unsound: u64) -> String {
        let total = quantity::count(self.shown.len() as u64, "exercise");
        let warnings = self.shown.iter().flat_map(|proof| &proof.findings);
        let warnings = warnings.filter(|finding| finding.severity == Severity::Warning).count() as u64;
        let mut text = match unsound {
            0 => format!("{total}, nothing wrong"),
            _ => format!("{total}, {} with errors", quantity::thousands(unsound)),
        };
        if warnings > 0 && !self.options.has_warnings {
            text.push_str(&format!("; {}, shown with `-v`", quantity::count(warnings, "warning")));
        }
        text + "\n"
    }
}

fn unwritten(error: impl std::error::Error + Send + Sync + 'static) -> CommandError {
    CommandError::judge("failed to write the result").caused_by(error)
}
