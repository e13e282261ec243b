//! The helper process that closes itself in and then becomes the compiler.
//!
//! ```text
//! grade __compiler-jail CONFINEMENT PROGRAM ARGS…    closed in, then PROGRAM
//! grade __compiler-jail CONFINEMENT                  closed in, then says which layers are on
//! ```
//! It is started by [`super::run`] with the compiler's limits, environment and working folder already in place.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Write as _},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use grade_model::SandboxLayer;

use super::{
    JailedCommand,
    confine::{self, Calls, Confinement},
};

/// The hidden first argument that leads to [`helper_main`].
pub const HELPER_COMMAND: &str = "__compiler-jail";

/// The exit code of a helper that did not get as far as the compiler. Compilers do not use it.
pub(super) const HELPER_FAILED: i32 = 125;

/// Where the dynamic loader and the system's libraries are. What does not exist is left out.
const SYSTEM_LIBRARIES: [&str; 6] = [
    "/lib",
    "/lib64",
    "/usr/lib64",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib/ld-linux-aarch64.so.1",
];

/// What the helper is told. It never holds anything of a submission.
#[derive(serde::Serialize, serde::Deserialize)]
struct Orders {
    confinement: Confinement,
    /// Whether to go no further when neither Landlock nor a private root keeps files unread.
    is_required: bool,
}

/// The helper's command line for a compiler.
pub(super) fn command_line(command: &JailedCommand, helper: &Path) -> io::Result<Vec<OsString>> {
    let mut executable: Vec<PathBuf> = SYSTEM_LIBRARIES.iter().map(PathBuf::from).collect();
    executable.extend(command.executable.iter().cloned());
    let confinement = Confinement {
        executable,
        readable: command.readable.clone(),
        writable: command.writable.clone(),
        root: command.root.clone(),
        calls: Calls::Compiler,
    };
    let orders = serde_json::to_string(&Orders { confinement, is_required: command.is_jail_required })?;
    let mut line: Vec<OsString> =
        vec![helper.into(), HELPER_COMMAND.into(), orders.into(), command.program.clone().into()];
    line.extend(command.args.iter().cloned());
    Ok(line)
}

/// The hidden subcommand: closes in, then becomes the program that the arguments name.
#[must_use]
pub fn helper_main() -> ExitCode {
    let mut args = env::args_os().skip(2);
    let error = match (args.next(), args.next()) {
        (Some(orders), Some(program)) => become_program(&orders, &program, args),
        (Some(orders), None) => match enter(&orders).and_then(|layers| print_layers(&layers)) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => error,
        },
        (None, _) => io::Error::other("no orders"),
    };
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "{error}");
    ExitCode::from(HELPER_FAILED.unsigned_abs() as u8)
}

/// Returns only when something failed.
fn become_program(orders: &OsStr, program: &OsStr, args: impl Iterator<Item = OsString>) -> io::Error {
    let folder = match env::current_dir() {
        Ok(folder) => folder,
        Err(error) => return error,
    };
    match enter(orders) {
        // A private root has the working folder at the same path.
        Ok(_) => Command::new(program).args(args).current_dir(folder).exec(),
        Err(error) => error,
    }
}

fn enter(orders: &OsStr) -> io::Result<Vec<SandboxLayer>> {
    let orders: Orders = serde_json::from_slice(orders.as_encoded_bytes())?;
    let layers = confine::enter(&orders.confinement, || ())?;
    if orders.is_required && !confine::keeps_files_unread(&layers) {
        return Err(io::Error::other("neither Landlock nor a private root can be had, and a jail is required"));
    }
    Ok(layers)
}

fn print_layers(layers: &[SandboxLayer]) -> io::Result<()> {
    for layer in layers {
        writeln!(io::stdout(), "{}\t{}\t{}", layer.name, layer.is_on, layer.detail)?;
    }
    Ok(())
}

/// Asks a helper which layers it gets, by closing one in that does nothing else.
pub(super) fn probe(helper: &Path) -> io::Result<Vec<SandboxLayer>> {
    let root = tempfile::tempdir()?;
    let confinement = Confinement { root: root.path().to_owned(), ..Confinement::default() };
    let orders = serde_json::to_string(&Orders { confinement, is_required: false })?;
    let output = Command::new(helper).arg(HELPER_COMMAND).arg(orders).env_clear().stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let layer = |line: &str| {
        let mut parts = line.splitn(3, '\t');
        let (name, is_on, detail) = (parts.next()?, parts.next()?, parts.next()?);
        Some(SandboxLayer { name: name.to_owned(), is_on: is_on == "true", detail: detail.to_owned() })
    };
    Ok(String::from_utf8_lossy(&output.stdout).lines().filter_map(layer).collect())
}
