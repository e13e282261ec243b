//! Landlock: which files a process may touch, and no network, even where namespaces are not to be had.

use std::{io, path::Path};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible as _, PathBeneath, PathFd, Ruleset,
    RulesetAttr as _, RulesetCreated, RulesetCreatedAttr as _, RulesetStatus, Scope,
};

use super::Confinement;

/// The newest version of Landlock whose rights are asked for; older kernels enforce fewer and the result says so.
const NEWEST: ABI = ABI::V6;

/// Restricts the process to the confinement's files. The detail says when a kernel enforces only a part.
pub(super) fn restrict(confinement: &Confinement) -> io::Result<String> {
    let status = apply(confinement).map_err(io::Error::other)?;
    match status {
        RulesetStatus::FullyEnforced => Ok(String::new()),
        RulesetStatus::PartiallyEnforced => Ok("partly: an older kernel".to_owned()),
        RulesetStatus::NotEnforced => Err(io::Error::other("the kernel has no Landlock")),
    }
}

fn apply(confinement: &Confinement) -> Result<RulesetStatus, landlock::RulesetError> {
    let execute = AccessFs::from_read(NEWEST);
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    let write = read
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer;
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::BindTcp | AccessNet::ConnectTcp)?
        .scope(Scope::AbstractUnixSocket | Scope::Signal)?
        .create()?;
    for (paths, rights) in
        [(&confinement.executable, execute), (&confinement.readable, read), (&confinement.writable, write)]
    {
        for path in paths {
            rules = allow(rules, path, rights)?;
        }
    }
    if !confinement.executable.is_empty() {
        rules = allow(rules, Path::new("/dev/null"), AccessFs::ReadFile | AccessFs::WriteFile)?;
    }
    Ok(rules.restrict_self()?.ruleset)
}

/// Allows `rights` below `path`. A path that cannot be opened is absent, so nothing needs to be allowed there.
fn allow(
    rules: RulesetCreated,
    path: &Path,
    rights: BitFlags<AccessFs>,
) -> Result<RulesetCreated, landlock::RulesetError> {
    let Ok(descriptor) = PathFd::new(path) else { return Ok(rules) };
    // Rights that only folders have would make a rule for a file fail.
    let rights = if path.is_dir() { rights } else { rights & AccessFs::from_file(NEWEST) };
    rules.add_rule(PathBeneath::new(descriptor, rights))
}
