//! Builds with the real compiler. Each folder of `rust/cases` is a submission, with a `driver` perhaps, and the whole
//! of what the compiler says about it in `log.txt`; `GRADE_BLESS=1` writes that anew.

use std::{
    env, fs,
    fs::File,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use grade_model::{
    Build, BuildRequest, Bytes, CompileLog, Limits, Outcome, Profile, Program, Request, Runner as _, RunnerError,
    SourceTree,
};
use runners::{
    cache::Cache,
    cancel::CancelToken,
    examine::examine,
    notice::Notice,
    rust::{Prepare, RustConfig, RustRunner},
    sandbox::Prepared,
    toolchain::Places,
};
use tokio::runtime::Runtime;

const LIMITS: Limits = Limits {
    fuel: 0,
    memory_bytes_max: 0,
    output_bytes_max: 0,
    source_bytes_max: 1 << 20,
    compile_cpu_seconds_max: 20,
    compile_memory_bytes_max: 2 << 30,
    compile_log_bytes_max: 4000,
    module_bytes_max: 16 << 20,
};

/// Keeps the last module.
#[derive(Default)]
struct Shelf(Mutex<Option<Bytes>>);

impl Prepare for Shelf {
    fn engine(&self) -> String {
        String::new()
    }

    fn host(&self) -> String {
        String::new()
    }

    fn compatibility(&self) -> String {
        String::new()
    }

    fn prepare(&self, module: Bytes, _: Option<File>, _: &Limits) -> Result<Prepared, RunnerError> {
        *self.0.lock().expect("no panic") = Some(module);
        Ok(Prepared::Ready { program: Box::new(Nothing), compiled: None })
    }
}

struct Nothing;

impl Program for Nothing {
    fn run(&self, _: &[Request], _: &Limits, _: &mut dyn FnMut(usize, Outcome)) -> Result<(), RunnerError> {
        Ok(())
    }
}

struct Bench {
    runtime: Runtime,
    shelf: Arc<Shelf>,
    runner: RustRunner,
    config: RustConfig,
}

impl Bench {
    fn new(cache: Option<Cache>, places: Places) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let shelf = Arc::new(Shelf::default());
        let config = RustConfig {
            cache,
            places,
            sandbox: Arc::clone(&shelf) as Arc<dyn Prepare>,
            runtime: runtime.handle().clone(),
            cancel: CancelToken::new(),
            notice: Notice::silent(),
            is_offline: false,
            jail: runners::jail::JailConfig::default(),
        };
        let runner = RustRunner::new(config.clone()).expect("a runner");
        Self { runtime, shelf, runner, config }
    }

    fn plain() -> Self {
        Self::new(None, Places::from_environment(None))
    }

    /// The log, and the module if there is one.
    fn build(&self, sources: &SourceTree, driver: Option<&SourceTree>, limits: &Limits) -> (CompileLog, Option<Bytes>) {
        let request = BuildRequest { sources, driver, profile: Profile::Debug, limits };
        match self.runner.build(&request).expect("the compiler can be called") {
            Build::Ready { log, .. } => (log, self.shelf.0.lock().expect("no panic").take()),
            Build::Failed { log } => (log, None),
        }
    }

    fn build_text(&self, name: &str, text: &str) -> (CompileLog, Option<Bytes>) {
        self.build(&SourceTree::single(name, text.as_bytes().into()), None, &LIMITS)
    }
}

/// Every file below `folder` by its path, without `leave_out`.
fn read_tree(folder: &Path, prefix: &str, leave_out: &[&str], tree: &mut SourceTree) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_str().expect("UTF-8"));
        if leave_out.contains(&path.as_str()) {
            continue;
        }
        if entry.path().is_dir() {
            read_tree(&entry.path(), &format!("{path}/"), leave_out, tree);
        } else {
            let bytes = fs::read(entry.path()).expect("a file");
            tree.files.insert(path, bytes.into());
        }
    }
}

fn tree(folder: &Path, roots: &[&str], leave_out: &[&str]) -> SourceTree {
    let mut tree = SourceTree { root: String::new(), files: Default::default() };
    read_tree(folder, "", leave_out, &mut tree);
    let root = roots.iter().find(|root| tree.files.contains_key(**root));
    tree.root = (*root.unwrap_or_else(|| panic!("{} has no root", folder.display()))).to_owned();
    tree
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Holds `found` against the file, or writes it anew.
#[track_caller]
fn check_golden(golden: &Path, found: &str) {
    if env::var_os("GRADE_BLESS").is_some() {
        fs::write(golden, found).expect("it is written");
    }
    let expect = fs::read_to_string(golden).unwrap_or_default();
    assert_eq!(found, expect, "{} differs; GRADE_BLESS=1 writes it anew", golden.display());
}

fn describe(log: &CompileLog, module: Option<&Bytes>) -> String {
    let mut text = match (module, log.stop) {
        (Some(_), None) => "compiles\n".to_owned(),
        (None, None) => "does not compile\n".to_owned(),
        (None, Some(stop)) => format!("stopped: {stop:?}\n"),
        (Some(_), Some(_)) => panic!("a module of a compiler that was stopped"),
    };
    for diagnostic in &log.diagnostics {
        let code = diagnostic.code.as_deref().unwrap_or("-");
        let place = match &diagnostic.file {
            Some(file) => format!(
                "{file}:{}:{}-{}:{}",
                diagnostic.line, diagnostic.column, diagnostic.line_end, diagnostic.column_end
            ),
            None => "nowhere".to_owned(),
        };
        text.push_str(&format!("{:?} {code} {place} {}\n", diagnostic.severity, diagnostic.message));
    }
    if !log.text.is_empty() {
        text.push_str(&format!("\n{}\n", log.text));
    }
    text
}

#[test]
fn cases_compile_as_their_logs_say() {
    let bench = Bench::plain();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rust/cases");
    for case in list(&folder) {
        let sources = tree(&case, &["exercise.rs", "src/main.rs"], &["log.txt", "driver"]);
        let driver = case.join("driver");
        let driver = driver.is_dir().then(|| tree(&driver, &["main.rs"], &[]));
        // A compiler that does not end is waited for.
        let cpu_seconds = if case.ends_with("endless_constant") { 1 } else { LIMITS.compile_cpu_seconds_max };
        let limits = Limits { compile_cpu_seconds_max: cpu_seconds, ..LIMITS };
        let (log, module) = bench.build(&sources, driver.as_ref(), &limits);
        check_golden(&case.join("log.txt"), &describe(&log, module.as_ref()));
    }
}

#[test]
fn conformance_programs_compile_unless_their_folder_says_otherwise() {
    let bench = Bench::plain();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rust/conformance");
    let mut count = 0;
    for verdict in list(&folder).into_iter().filter(|path| path.is_dir()) {
        for program in list(&verdict) {
            let text = fs::read_to_string(&program).expect("a program");
            let (log, module) = bench.build_text("exercise.rs", &text);
            assert_eq!(module.is_none(), verdict.ends_with("compile_error"), "{}: {}", program.display(), log.text);
            assert_eq!(log.text.is_empty(), module.is_some(), "{}: {}", program.display(), log.text);
            count += 1;
        }
    }
    assert!(count >= 10, "{count} programs");
}

/// Uses the standard library enough to have its panics' places in the module.
const PROGRAM: &str = "fn main() {\n    let mut lines: Vec<String> = std::io::stdin().lines().map(Result::unwrap).collect();\n    \
     lines.sort();\n    println!(\"{lines:?} {} {}\", file!(), lines[0]);\n}\n";

#[test]
fn modules_depend_on_neither_folder_nor_name() {
    let cache = tempfile::tempdir().expect("a folder");
    let cached = Bench::new(Cache::open(cache.path(), Notice::silent()), Places::from_environment(None));
    let (_, first) = Bench::plain().build_text("exercise.rs", PROGRAM);
    let (_, second) = cached.build_text("another name.rs", PROGRAM);
    let (_, third) = cached.build_text("another name.rs", PROGRAM);
    let first = first.expect("it compiles");
    assert!(Some(&first) == second.as_ref() && second == third);
    let has = |text: &str| first.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(has("main.rs") && has("__stack_pointer") && has("/rustc/"));
    for path in [env::temp_dir(), env::home_dir().expect("a home")] {
        assert!(!has(path.to_str().expect("UTF-8")), "{}", path.display());
    }
}

/// Copies a toolchain by hard links where the disk allows it.
fn copy_toolchain(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().expect("a type").is_dir() {
            // Documentation and the other targets are of no use here.
            if !["share", "src", "etc"].iter().any(|name| from.ends_with(name)) {
                copy_toolchain(&from, &to);
            }
        } else if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to).expect("it is copied");
        }
    }
}

#[test]
fn the_standard_librarys_sources_change_nothing() {
    const WRONG: &str = "fn main() { let x: Vec<u8> = (0..3i32).collect(); std::collections::HashMap::new().insert(x, std::cell::Cell::new(0)); let y: std::collections::HashMap<f64, u8> = [(1.0, 1)].into(); }";
    let plain = Bench::plain();
    let compiler = examine(&plain.config).remove(0).detail;
    let rustc = compiler.split(" at ").nth(1).and_then(|rest| rest.split(',').next()).expect("a path");
    let sysroot = Path::new(rustc).parent().and_then(Path::parent).expect("a toolchain");

    let copy = tempfile::tempdir().expect("a folder");
    let copy = copy.path().canonicalize().expect("a path");
    copy_toolchain(&sysroot.join("bin"), &copy.join("bin"));
    copy_toolchain(&sysroot.join("lib"), &copy.join("lib"));
    for file in ["std/src/lib.rs", "core/src/iter/traits/iterator.rs", "std/src/collections/hash/map.rs"] {
        let path = copy.join("lib/rustlib/src/rust/library").join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, "// a line of the standard library\n".repeat(5000)).expect("a file");
    }
    let places = Places { rustc: Some(copy.join("bin/rustc")), ..Places::default() };
    let with_sources = Bench::new(None, places);

    let (log, module) = plain.build_text("exercise.rs", PROGRAM);
    assert!(module.is_some(), "{}", log.text);
    assert!(with_sources.build_text("exercise.rs", PROGRAM) == (log, module));
    let (log, _) = plain.build_text("exercise.rs", WRONG);
    assert!(log.text.contains("library/core/src/iter/traits/iterator.rs"), "{}", log.text);
    assert_eq!(with_sources.build_text("exercise.rs", WRONG).0, log);
}

#[test]
fn examining_finds_what_builds_use() {
    let cache = tempfile::tempdir().expect("a folder");
    let bench = Bench::new(Cache::open(cache.path(), Notice::silent()), Places::from_environment(None));
    bench.build_text("exercise.rs", "fn main() {}");
    let findings = examine(&bench.config);
    let names: Vec<_> = findings.iter().map(|finding| finding.name.as_str()).collect();
    assert_eq!(names, ["rust compiler", "rust target", "cache", "user namespaces", "landlock", "seccomp"]);
    assert!(findings[..3].iter().all(|finding| finding.is_ok && finding.fix.is_none()), "{findings:?}");

    let nowhere = Places { rustc: Some("/nowhere/rustc".into()), ..Places::default() };
    let findings = examine(&Bench::new(None, nowhere).config);
    let shown: Vec<_> = findings[..2].iter().map(|f| (f.is_ok, f.detail.as_str(), f.fix.as_deref())).collect();
    let expect = [
        (false, "cannot find the compiler /nowhere/rustc", Some("check its path")),
        (
            false,
            "none: every submission is compiled each time",
            Some("name a folder of your own with --cache or GRADE_CACHE"),
        ),
    ];
    assert_eq!(shown, expect);
    bench.runtime.shutdown_background();
}
