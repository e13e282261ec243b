//! Brings a student's repository onto this machine as data.
//!
//! Nothing of it is run and nothing of it configures anything: no hook, no filter, no submodule, no large-file storage;
//! one protocol, one commit, one time limit, one size limit. Links become small files that name their target.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use grader::roster::Student;
use runners::cancel::CancelToken;

/// How often to look whether a fetch has taken too long or brought too much.
const LOOK: Duration = Duration::from_millis(50);

/// The longest message of git that is shown, in bytes.
const MESSAGE_BYTES_MAX: u64 = 2_000;

/// Most files of one commit.
const FILES_MAX: usize = 20_000;

/// What bounds one repository.
#[derive(Clone, Copy, Debug)]
pub(super) struct FetchLimits {
    pub(super) time_max: Duration,
    pub(super) bytes_max: u64,
}

/// A commit, laid out in a folder.
pub(super) struct Fetched {
    pub(super) folder: PathBuf,
    pub(super) commit: String,
    /// Where it came from, as git is given it.
    pub(super) url: String,
    /// A folder for what is needed on the way, private to this user.
    pub(super) scratch: PathBuf,
    git: Git,
}

impl Fetched {
    /// Whether it came from a server, and not from a path on this machine.
    pub(super) fn is_remote(&self) -> bool {
        self.git.protocol != "file"
    }

    /// Starts the clock again for what follows.
    pub(super) fn give_time(&mut self) {
        self.git.deadline = Instant::now() + self.git.limits.time_max;
    }

    /// Fetches one more commit into the store, as `FETCH_HEAD`.
    pub(super) fn fetch(&self, reference: &str) -> Result<(), String> {
        self.git.fetch(&self.url, reference, &self.scratch)
    }

    /// Runs git in the store of the commit, and hands back what it printed.
    pub(super) fn git(&self, args: &[&str]) -> Result<String, String> {
        let args: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
        self.git.run_in_store(&args, &self.scratch)
    }
}

/// Fetches one commit into `folder`, which exists and is empty. Paths in the roster are relative to `roster_folder`.
///
/// # Errors
/// A sentence for the instructor.
pub(super) fn fetch(
    student: &Student,
    roster_folder: &Path,
    folder: &Path,
    limits: FetchLimits,
    cancel: CancelToken,
) -> Result<Fetched, String> {
    let (url, protocol) = address(&student.repository, roster_folder)?;
    let git = Git { store: folder.join("store"), protocol, deadline: Instant::now() + limits.time_max, limits, cancel };
    let tree = folder.join("tree");
    fs::create_dir(&tree).map_err(|error| format!("a folder cannot be made: {error}"))?;
    git.run(
        folder,
        &[
            OsStr::new("init"),
            OsStr::new("--quiet"),
            OsStr::new("--bare"),
            OsStr::new("--template="),
            git.store.as_os_str(),
        ],
    )?;
    take_files_as_they_are(&git.store).map_err(|error| format!("a file cannot be made: {error}"))?;
    let reference = student.reference.as_deref().unwrap_or("HEAD");
    git.fetch(&url, reference, folder)?;
    let commit = git.run_in_store(&["rev-parse", "--verify", "FETCH_HEAD^{commit}"].map(OsStr::new), folder)?;
    git.refuse_too_much(folder)?;
    // A work tree that is only written to: the index is a file of its own, and nothing is read from the tree.
    let work_tree = format!("--work-tree={}", tree.display());
    let lay_out = [work_tree.as_str(), "checkout", "--quiet", "--force", "FETCH_HEAD", "--", "."];
    git.run_in_store(&lay_out.map(OsStr::new), folder)?;
    let commit = commit.trim().to_owned();
    Ok(Fetched { folder: tree, commit, url, scratch: folder.to_owned(), git })
}

/// Takes back whatever the commit's own attributes would do to its files: what is judged is what was committed. The
/// store's attributes go before those of the commit (gitattributes, section "description").
fn take_files_as_they_are(store: &Path) -> io::Result<()> {
    fs::create_dir_all(store.join("info"))?;
    fs::write(store.join("info/attributes"), "* -text !eol -ident -filter !working-tree-encoding\n")
}

/// What git is given, and the one protocol that it may speak.
fn address(repository: &str, roster_folder: &Path) -> Result<(String, &'static str), String> {
    if let Some((protocol, rest)) = repository.split_once("://") {
        let known = ["https", "ssh"].into_iter().find(|known| *known == protocol);
        let host_starts_well = rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[');
        return match known {
            Some(known) if host_starts_well => Ok((repository.to_owned(), known)),
            _ => Err("only https://, ssh://, user@host:path and paths are fetched".to_owned()),
        };
    }
    let is_shell_form = repository.split_once(':').is_some_and(|(host, _)| host.contains('@') && !host.contains('/'));
    if is_shell_form {
        return Ok((repository.to_owned(), "ssh"));
    }
    let path = fs::canonicalize(roster_folder.join(repository))
        .map_err(|error| format!("there is no repository at {repository}: {error}"))?;
    Ok((path.display().to_string(), "file"))
}

struct Git {
    store: PathBuf,
    protocol: &'static str,
    deadline: Instant,
    limits: FetchLimits,
    /// Raised when the user wants to stop.
    cancel: CancelToken,
}

impl Git {
    /// Fetches one commit, and nothing that it names.
    fn fetch(&self, url: &str, reference: &str, folder: &Path) -> Result<(), String> {
        let fetch = [
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-commit-graph",
            "--",
            url,
            reference,
        ];
        self.run_in_store(&fetch.map(OsStr::new), folder).map(drop)
    }

    fn run_in_store(&self, args: &[&OsStr], folder: &Path) -> Result<String, String> {
        let mut store = OsStr::new("--git-dir=").to_owned();
        store.push(&self.store);
        let all: Vec<&OsStr> = [store.as_os_str()].into_iter().chain(args.iter().copied()).collect();
        self.run(folder, &all)
    }

    /// Runs git in `folder`, and hands back what it printed.
    fn run(&self, folder: &Path, args: &[&OsStr]) -> Result<String, String> {
        let started = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => "git is not installed".to_owned(),
            _ => format!("git cannot be run: {error}"),
        };
        let (stdout, stderr) = (folder.join("stdout"), folder.join("stderr"));
        let create = |path: &Path| File::create(path).map_err(|error| format!("a file cannot be made: {error}"));
        let mut command = self.command(folder, args);
        let mut child = command.stdout(create(&stdout)?).stderr(create(&stderr)?).spawn().map_err(started)?;
        let waited = self.wait(&mut child, folder);
        if waited.is_err() {
            // It is over either way, and its last message does not matter.
            let _ = child.kill();
            let _ = child.wait();
        }
        match waited? {
            true => read_start(&stdout, self.limits.bytes_max),
            false => Err(read_start(&stderr, MESSAGE_BYTES_MAX)?.trim().to_owned()),
        }
    }

    fn command(&self, folder: &Path, args: &[&OsStr]) -> Command {
        let mut command = Command::new("git");
        for setting in [
            "core.hooksPath=/dev/null",
            "core.symlinks=false",
            "core.fsmonitor=false",
            "core.protectHFS=true",
            "core.protectNTFS=true",
            "core.attributesFile=/dev/null",
            "core.excludesFile=/dev/null",
            "commit.gpgSign=false",
            "push.gpgSign=false",
            "push.recurseSubmodules=no",
            "fetch.fsckObjects=true",
            "submodule.recurse=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "filter.lfs.smudge=",
            "filter.lfs.process=",
            "filter.lfs.required=false",
            "protocol.allow=never",
        ] {
            command.args(["-c", setting]);
        }
        command.args(["-c", &format!("protocol.{}.allow=always", self.protocol)]);
        command.args(args).current_dir(folder).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            // Variables such as GIT_DIR say which repository git works on; those that help it to log in stay.
            let name_text = name.to_string_lossy();
            let logs_in = ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS"].contains(&&*name_text);
            if name_text.starts_with("GIT_") && !logs_in {
                command.env_remove(&name);
            }
        }
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_LFS_SKIP_SMUDGE", "1").env("GIT_ATTR_NOSYSTEM", "1");
        command.env("GIT_ALLOW_PROTOCOL", self.protocol);
        let talks = ["fetch", "ls-remote", "push"].iter().any(|word| args.contains(&OsStr::new(word)));
        if self.protocol == "file" || !talks {
            // Only what talks to a server needs the user's own settings, which say how to log in.
            command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        }
        command
    }

    /// Waits for git, but no longer than there is time, and while it does not write more than there may be.
    fn wait(&self, child: &mut Child, folder: &Path) -> Result<bool, String> {
        loop {
            if let Some(status) = child.try_wait().map_err(|error| format!("git cannot be waited for: {error}"))? {
                return Ok(status.success());
            }
            if self.cancel.is_cancelled() {
                return Err("interrupted".to_owned());
            }
            if Instant::now() > self.deadline {
                return Err(format!("git took longer than {} s", self.limits.time_max.as_secs()));
            }
            if size_of(folder, 0) > 2 * self.limits.bytes_max {
                return Err(format!("the repository is larger than {} MiB", self.limits.bytes_max >> 20));
            }
            thread::sleep(LOOK);
        }
    }

    /// A few bytes that were fetched may become many files: sizes are added up before anything is laid out.
    fn refuse_too_much(&self, folder: &Path) -> Result<(), String> {
        let list = self.run_in_store(&["ls-tree", "-r", "-l", "-z", "FETCH_HEAD"].map(OsStr::new), folder)?;
        let (mut files, mut bytes) = (0, 0_u64);
        for entry in list.split('\0') {
            let size = entry.split('\t').next().and_then(|head| head.split_whitespace().nth(3));
            bytes = bytes.saturating_add(size.and_then(|size| size.parse().ok()).unwrap_or(0));
            files += 1;
        }
        if files > FILES_MAX {
            return Err(format!("the repository has more than {FILES_MAX} files"));
        }
        if bytes > self.limits.bytes_max {
            return Err(format!("the repository's files take more than {} MiB", self.limits.bytes_max >> 20));
        }
        Ok(())
    }
}

fn read_start(path: &Path, bytes_max: u64) -> Result<String, String> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(bytes_max).read_to_end(&mut bytes))
        .map_err(|error| format!("what git said cannot be read: {error}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Bytes of the files below a folder. Files that vanish meanwhile count nothing.
fn size_of(folder: &Path, depth: usize) -> u64 {
    const DEPTH_MAX: usize = 64;
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let mut bytes = 0_u64;
    for entry in entries.flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        let size =
            if metadata.is_dir() && depth < DEPTH_MAX { size_of(&entry.path(), depth + 1) } else { metadata.len() };
        bytes = bytes.saturating_add(size);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::address;

    #[test]
    fn only_known_protocols_are_spoken() {
        let protocol = |repository: &str| address(repository, Path::new("/")).map(|(_, protocol)| protocol);
        assert_eq!(protocol("https://host/x.git"), Ok("https"));
        assert_eq!(protocol("git@host:x.git"), Ok("ssh"));
        assert_eq!(protocol("/"), Ok("file"));
        for repository in ["ext::sh -c x", "file:///etc", "git://host/x", "http://host/x", "ssh://-oProxyCommand=x"] {
            assert!(protocol(repository).is_err(), "{repository}");
        }
    }
}
