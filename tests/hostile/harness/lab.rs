//! The place where attacks are let loose: canaries, a cache of its own, the program under a name of its own.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::Failed;

use super::inspect;
use crate::support;

/// What a canary is made of. Nothing else in the repository holds it, so wherever it turns up, something leaked.
pub(crate) const CANARY: &str = "kestrel-4417";

/// What all numbers in hidden tests begin with.
pub(crate) const CANARY_NUMBER: &str = "73051982644";

/// A generous bound on any run, on a machine that is busy.
const WALL_MAX: Duration = Duration::from_secs(120);

/// How long processes may take to be gone, once the one that started them is.
const END_MAX: Duration = Duration::from_secs(10);

/// The folders that all attacks share.
pub(crate) struct Lab {
    folder: PathBuf,
}

/// What came out of a run.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
}

impl Ran {
    /// Both streams, for messages.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", String::from_utf8_lossy(&self.stdout), String::from_utf8_lossy(&self.stderr))
    }
}

impl Lab {
    /// Lays out canaries, and links the program so that its processes can be told from others.
    pub(crate) fn set_up() -> Result<Self, Failed> {
        let lab = Self { folder: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile") };
        let _gone = fs::remove_dir_all(lab.folder.join("work"));
        for name in ["canaries", "work"] {
            fs::create_dir_all(lab.folder.join(name))?;
        }
        fs::write(lab.canaries().join("hidden.txt"), format!("{CANARY}-file \"quoted\n{CANARY}-line"))?;
        fs::write(lab.canaries().join("hidden.rs"), format!("pub const X: &str = \"{CANARY}-source\";\n"))?;
        fs::write(lab.canaries().join("hidden.toml"), format!("{CANARY}-key = \"{CANARY}-value\"\n"))?;
        let _gone = fs::remove_file(lab.program());
        fs::hard_link(env!("CARGO_BIN_EXE_grade"), lab.program())?;
        Ok(lab)
    }

    /// The folder with the canary files.
    pub(crate) fn canaries(&self) -> PathBuf {
        self.folder.join("canaries")
    }

    /// The cache of all attacks.
    pub(crate) fn cache(&self) -> PathBuf {
        self.folder.join("cache")
    }

    fn program(&self) -> PathBuf {
        self.folder.join("grade")
    }

    /// The folder of the exercises.
    pub(crate) fn exercises() -> PathBuf {
        support::repository().join("tests/hostile/exercises")
    }

    /// An empty folder of that name.
    pub(crate) fn make_folder(&self, name: &str) -> Result<PathBuf, Failed> {
        let folder = self.folder.join("work").join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// `grade`, in a folder, with secrets in its environment.
    pub(crate) fn grade(&self, folder: &Path) -> Command {
        let mut command = Command::new(self.program());
        command.env_clear().current_dir(folder).stdin(Stdio::null());
        command.envs(support::grade().get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env("GRADE_CACHE", self.cache()).env("GRADE_EXERCISES", Self::exercises());
        for name in ["GRADER_CANARY_TOKEN", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY"] {
            command.env(name, format!("{CANARY}-{name}"));
        }
        command
    }

    /// Runs a command to its end, which has to come in time, and looks at every byte that it printed. `own` is what the
    /// submission itself holds: paths that stand there may be quoted.
    pub(crate) fn run(&self, command: &mut Command, own: &[u8]) -> Result<Ran, Failed> {
        let ran = run_to_its_end(command)?;
        inspect::streams(&ran, own, &[&self.cache(), Path::new(".rustup/toolchains"), Path::new("lib/rustlib")])
            .map_err(|failed| Failed::from(format!("{command:?}: {}", failed.message().unwrap_or_default())))?;
        Ok(ran)
    }

    /// Whether any process, temporary folder or canary is left where attacks could have left one.
    pub(crate) fn look_for_remains(&self) -> Result<(), Failed> {
        let start = Instant::now();
        loop {
            let processes = self.processes()?;
            if processes.is_empty() {
                break;
            }
            if start.elapsed() > END_MAX {
                return Err(format!("still running: {processes:?}").into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        if let Ok(mut left) = fs::read_dir(self.cache().join("tmp"))
            && let Some(left) = left.next()
        {
            return Err(format!("{} is left in the cache", left?.path().display()).into());
        }
        if Path::new("/tmp/owned").exists() {
            return Err("an attack wrote /tmp/owned".into());
        }
        look_for_canaries(&self.cache())
    }

    /// Processes of our program, and those that run in its cache.
    fn processes(&self) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir("/proc")? {
            let process = entry?.path();
            // Processes come and go, and those of others cannot be looked at.
            let links = ["exe", "cwd"].map(|link| fs::read_link(process.join(link)).unwrap_or_default());
            if links[0].starts_with(&self.folder) || links[1].starts_with(self.cache()) {
                found.push(process);
            }
        }
        Ok(found)
    }
}

/// No canary may lie in a cached module or a cached message.
fn look_for_canaries(folder: &Path) -> Result<(), Failed> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            look_for_canaries(&path)?;
        } else if let Some(canary) = inspect::find_plain_canary(&fs::read(&path)?) {
            return Err(format!("{} holds {canary:?}", path.display()).into());
        }
    }
    Ok(())
}

fn run_to_its_end(command: &mut Command) -> Result<Ran, Failed> {
    let (stdout, stderr) = (tempfile::NamedTempFile::new()?, tempfile::NamedTempFile::new()?);
    let mut child = command.stdout(stdout.reopen()?).stderr(stderr.reopen()?).spawn()?;
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > WALL_MAX {
            child.kill()?;
            child.wait()?;
            return Err(format!("{command:?} was still running after {WALL_MAX:?}").into());
        }
        thread::sleep(Duration::from_millis(5));
    };
    Ok(Ran { code: status.code(), stdout: fs::read(stdout.path())?, stderr: fs::read(stderr.path())? })
}
