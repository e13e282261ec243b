//! Trees of files and shell scripts in the place of rustup and its toolchains.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use grade_model::{RunnerError, RunnerErrorKind};
use tempfile::TempDir;

use super::{Places, Search, Toolchain, ensure_target, find};
use crate::{cache::Cache, cancel::CancelToken, notice::Notice, recipe, script::write_script};

const HOST: &str = "x86_64-unknown-linux-gnu";
const TARGET: &str = "wasm32-wasip1";

/// A home folder with a `.rustup`, a `.cargo` and a `bin`.
struct Home {
    folder: TempDir,
    heard: Arc<Mutex<Vec<String>>>,
    is_offline: bool,
    has_cache: bool,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let heard = Arc::default();
        Self { folder, heard, is_offline: false, has_cache: false }
    }

    /// Its path as a compiler found in it would be shown.
    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("it is there").join(inside)
    }

    fn script(&self, inside: &str, script: &str) -> PathBuf {
        let path = self.path(inside);
        write_script(&path, script);
        path
    }

    /// A compiler below `prefix`, which writes into `asked` each time that it is asked about itself.
    fn compiler(&self, prefix: &str, release: &str) -> PathBuf {
        let asked = self.path("asked");
        let sysroot = self.path(prefix);
        self.script(
            &format!("{prefix}/bin/rustc"),
            &format!(
                "echo {prefix} $1 >> '{}'\n\
                 case $1 in\n\
                 -vV) printf 'rustc {release}\\nbinary: rustc\\ncommit-hash: 0123abc\\nhost: {HOST}\\nrelease: {release}\\n' ;;\n\
                 --print=sysroot) echo '{}' ;;\n\
                 esac",
                asked.display(),
                sysroot.display(),
            ),
        )
    }

    fn toolchain(&self, name: &str, release: &str) -> PathBuf {
        let path = self.compiler(&format!(".rustup/toolchains/{name}"), release);
        self.rustlib(name, "multirust-channel-manifest.toml");
        path
    }

    /// An empty file in a toolchain's folder of libraries.
    fn rustlib(&self, name: &str, file: &str) {
        let path = self.path(&format!(".rustup/toolchains/{name}/lib/rustlib/{file}"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, "").expect("a file");
    }

    fn target(&self, name: &str) {
        self.rustlib(name, &format!("{TARGET}/lib/libstd-0123.rlib"));
        self.rustlib(name, &format!("manifest-rust-std-{TARGET}"));
    }

    fn default_is(&self, name: &str) {
        let settings = format!("version = \"12\"\ndefault_toolchain = \"{name}\"\n[overrides]\n\"/\" = \"evil\"\n");
        fs::create_dir_all(self.path(".rustup")).expect("a folder");
        fs::write(self.path(".rustup/settings.toml"), settings).expect("settings");
    }

    fn places(&self) -> Places {
        Places {
            rustc: None,
            rustup_home: Some(self.path(".rustup")),
            cargo_home: Some(self.path(".cargo")),
            path: vec![self.path(".cargo/bin"), self.path("usr/bin")],
        }
    }

    async fn search(&self, places: &Places, with_target: bool) -> Result<Toolchain, RunnerError> {
        let notice = Notice::new({
            let heard = Arc::clone(&self.heard);
            move |line| heard.lock().expect("no panic").push(line.to_owned())
        });
        let cache = self.has_cache.then(|| Cache::open(&self.path("cache"), notice.clone()).expect("a cache"));
        let search = Search {
            places,
            recipe: recipe::find("rust").and_then(|recipe| recipe.rustc.as_ref()).expect("a recipe"),
            cache: cache.as_ref(),
            is_offline: self.is_offline,
            notice: &notice,
            cancel: &CancelToken::new(),
        };
        let toolchain = find(&search).await?;
        if with_target {
            ensure_target(&search, &toolchain).await?;
        }
        Ok(toolchain)
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("no panic").clone()
    }
}

/// Which toolchain is found.
#[track_caller]
fn check(found: Result<Toolchain, RunnerError>, expect: &Path) {
    assert_eq!(found.expect("a compiler").rustc, expect);
}

#[track_caller]
fn check_error<T: std::fmt::Debug>(found: Result<T, RunnerError>, message: &str, hint: &str) {
    let error = found.expect_err("it fails");
    assert_eq!((error.to_string().as_str(), error.hint.as_deref()), (message, Some(hint)));
    assert_eq!(error.kind, RunnerErrorKind::Missing);
}

#[tokio::test]
async fn the_pinned_release_comes_first() {
    let home = Home::new();
    home.default_is("stable-x86_64-unknown-linux-gnu");
    let older = home.toolchain(&format!("1.90.0-{HOST}"), "1.90.0");
    home.toolchain(&format!("1.9.0-{HOST}"), "1.9.0");
    home.toolchain(&format!("nightly-{HOST}"), "1.99.0-nightly");
    check(home.search(&home.places(), false).await, &older);
    let newer = home.toolchain(&format!("1.100.0-{HOST}"), "1.100.0");
    check(home.search(&home.places(), false).await, &newer);
    let stable = home.toolchain(&format!("stable-{HOST}"), "1.101.0");
    check(home.search(&home.places(), false).await, &stable);
    let pinned = home.toolchain(&format!("1.95.0-{HOST}"), "1.95.0");
    check(home.search(&home.places(), false).await, &pinned);
}

#[tokio::test]
async fn rustups_default_comes_second() {
    let home = Home::new();
    home.toolchain(&format!("stable-{HOST}"), "1.101.0");
    let custom = home.toolchain("mine", "1.99.0-nightly");
    home.default_is("mine");
    check(home.search(&home.places(), false).await, &custom);
}

#[tokio::test]
async fn a_toolchain_is_described() {
    let home = Home::new();
    let name = format!("1.95.0-{HOST}");
    let rustc = home.toolchain(&name, "1.95.0");
    let rustup = home.script(".cargo/bin/rustup", "");
    let expect = Toolchain {
        rustc,
        sysroot: home.path(&format!(".rustup/toolchains/{name}")),
        version: "rustc 1.95.0".to_owned(),
        commit_hash: Some("0123abc".to_owned()),
        host: HOST.to_owned(),
        rustup: Some(rustup),
        name: Some(name),
    };
    assert_eq!(home.search(&home.places(), false).await.expect("a compiler"), expect);
}

#[tokio::test]
async fn proxies_are_no_compilers() {
    let home = Home::new();
    let rustup = home.script(".cargo/bin/rustup", "touch evil; exit 0");
    symlink("rustup", home.path(".cargo/bin/rustc")).expect("a link");
    let hint = "install Rust from https://rustup.rs, then: rustup toolchain install 1.95.0";
    check_error(home.search(&home.places(), false).await, "there is no Rust compiler", hint);
    let debian = home.compiler("usr", "1.85.0");
    check(home.search(&home.places(), false).await, &debian);

    fs::remove_file(home.path(".cargo/bin/rustc")).expect("it is removed");
    fs::hard_link(&rustup, home.path(".cargo/bin/rustc")).expect("a link");
    check(home.search(&home.places(), false).await, &debian);
    let places = Places { rustc: Some(home.path(".cargo/bin/rustc")), ..home.places() };
    let message = format!("{} is a rustup proxy, not a compiler", home.path(".cargo/bin/rustc").display());
    let hint = "name a toolchain's own, which `rustup which rustc` shows";
    check_error(home.search(&places, false).await, &message, hint);
}

#[tokio::test]
async fn what_was_asked_for_has_no_substitute() {
    let home = Home::new();
    let pinned = home.toolchain(&format!("1.95.0-{HOST}"), "1.95.0");
    let old = home.compiler("old", "1.63.0");
    let asked_for = |rustc: &Path| Places { rustc: Some(rustc.to_owned()), ..home.places() };
    let message = format!("{} is Rust 1.63.0, and 1.85.0 is the oldest that will do", old.display());
    check_error(home.search(&asked_for(&old), false).await, &message, "rustup toolchain install 1.95.0");
    let message = format!("{} does not answer as a Rust compiler does", home.script("sh/rustc", "exit 1").display());
    let hint = "reinstall it, or name another";
    check_error(home.search(&asked_for(&home.path("sh/rustc")), false).await, &message, hint);
    let message = format!("cannot find the compiler {}", home.path("none").display());
    check_error(home.search(&asked_for(&home.path("none")), false).await, &message, "check its path");
    let found = home.search(&asked_for(&pinned), false).await.expect("a compiler");
    assert_eq!(found.name, Some(format!("1.95.0-{HOST}")));
}

#[tokio::test]
async fn broken_toolchains_are_passed_over() {
    let home = Home::new();
    home.script(&format!(".rustup/toolchains/1.95.0-{HOST}/bin/rustc"), "echo nonsense");
    let stable = home.toolchain(&format!("stable-{HOST}"), "1.95.0");
    check(home.search(&home.places(), false).await, &stable);
    fs::remove_file(stable).expect("it is removed");
    let broken = home.path(&format!(".rustup/toolchains/1.95.0-{HOST}/bin/rustc"));
    let message = format!("{} does not answer as a Rust compiler does", broken.display());
    let hint = "install Rust from https://rustup.rs, then: rustup toolchain install 1.95.0";
    check_error(home.search(&home.places(), false).await, &message, hint);
}

#[tokio::test]
async fn answers_are_remembered_until_the_compiler_changes() {
    let home = Home { has_cache: true, ..Home::new() };
    let name = format!("1.95.0-{HOST}");
    home.toolchain(&name, "1.95.0");
    let times = || fs::read_to_string(home.path("asked")).unwrap_or_default().lines().count();
    let first = home.search(&home.places(), false).await.expect("a compiler");
    assert_eq!(times(), 2);
    assert_eq!(home.search(&home.places(), false).await.expect("a compiler"), first);
    assert_eq!(times(), 2);
    home.toolchain(&name, "1.95.10");
    assert_eq!(home.search(&home.places(), false).await.expect("a compiler").version, "rustc 1.95.10");
    assert_eq!(times(), 4);
}

#[tokio::test]
async fn the_target_is_installed_once() {
    let home = Home::new();
    let name = format!("1.95.0-{HOST}");
    home.toolchain(&name, "1.95.0");
    let rustlib = home.path(&format!(".rustup/toolchains/{name}/lib/rustlib"));
    home.script(
        ".cargo/bin/rustup",
        &format!(
            "echo \"$@\" $RUSTUP_HOME $CARGO_HOME $RUSTUP_TOOLCHAIN >> '{}'; sleep 0.2\n\
             mkdir -p '{1}/{TARGET}/lib'; touch '{1}/{TARGET}/lib/libstd-1.rlib' '{1}/manifest-rust-std-{TARGET}'",
            home.path("calls").display(),
            rustlib.display(),
        ),
    );
    let places = home.places();
    let (first, second) = tokio::join!(home.search(&places, true), home.search(&places, true));
    assert_eq!(first.expect("a compiler"), second.expect("a compiler"));
    let calls = fs::read_to_string(home.path("calls")).expect("it was called");
    let (rustup, cargo) = (home.path(".rustup"), home.path(".cargo"));
    let expect = format!("target add {TARGET} --toolchain {name} {} {}\n", rustup.display(), cargo.display());
    assert_eq!(calls, expect);
    assert_eq!(home.heard(), [format!("installing the {TARGET} target with rustup (once)")]);
}

#[tokio::test]
async fn a_missing_target_says_what_to_type() {
    let name = format!("1.95.0-{HOST}");
    let by_hand = format!("rustup target add {TARGET} --toolchain {name}");
    let message = format!("rustc 1.95.0 has no standard library for {TARGET}");

    let home = Home { is_offline: true, ..Home::new() };
    home.toolchain(&name, "1.95.0");
    home.script(".cargo/bin/rustup", "exit 1");
    check_error(home.search(&home.places(), true).await, &message, &by_hand);
    home.target(&name);
    assert!(home.search(&home.places(), true).await.is_ok());
    assert_eq!(home.heard(), Vec::<String>::new());

    let home = Home::new();
    home.compiler("usr", "1.95.0");
    let hint = "on Debian or Ubuntu: sudo apt install libstd-rust-dev-wasm32 lld; elsewhere install Rust from https://rustup.rs";
    check_error(home.search(&home.places(), true).await, &message, hint);
}

#[tokio::test]
async fn half_a_target_is_none() {
    let home = Home { is_offline: true, ..Home::new() };
    let name = format!("1.95.0-{HOST}");
    home.toolchain(&name, "1.95.0");
    home.rustlib(&name, &format!("{TARGET}/lib/libstd-0123.rlib"));
    assert!(home.search(&home.places(), true).await.is_err());
}

#[tokio::test]
async fn rustups_words_are_passed_on() {
    let home = Home::new();
    let name = format!("1.95.0-{HOST}");
    home.toolchain(&name, "1.95.0");
    home.script(".cargo/bin/rustup", "printf 'info: x\\nerror: no \\033[1mnetwork\\nhint\\n' >&2; exit 1");
    let error = home.search(&home.places(), true).await.expect_err("it fails");
    assert_eq!(error.to_string(), "rustup failed: error: no [1mnetwork");
    assert_eq!(error.hint, Some(format!("rustup target add {TARGET} --toolchain {name}")));
}
