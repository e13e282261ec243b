//! Where compilers are looked for, and in which order. Nothing is started here.

use std::{
    env,
    fs::{self, File},
    io::Read as _,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::recipe::Version;

/// Bytes of rustup's settings that are read at most.
const SETTINGS_BYTES_MAX: u64 = 1 << 20;

/// Where compilers are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The compiler that was asked for. If it will not do, no other is taken.
    pub rustc: Option<PathBuf>,
    /// rustup's folder, which holds `toolchains` and `settings.toml`.
    pub rustup_home: Option<PathBuf>,
    /// Cargo's folder, which holds `bin/rustup`.
    pub cargo_home: Option<PathBuf>,
    /// Folders of programs.
    pub path: Vec<PathBuf>,
}

impl Places {
    /// The places that the environment names; `rustc` is the compiler that was asked for. Relative paths are left
    /// out: they would depend on the folder that we are called in.
    #[must_use]
    pub fn from_environment(rustc: Option<PathBuf>) -> Self {
        let home = env::home_dir().filter(|home| home.is_absolute());
        let folder = |variable: &str, default: &str| {
            let given = env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
            given.or_else(|| Some(home.as_ref()?.join(default)))
        };
        let path = env::var_os("PATH").unwrap_or_default();
        Self {
            rustc,
            rustup_home: folder("RUSTUP_HOME", ".rustup"),
            cargo_home: folder("CARGO_HOME", ".cargo"),
            path: env::split_paths(&path).filter(|folder| folder.is_absolute()).collect(),
        }
    }
}

/// A file that may be a compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) rustc: PathBuf,
    /// The toolchain's name in rustup.
    pub(super) name: Option<String>,
    pub(super) is_asked_for: bool,
}

/// Files that may be a compiler, best first.
pub(super) fn candidates(places: &Places, pinned: Version) -> Vec<Candidate> {
    if let Some(rustc) = &places.rustc {
        return vec![Candidate { rustc: rustc.clone(), name: toolchain_of(places, rustc), is_asked_for: true }];
    }
    let toolchains = places.rustup_home.as_ref().map(|home| home.join("toolchains"));
    let names = toolchains.as_deref().map(list_names).unwrap_or_default();
    let mut found: Vec<Candidate> = Vec::new();
    for name in in_order(names, default_toolchain(places).as_deref(), pinned) {
        let rustc = toolchains.as_ref().map(|folder| folder.join(&name).join("bin/rustc"));
        let rustc = rustc.filter(|rustc| is_program(rustc));
        found.extend(rustc.map(|rustc| Candidate { rustc, name: Some(name), is_asked_for: false }));
    }
    let in_path = places.path.iter().map(|folder| folder.join("rustc"));
    let compilers = in_path.filter(|rustc| is_program(rustc) && !is_proxy(rustc));
    found.extend(compilers.map(|rustc| Candidate { rustc, name: None, is_asked_for: false }));
    found
}

/// rustup itself.
pub(super) fn rustup(places: &Places) -> Option<PathBuf> {
    let own = places.cargo_home.iter().map(|home| home.join("bin"));
    own.chain(places.path.iter().cloned()).map(|folder| folder.join("rustup")).find(|rustup| is_program(rustup))
}

/// Whether `rustc` is rustup under another name: a link to it, or a copy beside it.
pub(super) fn is_proxy(rustc: &Path) -> bool {
    let is_named_rustup = |path: &Path| path.file_stem().is_some_and(|name| name == "rustup" || name == "rustup-init");
    if rustc.canonicalize().is_ok_and(|rustc| is_named_rustup(&rustc)) {
        return true;
    }
    let beside = rustc.parent().map(|folder| folder.join("rustup"));
    match (fs::metadata(rustc), beside.and_then(|rustup| fs::metadata(rustup).ok())) {
        (Ok(rustc), Some(rustup)) => {
            (rustc.dev(), rustc.ino()) == (rustup.dev(), rustup.ino()) || rustc.len() == rustup.len()
        }
        _ => false,
    }
}

/// The name of the rustup toolchain that `rustc` lies in.
fn toolchain_of(places: &Places, rustc: &Path) -> Option<String> {
    let inside = rustc.strip_prefix(places.rustup_home.as_ref()?.join("toolchains")).ok()?;
    let name = inside.iter().next()?.to_str()?;
    (inside == Path::new(name).join("bin/rustc")).then(|| name.to_owned())
}

fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

fn list_names(toolchains: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(toolchains) else { return Vec::new() };
    let mut names: Vec<_> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The pinned release, then the default, then `stable`, then other releases from the newest.
fn in_order(names: Vec<String>, default: Option<&str>, pinned: Version) -> Vec<String> {
    let mut ranked: Vec<_> = names.into_iter().filter_map(|name| Some((rank(&name, default, pinned)?, name))).collect();
    ranked.sort();
    ranked.into_iter().map(|(_, name)| name).collect()
}

/// Lower is better; `None` is out of the question.
fn rank(name: &str, default: Option<&str>, pinned: Version) -> Option<(u8, [std::cmp::Reverse<u32>; 3])> {
    use std::cmp::Reverse;
    const EQUAL: [Reverse<u32>; 3] = [Reverse(0); 3];
    // `1.95.0-x86_64-unknown-linux-gnu`; dated nightlies and betas begin with a word.
    let release = Version::parse(name);
    if release == Some(pinned) {
        Some((0, EQUAL))
    } else if default.is_some_and(|default| is_called(name, default)) {
        Some((1, EQUAL))
    } else if is_called(name, "stable") {
        Some((2, EQUAL))
    } else {
        release.map(|version| (3, [version.major, version.minor, version.patch].map(Reverse)))
    }
}

/// Whether a toolchain's folder is meant by `given`, which may leave out the host.
fn is_called(name: &str, given: &str) -> bool {
    name.strip_prefix(given).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// rustup's default toolchain. Overrides by folder are left out: the folder may be a student's.
fn default_toolchain(places: &Places) -> Option<String> {
    #[derive(Deserialize)]
    struct Settings {
        default_toolchain: Option<String>,
    }
    let mut text = String::new();
    let settings = File::open(places.rustup_home.as_ref()?.join("settings.toml")).ok()?;
    settings.take(SETTINGS_BYTES_MAX).read_to_string(&mut text).ok()?;
    toml::from_str::<Settings>(&text).ok()?.default_toolchain
}
