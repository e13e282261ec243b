//! Settings: flags over `GRADE_*` over the nearest `grade.toml` over the user's file over defaults.
//!
//! clap has already put flags over the environment. A `grade.toml` lies in a repository that a student may write, so
//! it may set only what cannot change a grade or touch another user's files; the user's own file may set all.

use std::{
    env, fs,
    io::{self, Read as _},
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread,
};

use grade_model::Audience;
use grader::report::Format;
use serde::Deserialize;

use crate::{
    args::{AudienceArg, ColorArg, FormatArg, GlobalArgs},
    exit::CommandError,
};

/// The largest `grade.toml`, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// Tests that run at once at most. Each takes some gigabytes of address space, so that far more would find none.
const JOBS_MAX: NonZeroUsize = NonZeroUsize::new(256).expect("256 is not zero");

/// Everything that a command needs to know besides its own arguments.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Where exercises are looked for; `None` when no folder was named or found.
    pub(crate) exercises: Option<PathBuf>,
    /// Where modules are kept; `None` when there is no such place.
    pub(crate) cache: Option<PathBuf>,
    pub(crate) audience: Audience,
    /// What goes to standard output.
    pub(crate) format: Format,
    pub(crate) color: ColorArg,
    pub(crate) jobs: NonZeroUsize,
    pub(crate) offline: bool,
    pub(crate) rustc: Option<PathBuf>,
    /// Whether to judge nothing where no layer of the sandbox keeps files unread.
    pub(crate) require_jail: bool,
    /// Below zero says less, above zero more.
    pub(crate) verbosity: i8,
    /// What was ignored and why, for standard error.
    pub(crate) warnings: Vec<String>,
}

/// The keys of a settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct FileKeys {
    format: Option<String>,
    color: Option<String>,
    jobs: Option<NonZeroUsize>,
    offline: Option<bool>,
    exercises: Option<PathBuf>,
    cache: Option<PathBuf>,
    audience: Option<String>,
    rustc: Option<PathBuf>,
    require_jail: Option<bool>,
}

impl Settings {
    /// Puts together what the flags, the environment and the settings files say.
    pub(crate) fn resolve(args: &GlobalArgs, current_folder: &Path) -> Result<Self, CommandError> {
        let mut warnings = Vec::new();
        let user = match user_file() {
            Some(path) => read_keys(&path)?.unwrap_or_default(),
            None => FileKeys::default(),
        };
        let repository = read_repository_keys(current_folder, &mut warnings)?;
        let verbosity = i8::try_from(args.verbose.min(9)).unwrap_or(9) - i8::try_from(args.quiet.min(9)).unwrap_or(9);
        Ok(Self {
            exercises: args.exercises.clone().or(user.exercises).or_else(|| nearest_exercises(current_folder)),
            cache: args.cache.clone().or(user.cache).or_else(default_cache),
            audience: match pick(args.audience, [user.audience.as_deref(), None])? {
                Some(AudienceArg::Staff) => Audience::Staff,
                Some(AudienceArg::Student) | None => Audience::Student,
            },
            format: pick(args.format, [repository.format.as_deref(), user.format.as_deref()])?
                .map_or(Format::Human, |FormatArg(format)| format),
            color: pick(args.color, [repository.color.as_deref(), user.color.as_deref()])?.unwrap_or(ColorArg::Auto),
            jobs: args.jobs.or(repository.jobs).or(user.jobs).unwrap_or_else(default_jobs).min(JOBS_MAX),
            offline: args.offline || repository.offline.or(user.offline).unwrap_or(false),
            rustc: args.rustc.clone().or(user.rustc),
            require_jail: args.require_jail || user.require_jail.unwrap_or(false),
            verbosity,
            warnings,
        })
    }

    /// Whether a command that judges nothing writes JSON; else it writes for people.
    pub(crate) fn writes_json(&self) -> Result<bool, CommandError> {
        match self.format {
            Format::Human => Ok(false),
            Format::Json => Ok(true),
            other => Err(CommandError::usage(format!("the format `{}` is for submissions", other.name()))
                .hint("this command writes `--format human` or `--format json`")),
        }
    }
}

/// The flag's value, or the first one that a file states.
fn pick<T: clap::ValueEnum>(flag: Option<T>, files: [Option<&str>; 2]) -> Result<Option<T>, CommandError> {
    if flag.is_some() {
        return Ok(flag);
    }
    let Some(text) = files.into_iter().flatten().next() else { return Ok(None) };
    T::from_str(text, false).map(Some).map_err(|_| {
        let known: Vec<String> = T::value_variants()
            .iter()
            .filter_map(|variant| variant.to_possible_value().map(|value| format!("`{}`", value.get_name())))
            .collect();
        CommandError::usage(format!("`{text}` in a settings file is none of {}", known.join(", ")))
    })
}

/// The keys of the nearest `grade.toml`, without those that could change a grade.
fn read_repository_keys(current_folder: &Path, warnings: &mut Vec<String>) -> Result<FileKeys, CommandError> {
    let Some(path) = find_upwards(current_folder, "grade.toml", |path| path.is_file()) else {
        return Ok(FileKeys::default());
    };
    // A link could lead to hidden tests, and a message about the file would quote them.
    if path.is_symlink() {
        warnings.push(format!("{}: ignored, because it is a link", path.display()));
        return Ok(FileKeys::default());
    }
    let mut keys = read_keys(&path)?.unwrap_or_default();
    let refused = [
        ("exercises", keys.exercises.take().is_some()),
        ("cache", keys.cache.take().is_some()),
        ("audience", keys.audience.take().is_some()),
        ("rustc", keys.rustc.take().is_some()),
        ("require-jail", keys.require_jail.take().is_some()),
    ];
    for (key, is_set) in refused {
        if is_set {
            warnings.push(format!(
                "{}: `{key}` is ignored: it could change a grade, so only a flag, `GRADE_{}` or your own settings \
                 file may set it",
                path.display(),
                key.to_uppercase().replace('-', "_")
            ));
        }
    }
    Ok(keys)
}

/// The file's keys, or `None` when there is no such file.
fn read_keys(path: &Path) -> Result<Option<FileKeys>, CommandError> {
    let mut text = String::new();
    let read = fs::File::open(path).and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_string(&mut text));
    match read {
        Ok(_) if text.len() as u64 > FILE_BYTES_MAX => {
            Err(CommandError::usage(format!("{}: longer than {FILE_BYTES_MAX} bytes", path.display())))
        }
        Ok(_) => toml::from_str(&text).map(Some).map_err(|error| {
            let line =
                error.span().map_or(1, |span| text.as_bytes()[..span.start].split(|byte| *byte == b'\n').count());
            CommandError::usage(format!("{}:{line}: {}", path.display(), error.message()))
                .hint("the keys are format, color, jobs, offline, exercises, cache, audience, rustc and require-jail")
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CommandError::usage(format!("failed to read {}", path.display())).caused_by(error)),
    }
}

/// Looks for `name` in `folder` and the folders around it, up to the root of the repository.
fn find_upwards(folder: &Path, name: &str, is_it: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let path = folder.join(name);
        if is_it(&path) {
            return Some(path);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

fn nearest_exercises(current_folder: &Path) -> Option<PathBuf> {
    find_upwards(current_folder, "exercises", |path| path.is_dir())
}

fn user_file() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("grade").join("config.toml"))
}

fn default_cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("grade"))
}

fn default_jobs() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// The folder that the command was started in.
pub(crate) fn current_folder() -> Result<PathBuf, CommandError> {
    env::current_dir().map_err(|error| CommandError::usage("failed to find the current folder").caused_by(error))
}
