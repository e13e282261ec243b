//! `grade submit` killed at any moment: what it leaves behind is swept, never believed, and never runs on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::Failed;

use super::{accepted, leftovers, support, wait_until};

/// Runs that are killed in all.
const KILLS: u64 = 200;
/// One of so many starts with an empty cache, so that it is killed while it compiles. A compiler costs most of the
/// time that this test takes.
const KILLS_PER_COLD_ONE: u64 = 14;
/// Every this many kills the next run is looked at; what one run leaves broken stays so.
const KILLS_PER_LOOK: u64 = 4;

/// The command under a path of its own, so that its children can be told from those of other tests.
struct Victim {
    work: tempfile::TempDir,
}

impl Victim {
    fn new() -> Result<Self, Failed> {
        let work = accepted()?;
        let spec = "title = \"Sum\"\n";
        let cases = [("sample/1", "1 2\n", "3\n"), ("secret/1", "4 5\n", "9\n")];
        support::write_exercise(&work.path().join("exercises/sum"), spec, cases)?;
        let original = env!("CARGO_BIN_EXE_grade");
        let own = work.path().join("grade");
        fs::hard_link(original, &own).or_else(|_| fs::copy(original, &own).map(drop))?;
        Ok(Self { work })
    }

    fn cache(&self) -> PathBuf {
        self.work.path().join("cache")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.work.path().join("grade"));
        for (name, value) in support::grade().get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.env("GRADE_CACHE", self.cache()).current_dir(self.work.path()).stdin(Stdio::null());
        command.args(["submit", "sum.rs", "--format", "json", "--exercises", "exercises"]);
        command
    }

    /// A whole run, and how long it took.
    fn run(&self) -> Result<(Output, Duration), Failed> {
        let start = Instant::now();
        let output = self.command().output()?;
        super::expect(&output, 0, &["\"verdict\":\"AC\""])?;
        Ok((output, start.elapsed()))
    }

    /// A run that is killed after `delay`, and its children with it.
    fn kill_after(&self, delay: Duration) -> Result<(), Failed> {
        let mut child = self.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        thread::sleep(delay);
        child.kill()?;
        child.wait()?;
        wait_until("the children of a killed command to end", || Ok(survivors(self.work.path()).is_empty()))
    }
}

/// Processes that have to do with a folder: by their command line, by where they are, or by what they have mounted.
fn survivors(folder: &Path) -> Vec<PathBuf> {
    let mark = folder.display().to_string();
    let is_ours = |process: &PathBuf| {
        // A process may end while it is looked at, and others' may not be looked at.
        let texts = ["cmdline", "mountinfo"].map(|name| fs::read(process.join(name)).unwrap_or_default());
        let place = fs::read_link(process.join("cwd")).unwrap_or_default();
        place.starts_with(folder) || texts.iter().any(|text| String::from_utf8_lossy(text).contains(&mark))
    };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let is_process = |path: &PathBuf| support::name_of(path).bytes().all(|byte| byte.is_ascii_digit());
    processes.map(|entry| entry.path()).filter(is_process).filter(is_ours).collect()
}

/// The part of `whole` after which the run of this number is killed: spread evenly, in no order (Weyl's sequence of
/// the golden ratio). A little more than the whole is among them.
fn delay_for(number: u64, whole: Duration) -> Duration {
    let part = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    Duration::from_micros(u64::try_from(whole.as_micros()).unwrap_or(u64::MAX).saturating_mul(part) / 60_000)
}

/// What is killed at a random moment 200 times leaves a cache from which the next run says the same.
pub(super) fn a_command_killed_at_any_moment_loses_nothing() -> Result<(), Failed> {
    let victim = Victim::new()?;
    let (whole, cold) = victim.run()?;
    let (again, warm) = victim.run()?;
    super::same(&whole, &again)?;
    for number in 0..KILLS {
        let is_cold = number % KILLS_PER_COLD_ONE == 0;
        if is_cold {
            fs::remove_dir_all(victim.cache())?;
        }
        victim.kill_after(delay_for(number, if is_cold { cold } else { warm }))?;
        if is_cold || number % KILLS_PER_LOOK == 0 {
            super::same(&whole, &victim.run()?.0)?;
        }
    }
    super::same(&whole, &victim.run()?.0)?;
    is_swept(&victim)
}

/// What killed runs left is removed once it is a day old, and nothing else is.
fn is_swept(victim: &Victim) -> Result<(), Failed> {
    let temporary = victim.cache().join("tmp");
    fs::create_dir_all(temporary.join("left-behind"))?;
    let two_days = Duration::from_secs(2 * 24 * 60 * 60);
    let old = std::time::SystemTime::now().checked_sub(two_days).ok_or("a clock that starts now")?;
    let aged = support::children(&temporary)?.into_iter().chain([victim.cache().join("swept")]);
    for path in aged.filter(|path| path.exists()) {
        fs::File::open(path)?.set_modified(old)?;
    }
    // Only a run that adds to the cache sweeps it.
    fs::write(
        victim.work.path().join("sum.rs"),
        [ACCEPTED_HEAD, &fs::read(victim.work.path().join("sum.rs"))?].concat(),
    )?;
    victim.run()?;
    match leftovers(&victim.cache()) {
        0 => Ok(()),
        number => Err(format!("{number} leftovers were not swept").into()),
    }
}

/// Makes another source of the accepted one.
const ACCEPTED_HEAD: &[u8] = b"// Another source.\n";
