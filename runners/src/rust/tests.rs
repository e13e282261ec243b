//! Builds with a shell script in rustc's place and a sandbox that accepts every module.

use std::{
    fs::{self, File},
    io::Read as _,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use grade_model::{
    Build, BuildRequest, Bytes, CompileLog, CompileStop, Ending, Limits, Outcome, Profile, Program, Request,
    Runner as _, RunnerError, RunnerErrorKind, Secret, SourceTree, Unit, Usage,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{Prepare, RustConfig, RustRunner};
use crate::sandbox::{Prepared, RefusalKind};
use crate::{cache::Cache, cancel::CancelToken, notice::Notice, script::write_script, toolchain::Places};

pub(super) const LIMITS: Limits = Limits {
    fuel: 1_000_000,
    memory_bytes_max: 1 << 20,
    output_bytes_max: 1000,
    source_bytes_max: 1000,
    compile_cpu_seconds_max: 1,
    compile_memory_bytes_max: 1 << 30,
    compile_log_bytes_max: 1000,
    module_bytes_max: 100,
};

/// Native code is the module's bytes with a mark; a module that begins with `refuse` is refused.
#[derive(Default)]
struct Sandbox {
    compilations: AtomicUsize,
}

impl Prepare for Sandbox {
    fn engine(&self) -> String {
        "engine 1".to_owned()
    }

    fn host(&self) -> String {
        "2".to_owned()
    }

    fn compatibility(&self) -> String {
        "compatible".to_owned()
    }

    fn prepare(&self, module: Bytes, compiled: Option<File>, _: &Limits) -> Result<Prepared, RunnerError> {
        if module.starts_with(b"refuse") {
            return Ok(Prepared::Refused { kind: RefusalKind::Import, reason: "it imports `\u{1b}`".to_owned() });
        }
        let native = [b"native ", &*module].concat();
        let compiled = match compiled {
            None => {
                self.compilations.fetch_add(1, Ordering::Relaxed);
                Some(native)
            }
            Some(mut file) => {
                let mut found = Vec::new();
                file.read_to_end(&mut found).expect("it can be read");
                assert_eq!(found, native);
                None
            }
        };
        Ok(Prepared::Ready { program: Box::new(Panicking), compiled })
    }
}

/// A program that panics in each run.
struct Panicking;

impl Program for Panicking {
    fn run(&self, requests: &[Request], _: &Limits, sink: &mut dyn FnMut(usize, Outcome)) -> Result<(), RunnerError> {
        for index in 0..requests.len() {
            let stderr = &b"\nthread 'main' (1) panicked at main.rs:3:5:\nboom\n"[..];
            let outcome = Outcome {
                ending: Ending::Exited(0),
                stdout: Secret::new([].into()),
                stderr: Secret::new(stderr.into()),
                files: Vec::new(),
                usage: Usage::default(),
            };
            sink(index, outcome);
        }
        Ok(())
    }
}

/// A toolchain whose rustc is a script, which adds a line to `calls` each time that it compiles.
struct Bench {
    folder: TempDir,
    runtime: Runtime,
    sandbox: Arc<Sandbox>,
    cancel: CancelToken,
    has_cache: bool,
}

impl Bench {
    fn new(script: &str) -> Self {
        let bench = Self {
            folder: tempfile::tempdir().expect("a folder"),
            runtime: Runtime::new().expect("a runtime"),
            sandbox: Arc::default(),
            cancel: CancelToken::new(),
            has_cache: true,
        };
        let rustlib = bench.path("usr/lib/rustlib");
        fs::create_dir_all(rustlib.join("wasm32-wasip1/lib")).expect("a folder");
        fs::write(rustlib.join("wasm32-wasip1/lib/libstd-1.rlib"), "").expect("a file");
        let script = format!(
            "case $1 in\n\
             -vV) printf 'rustc 1.95.0\\nhost: here\\nrelease: 1.95.0\\ncommit-hash: abc\\n' ;;\n\
             --print=sysroot) echo '{}' ;;\n\
             *) echo call >> '{}'\n{script} ;;\nesac\n",
            bench.path("usr").display(),
            bench.path("calls").display(),
        );
        write_script(&bench.path("usr/bin/rustc"), &script);
        bench
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().canonicalize().expect("it is there").join(inside)
    }

    fn calls(&self) -> usize {
        fs::read_to_string(self.path("calls")).unwrap_or_default().lines().count()
    }

    fn runner(&self) -> RustRunner {
        RustRunner::new(RustConfig {
            cache: self.has_cache.then(|| Cache::open(&self.path("cache"), Notice::silent()).expect("a cache")),
            places: Places { rustc: Some(self.path("usr/bin/rustc")), ..Places::default() },
            sandbox: Arc::clone(&self.sandbox) as Arc<dyn Prepare>,
            runtime: self.runtime.handle().clone(),
            cancel: self.cancel.clone(),
            notice: Notice::silent(),
            is_offline: true,
            jail: crate::jail::JailConfig::default(),
        })
        .expect("a runner")
    }

    fn build(&self, sources: &SourceTree, driver: Option<&SourceTree>) -> Result<Build, RunnerError> {
        self.runner().build(&BuildRequest { sources, driver, profile: Profile::Release, limits: &LIMITS })
    }

    fn build_text(&self, text: &str) -> Result<Build, RunnerError> {
        self.build(&SourceTree::single("exercise.rs", text.as_bytes().into()), None)
    }
}

#[track_caller]
fn check_failed(script: &str, stop: CompileStop, text: &str) {
    let bench =
        Bench::new(&format!("grep -q student main.rs || {{ printf wasm > ../out/main.wasm; exit; }}\n{script}"));
    // Without a limit to name, the compiler has to show that it works at all.
    let calls = if matches!(stop, CompileStop::Time | CompileStop::ModuleSize) { 1 } else { 2 };
    for builds in [1, 2] {
        let Ok(Build::Failed { log }) = bench.build_text("// a student's") else { panic!("it compiles") };
        assert_eq!(log, CompileLog { text: text.to_owned(), diagnostics: Vec::new(), stop: Some(stop) });
        // A compiler that was stopped may not be stopped the next time.
        assert_eq!(bench.calls(), builds * calls);
    }
    assert_eq!(fs::read_dir(bench.path("cache/tmp")).expect("a folder").count(), 0);
}

#[test]
fn a_compiler_that_does_not_end_by_itself_leaves_fixed_words() {
    let crashed = "the compiler crashed; very deeply nested code can do that";
    let memory = "the compiler was stopped: it needed more memory than its limit of 1073741824 bytes";
    let time = "the compiler was stopped: it used more CPU time than its limit of 1 s";
    let file = "the compiler was stopped: it wrote a file of more than 67108864 bytes";
    let silent = "the compiler failed without a message";
    check_failed("echo /secret/path >&2; kill -SEGV $$", CompileStop::Crash, crashed);
    check_failed("echo /secret/path >&2; kill -ABRT $$", CompileStop::Crash, crashed);
    check_failed("echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$", CompileStop::Memory, memory);
    check_failed("kill -XCPU $$", CompileStop::Time, time);
    check_failed("while :; do :; done", CompileStop::Time, time);
    check_failed("kill -XFSZ $$", CompileStop::ModuleSize, file);
    check_failed("echo \"thread 'rustc' panicked\" >&2; exit 101", CompileStop::Crash, crashed);
    check_failed("echo nonsense >&2; exit 1", CompileStop::Crash, silent);
}

#[test]
fn a_linker_that_fails_is_told_in_our_words() {
    let message = |child: &str| {
        format!(
            r#"echo '{{"message":"linking with `x` failed","code":null,"level":"error","spans":[],"children":[{{"message":"/secret {child}"}}],"rendered":"/secret"}}' >&2; exit 1"#
        )
    };
    check_failed(&message("undefined symbol: f"), CompileStop::Linker, "the linker failed: undefined symbol `f`");
    check_failed(&message("LLVM ERROR"), CompileStop::Linker, "the linker failed");
}

#[test]
fn a_linker_that_writes_no_file_fails() {
    for script in ["exit 0", "ln -s /etc/passwd ../out/main.wasm", "mkdir ../out/main.wasm", "mkfifo ../out/main.wasm"]
    {
        check_failed(script, CompileStop::Linker, "the linker failed: it wrote no program");
    }
}

#[test]
fn modules_that_are_too_large_are_refused() {
    let script = "head -c 101 /dev/zero > ../out/main.wasm";
    let text = "the compiled program is too large: it has 101 bytes, and the limit is 100 bytes";
    check_failed(script, CompileStop::ModuleSize, text);
}

#[test]
fn sources_that_are_too_long_are_not_compiled() {
    let bench = Bench::new("");
    let Ok(Build::Failed { log }) = bench.build_text(&" ".repeat(1001)) else { panic!("it compiles") };
    assert_eq!((log.stop, bench.calls()), (Some(CompileStop::SourceSize), 0));
}

#[test]
fn a_module_that_the_sandbox_refuses_does_not_compile() {
    let bench = Bench::new("printf 'refuse this' > ../out/main.wasm");
    let Ok(Build::Failed { log }) = bench.build_text("") else { panic!("it compiles") };
    assert_eq!(log.text, "the program cannot run in the sandbox: it imports `\\u{1b}`");
    assert_eq!(log.stop, Some(CompileStop::ModuleRefused));
}

#[track_caller]
fn check_error(script: &str, message: &str) {
    let error = Bench::new(script).build_text("").err().expect("it is our trouble");
    assert_eq!(error.to_string(), message);
}

#[test]
fn troubles_of_ours_are_no_compile_errors() {
    for no_module in
        ["exit 0", "ln -s /etc/passwd ../out/main.wasm", "mkdir ../out/main.wasm", "mkfifo ../out/main.wasm"]
    {
        check_error(no_module, "the compiler does not even compile an empty program");
    }
    let message =
        r#"echo '{"message":"cannot find crate for `std`","code":{"code":"E0463"},"level":"error"}' >&2; exit 1"#;
    let message = message.replace("cannot", "can'\\''t");
    check_error("kill -KILL $$", "something killed the compiler from outside");
    check_error("kill -SEGV $$", "the compiler does not even compile an empty program");
    check_error("exit 1", "the compiler does not even compile an empty program");
    check_error(&message, "rustc 1.95.0 cannot find its standard library for wasm32-wasip1");
}

#[test]
fn rustc_is_called_with_nothing_of_the_submission() {
    let bench = Bench::new(
        "(pwd | sed 's/grade-build-[^/]*/X/'; env | grep -v -e ^PWD= -e ^SHLVL= -e ^_= -e ^OLDPWD=; echo \"$@\"; \
         find . ../sysroot | sort; cat solution.rs) > ../../../../seen; echo wasm > ../out/main.wasm",
    );
    let files = ["@x y.rs", "shapes.rs", "build.rs/../../x.rs", "Cargo.toml"];
    let files = files.iter().map(|name| ((*name).to_owned(), name.as_bytes().into())).collect();
    let sources = SourceTree { root: "@x y.rs".to_owned(), files };
    let driver = SourceTree::single("main.rs", b"mod solution;"[..].into());
    assert!(matches!(bench.build(&sources, Some(&driver)), Ok(Build::Ready { .. })));
    let seen = fs::read_to_string(bench.path("seen")).expect("it was called");
    let expect = format!(
        "{}\nLD_LIBRARY_PATH=../lib\nPATH=/usr/bin:/bin\nTMPDIR=../out\n\
         --target=wasm32-wasip1 --sysroot=../sysroot --crate-type=bin --crate-name=main --edition=2024 \
         -Ccodegen-units=1 -Cstrip=symbols -Coverflow-checks=on -Cdebug-assertions=off \
         -Clink-arg=--export=__stack_pointer --error-format=json --diagnostic-width=80 -Copt-level=2 \
         -o ../out/main.wasm main.rs\n\
         .\n../sysroot\n../sysroot/lib\n../sysroot/lib/rustlib\n../sysroot/lib/rustlib/here\n\
         ../sysroot/lib/rustlib/wasm32-wasip1\n./main.rs\n./solution\n./solution.rs\n./solution/shapes.rs\n@x y.rs",
        bench.path("cache/tmp/X/src").display(),
    );
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&seen), sorted(&expect));
}

#[test]
fn what_was_compiled_once_is_remembered() {
    let bench = Bench::new("echo wasm > ../out/main.wasm");
    for _ in 0..2 {
        assert!(matches!(bench.build_text("a"), Ok(Build::Ready { .. })));
    }
    assert_eq!((bench.calls(), bench.sandbox.compilations.load(Ordering::Relaxed)), (1, 1));
    // Another source with the same module: compiled again, but not by the sandbox.
    assert!(matches!(bench.build_text("b"), Ok(Build::Ready { .. })));
    assert_eq!((bench.calls(), bench.sandbox.compilations.load(Ordering::Relaxed)), (2, 1));
    let renamed = SourceTree::single("renamed.rs", b"a"[..].into());
    assert!(matches!(bench.build(&renamed, None), Ok(Build::Ready { .. })));
    let sources = SourceTree::single("exercise.rs", b"a"[..].into());
    let request = BuildRequest { sources: &sources, driver: None, profile: Profile::Debug, limits: &LIMITS };
    assert!(matches!(bench.runner().build(&request), Ok(Build::Ready { .. })));
    assert_eq!(bench.calls(), 4);
}

#[test]
fn compile_errors_are_remembered() {
    let message = r#"{"message":"m","code":null,"level":"error","spans":[{"file_name":"main.rs","line_start":1,"line_end":1,"column_start":1,"column_end":2,"is_primary":true}],"children":[],"rendered":"no `main.rs`"}"#;
    let bench = Bench::new(&format!("echo '{message}' >&2; exit 1"));
    let logs = [(); 2].map(|()| match bench.build_text("a") {
        Ok(Build::Failed { log }) => log,
        _ => panic!("it compiles"),
    });
    assert_eq!((logs[0].text.as_str(), logs[0].diagnostics.len(), logs[0].stop), ("no `exercise.rs`", 1, None));
    assert_eq!(logs[0], logs[1]);
    assert_eq!(bench.calls(), 1);
}

#[test]
fn it_works_without_a_cache() {
    let bench = Bench { has_cache: false, ..Bench::new("echo wasm > ../out/main.wasm") };
    for calls in [1, 2] {
        assert!(matches!(bench.build_text("a"), Ok(Build::Ready { .. })));
        assert_eq!(bench.calls(), calls);
    }
}

#[test]
fn a_cache_that_breaks_is_gone_without() {
    let bench = Bench::new("echo wasm > ../out/main.wasm");
    let runner = bench.runner();
    fs::remove_dir_all(bench.path("cache")).expect("it is removed");
    let sources = SourceTree::single("exercise.rs", [].into());
    let request = BuildRequest { sources: &sources, driver: None, profile: Profile::Release, limits: &LIMITS };
    assert!(matches!(runner.build(&request), Ok(Build::Ready { .. })));
}

#[test]
fn panics_name_the_students_file() {
    let bench = Bench::new("echo wasm > ../out/main.wasm");
    let Ok(Build::Ready { program, .. }) = bench.build_text("a") else { panic!("it does not compile") };
    let request =
        Request { stdin: Secret::default(), args: Secret::default(), files: Vec::new(), output_folder: None, seed: 0 };
    let seen = Mutex::new(Vec::new());
    program
        .run(&[request.clone(), request], &LIMITS, &mut |index, outcome| {
            seen.lock().expect("no panic").push((index, outcome.stderr));
        })
        .expect("it runs");
    let stderr = || Secret::new(Bytes::from(&b"thread 'main' (1) panicked at exercise.rs:3:5:\nboom\n"[..]));
    assert!(*seen.lock().expect("no panic") == [(0, stderr()), (1, stderr())]);
}

#[test]
fn the_unit_names_what_counts() {
    let unit = Bench::new("").runner().unit(Profile::Debug).expect("a unit");
    let [engine, host, compiler] = ["engine 1", "2", "rustc 1.95.0"].map(str::to_owned);
    assert_eq!(unit, Unit { engine, host, compiler, profile: Profile::Debug });
}

#[test]
fn cancelling_stops_the_compiler() {
    let bench = Bench::new("sleep 60");
    let error = std::thread::scope(|scope| {
        let building = scope.spawn(|| bench.build_text("a").err());
        while bench.calls() == 0 {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        bench.cancel.cancel();
        building.join().expect("no panic")
    });
    assert_eq!(error.expect("it was stopped").kind, RunnerErrorKind::Interrupted);
    assert_eq!(fs::read_dir(bench.path("cache/tmp")).expect("a folder").count(), 0);
}
