//! Finds compilers, and the standard library for the target that they compile to.
//!
//! A compiler is called by its absolute path and never through a rustup proxy: a proxy reads `rust-toolchain.toml` in
//! the folder that it runs in, which may be a student's, and executes what that names.

mod identity;
mod places;
mod target;

use std::path::PathBuf;

use grade_model::{RunnerError, RunnerErrorKind};

use self::{
    identity::identify,
    places::{Candidate, candidates, rustup},
};
pub use self::{places::Places, target::is_target_installed};
use crate::{
    cache::Cache,
    cancel::CancelToken,
    notice::Notice,
    recipe::{RustcRecipe, Version},
};

/// A compiler, ready to be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// The compiler, an absolute path without symbolic links.
    pub rustc: PathBuf,
    /// The folder that holds `lib/rustlib`, an absolute path without symbolic links.
    pub sysroot: PathBuf,
    /// The name and the version, `rustc 1.95.0`.
    pub version: String,
    /// The commit that it was built from; `None` for a distribution's.
    pub commit_hash: Option<String>,
    /// The triple that it runs on.
    pub host: String,
    /// rustup, when the compiler is one of its toolchains.
    pub rustup: Option<PathBuf>,
    /// The toolchain's name in rustup.
    pub name: Option<String>,
}

impl Toolchain {
    /// The folder of what belongs to `triple`.
    #[must_use]
    pub fn rustlib(&self, triple: &str) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(triple)
    }
}

/// What looking for a compiler needs.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    /// Where to look.
    pub places: &'a Places,
    /// What is looked for.
    pub recipe: &'a RustcRecipe,
    /// Where a compiler's answers about itself are remembered.
    pub cache: Option<&'a Cache>,
    /// Whether the network is out of bounds.
    pub is_offline: bool,
    /// Told what takes long.
    pub notice: &'a Notice,
    /// Stops the search.
    pub cancel: &'a CancelToken,
}

/// The first compiler of `places` that will do: the one that was asked for, the recipe's version, rustup's default,
/// rustup's other stable toolchains, and a compiler in the path.
///
/// # Errors
/// When there is none, or when the one that was asked for will not do.
pub async fn find(search: &Search<'_>) -> Result<Toolchain, RunnerError> {
    let mut refused = None;
    for candidate in candidates(search.places, search.recipe.version) {
        match check(search, &candidate).await {
            Ok(toolchain) => return Ok(toolchain),
            Err(e) if candidate.is_asked_for || search.cancel.is_cancelled() => return Err(e),
            Err(e) => {
                refused.get_or_insert(e);
            }
        }
    }
    let hint = format!("install Rust from https://rustup.rs, then: rustup toolchain install {}", search.recipe.version);
    let missing = RunnerError::missing("there is no Rust compiler", &hint);
    // The first one that was refused says more than its absence would. One that could not be tried is there.
    Err(match refused {
        Some(refused) if refused.kind == RunnerErrorKind::Failed => refused,
        Some(refused) => refused.hint(hint),
        None => missing,
    })
}

/// Makes sure that the standard library for the recipe's target is there, and installs it with rustup where it can.
///
/// # Errors
/// When it is missing and cannot be installed; the hint says what to type.
pub async fn ensure_target(search: &Search<'_>, toolchain: &Toolchain) -> Result<(), RunnerError> {
    target::ensure(search, toolchain).await
}

async fn check(search: &Search<'_>, candidate: &Candidate) -> Result<Toolchain, RunnerError> {
    let identity = identify(&candidate.rustc, search.cache, search.cancel).await?;
    let min = search.recipe.version_min;
    if Version::parse(&identity.release).is_none_or(|version| version < min) {
        let message =
            format!("{} is Rust {}, and {min} is the oldest that will do", identity.rustc.display(), identity.release);
        return Err(RunnerError::missing(message, format!("rustup toolchain install {}", search.recipe.version)));
    }
    let rustup = candidate.name.as_ref().and_then(|_| rustup(search.places));
    Ok(Toolchain {
        version: format!("rustc {}", identity.release),
        rustc: identity.rustc,
        sysroot: identity.sysroot,
        commit_hash: identity.commit_hash,
        host: identity.host,
        rustup,
        name: candidate.name.clone(),
    })
}

#[cfg(test)]
mod tests;
