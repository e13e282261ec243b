//! From a folder to an `Exercise`.
//!
//! ```text
//! folder ─► snapshot ─► spec      exercise.toml ─► values, each with its place
//!                   ├─► data      data/ ─► cases in folders
//!                   └─► programs  starter/ driver/ output_validator/
//!                            spec + data ─► tree ─► Exercise      ✗ ExerciseError: every fault at once ─► render
//! ```
//! Only `snapshot` and `discover` touch the disk.

mod author;
mod check_spec;
mod data;
mod discover;
mod error;
mod faults;
pub(crate) mod files;
mod fingerprint;
pub mod icpc;
mod identify;
mod keys;
mod locate;
pub(crate) mod names;
mod own;
mod programs;
mod render;
mod snapshot;
mod source_spec;
mod spec;
mod tree;

use std::path::Path;

use grade_model::{Exercise, ExerciseId};

pub use author::{AuthorPrograms, case_args, load_author_programs};
pub(crate) use discover::is_exercise;
pub use discover::{Found, ResolveError, discover, resolve};
pub use error::{ExerciseError, SpecDiagnostic};
pub use identify::{Clues, IdentifyError, identify};
pub use locate::{line_span, locate_key};
pub use names::is_id_part;
pub(crate) use programs::SOLUTION_MODULE;
pub use render::{RenderOptions, Severity, render, render_one};

/// What to load of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadOptions {
    /// Whether to load the hidden tests. Without them `data/secret` is not even looked at.
    pub hidden: bool,
}

/// Loads the exercise in `folder`: our own format, or an ICPC problem package where there is a `problem.yaml` and no
/// `exercise.toml`.
///
/// Our own format in short:
///
/// | path | meaning |
/// | --- | --- |
/// | `exercise.toml` | the spec, at most 1 MiB |
/// | `statement.md` | what the student reads, UTF-8, at most 1 MiB |
/// | `starter/SLUG.EXT` | what the student starts from, one a language |
/// | `data/sample/NAME.in`, `NAME.ans`, `NAME.toml` | a case that is shown; at least one |
/// | `data/secret/NAME.in`, … | a hidden case of the group `secret` |
/// | `data/secret/GROUP/NAME.in`, `data/secret/GROUP/INNER/NAME.in`, … | hidden cases of `GROUP`, of `GROUP/INNER` |
/// | `driver/main.rs` and modules | calls a submission's functions; see below |
/// | `output_validator/main.rs` and modules | judges output under `check.mode = "checker"` |
///
/// A driver is the root of the program. The submission becomes the file `solution.rs` beside it, so `driver/main.rs`
/// says `mod solution;`; it prints what the functions return, never a judgement.
///
/// Names in `data` are `[A-Za-z0-9][A-Za-z0-9._+-]*`; groups and cases are judged in the order of their names' bytes,
/// samples first. A file has at most 64 MiB, an exercise 512 MiB, 50 000 files, 10 000 cases and 200 groups, 8 folders
/// deep. Nothing but regular files and folders may be there; names that begin with `.` are passed over.
///
/// Every key of `exercise.toml` but `title` is optional:
///
/// | key | meaning, range | default |
/// | --- | --- | --- |
/// | `title`, `summary` | one line, at most 500 bytes | |
/// | `difficulty` | `easy`, `medium`, `hard` | not said |
/// | `points` | 0.01 to 1 000 000, a decimal | 100 |
/// | `profile` | `release`, `debug` | `release` |
/// | `languages` | the languages a submission may be in | all |
/// | `limits.fuel` | 1 000 to 10^12 | 1 000 000 000 |
/// | `limits.memory` | 1 MiB to 4 GiB | 64 MiB |
/// | `limits.output` | 1 B to 64 MiB | 1 MiB |
/// | `limits.source` | 1 B to 16 MiB | 1 MiB |
/// | `limits.compile-cpu-seconds` | 1 to 600 | 30 |
/// | `limits.compile-memory` | 256 MiB to 16 GiB | 2 GiB |
/// | `limits.compile-log` | 1 KiB to 1 MiB | 64 KiB |
/// | `limits.module` | 64 KiB to 256 MiB | 16 MiB |
/// | `proof.fuel-margin` | 1 to 100: an accepted submission spends at most this part of the fuel | 2 |
/// | `proof.mutation-score` | 0 to 100 per cent | 90 |
/// | `proof.carriage-returns` | whether test data may hold them | false |
/// | `check.mode` | `exact`, `lines`, `tokens`, `unordered-lines`, `regex`, `json`, `checker` | `tokens` |
/// | `check.case-sensitive` | of `tokens` | true |
/// | `check.space-change-sensitive` | of `tokens` | false |
/// | `check.float-tolerance` | of `tokens`: the next two at once | none |
/// | `check.float-absolute-tolerance`, `check.float-relative-tolerance` | of `tokens`, a decimal | none |
/// | `check.number-tolerance` | of `json`, a decimal | none |
/// | `check.ignored-paths`, `check.unordered-arrays` | of `json`, lists of paths | empty |
/// | `check.args` | of `checker`, a list | empty |
/// | `source.LANGUAGE.forbid-calls`, `require-calls` | names of methods and functions | empty |
/// | `source.LANGUAGE.forbid-paths`, `require-paths` | items and modules, `std::collections::HashMap` | empty |
/// | `source.LANGUAGE.forbid-macros`, `require-macros` | names without `!` | empty |
/// | `source.LANGUAGE.forbid-syntax`, `require-syntax` | `loop`, `while`, `for`, `any-loop`, `recursion` | empty |
/// | `source.LANGUAGE.message` | one line for who breaks one of these | none |
/// | `groups.NAME.points` | 0 to 1 000 000 | its share of the cases |
/// | `groups.NAME.aggregation` | `sum`, `min`, `pass-fail` | `sum` |
/// | `groups.NAME.feedback` | `none`, `verdict`, `hint`, `input`, `full` | that around it, `hint` |
/// | `groups.NAME.hint` | text, at most 4096 bytes | none |
/// | `groups.NAME.require-pass` | names of groups | empty |
/// | `groups.NAME.check` | as `check` | that around it |
///
/// `NAME.toml` beside a case may hold `hint`, `description`, `args`, `feedback` and `check`. A `check` without `mode`
/// changes options of the mode around it. When one hidden group states points, all beside it do, and they add up to
/// what holds them; else cases share points equally. A required group stands before the one that requires it.
/// `groups.sample` may hold `hint` and `check`.
///
/// # Errors
/// Everything that is wrong with the exercise, at once.
pub fn load(folder: &Path, id: ExerciseId, options: LoadOptions) -> Result<Exercise, ExerciseError> {
    let has = |name: &str| files::exists(&folder.join(name));
    match (has(discover::SPEC_FILE), has(discover::PACKAGE_FILE)) {
        (true, _) => own::load(folder, id, options),
        (false, true) => icpc::load(folder, id, options),
        (false, false) => Err(SpecDiagnostic::about(folder, "this is not an exercise: it has no exercise.toml").into()),
    }
}
