//! The invariants of `ARCHITECTURE.md` that a look at the files can check.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of the project's own code, by its path in the repository. Exercises and guests are data.
fn rust_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["grader", "runners/src", "tests", "benches"] {
        collect(&repository().join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 50, "the walk found only {} files", files.len());
    files
}

fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.map(|entry| entry.expect("a readable folder")) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        // Folders of test data hold submissions, which may be as untidy as they like.
        let is_data =
            ["cases", "library", "hostile", "check", "exercise", "icpc", "proof", "guests", "golden", "source_rules"];
        if path.is_dir() {
            if !(folder.ends_with("tests") && is_data.contains(&name.as_str())) && name != "templates" {
                collect(&path, files);
            }
        } else if name.ends_with(".rs") {
            let relative = path.strip_prefix(repository()).expect("a path below the root").display().to_string();
            files.push((relative, fs::read_to_string(&path).expect("a UTF-8 file")));
        }
    }
}

/// The keys of a manifest's `[dependencies]`.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join(manifest)).expect("a manifest");
    let manifest: toml::Table = toml::from_str(&text).expect("a TOML file");
    match manifest.get("dependencies").and_then(toml::Value::as_table) {
        Some(table) => table.keys().cloned().collect(),
        None => Vec::new(),
    }
}

#[test]
fn the_vocabulary_depends_on_nothing() {
    assert_eq!(dependencies("grader/model/Cargo.toml"), Vec::<String>::new());
}

#[test]
fn judge_and_runners_do_not_know_each_other() {
    for forbidden in ["runners", "wasmtime", "tokio", "libc"] {
        assert!(!dependencies("grader/Cargo.toml").contains(&forbidden.to_owned()), "grader depends on {forbidden}");
    }
    assert!(!dependencies("runners/Cargo.toml").contains(&"grader".to_owned()), "runners depends on grader");
}

/// Where a secret may be looked at: where a guest is fed, where output is compared, where disclosure is decided, where
/// digests are made, and where an author's tools write data, guess answers and show where one differs.
const REVEALS: &[&str] = &[
    "grader/model/src/secret.rs",
    "grader/src/check/",
    "grader/src/disclose.rs",
    "grader/src/generate.rs",
    "grader/src/judge",
    "grader/src/proof/guess.rs",
    "grader/src/proof/place.rs",
    "grader/src/proof/stamp.rs",
    "runners/src/sandbox/",
    "runners/src/rust",
];

#[test]
fn secrets_are_revealed_in_few_places() {
    for (path, text) in rust_files() {
        let is_test = path.contains("tests");
        if text.contains(".reveal()") && !is_test && !REVEALS.iter().any(|allowed| path.starts_with(allowed)) {
            panic!("{path} reveals a secret: hidden tests stay hidden only if few places can look at them");
        }
    }
}

#[test]
fn unsafe_code_is_rare_and_explained() {
    for (path, text) in rust_files() {
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if path == "tests/tidy.rs"
                || !["unsafe {", "unsafe fn", "unsafe impl"].iter().any(|word| code.contains(word))
            {
                continue;
            }
            let is_allowed =
                ["runners/src/jail/", "runners/src/cache/", "runners/src/sandbox/module", "runners/src/sandbox/memory"]
                    .iter()
                    .any(|allowed| path.starts_with(allowed));
            assert!(
                is_allowed,
                "{path}:{}: `unsafe` belongs in the jail, the module cache or guests' memory",
                index + 1
            );
            let before = &lines[index.saturating_sub(12)..index];
            assert!(before.iter().any(|line| line.contains("SAFETY:")), "{path}:{}: no `SAFETY:`", index + 1);
        }
    }
}

#[test]
fn only_the_command_prints_or_exits() {
    for (path, text) in rust_files() {
        if path.starts_with("grader/cli/") || path.starts_with("tests/") || path.contains("/tests/") || path == "tests"
        {
            continue;
        }
        for forbidden in ["println!(", "eprintln!(", "dbg!(", "process::exit(", "todo!(", "unimplemented!("] {
            let hit = text.lines().find(|line| !line.trim_start().starts_with("//") && line.contains(forbidden));
            if path.starts_with("benches/") && forbidden.contains("println") {
                continue;
            }
            assert_eq!(hit, None, "{path} contains {forbidden})");
        }
    }
}

#[test]
fn files_are_small() {
    for (path, text) in rust_files() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{path} has {lines} lines: split what does not belong together");
    }
}

#[test]
fn nothing_is_left_unfinished() {
    let (mark, skip) = (["TO", "DO"].concat(), ["#[", "ignore"].concat());
    for (path, text) in rust_files() {
        assert!(!text.contains(&mark), "{path} has a {mark}");
        assert!(!text.contains(&skip), "{path} skips a test");
    }
}

#[test]
fn the_readme_starts_with_two_commands() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("a readme");
    let start = readme.split("\n## Start\n").nth(1).expect("a section `## Start`");
    let block: Vec<&str> =
        start.split("```").nth(1).expect("a fenced block").lines().skip(1).filter(|line| !line.is_empty()).collect();
    assert_eq!(block.len(), 2, "{block:?}");
    assert!(block[0].starts_with("cargo run -- submit "), "{}", block[0]);
    let submission = block[0].rsplit(' ').next().expect("a file");
    assert!(repository().join(submission).is_file(), "{submission} does not exist");
    let ci = fs::read_to_string(repository().join(".ci/run")).expect("a script");
    let commands: Vec<&str> =
        ci.lines().filter(|line| !line.starts_with('#') && !line.is_empty() && *line != "set -e").collect();
    assert_eq!(commands, [block[1]], ".ci/run runs the readme's test command and nothing else");
}

#[test]
fn the_readme_shows_real_output() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("a readme");
    let output = fs::read_to_string(repository().join("tests/cases/readme-picture/stdout.txt")).expect("an output");
    assert!(readme.contains(&output), "copy tests/cases/readme-picture/stdout.txt into README.md");
}

#[test]
fn every_dependency_has_a_reason() {
    let architecture = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("an architecture");
    for manifest in ["Cargo.toml", "grader/Cargo.toml", "runners/Cargo.toml"] {
        for dependency in dependencies(manifest) {
            let is_ours = ["grade-model", "grader", "runners"].contains(&dependency.as_str());
            let has_reason = architecture
                .lines()
                .any(|line| line.split('|').nth(1).is_some_and(|crates| crates.contains(&format!("`{dependency}`"))));
            assert!(is_ours || has_reason, "ARCHITECTURE.md gives no reason for `{dependency}`");
        }
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let changelog = fs::read_to_string(repository().join("CHANGELOG.md")).expect("a changelog");
    assert!(changelog.contains(&format!("## {}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_code_is_formatted() {
    let probe = Command::new("cargo").args(["fmt", "--version"]).current_dir(repository()).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        // rustfmt is a separate component; a machine without it can still run every other test.
        return;
    }
    let output =
        Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(repository()).output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn promises_name_what_shows_them() {
    let text = fs::read_to_string(repository().join("SECURITY.md")).expect("a text");
    let roots = ["grader/", "runners/", "tests/"];
    let paths = text.split('`').skip(1).step_by(2).filter(|code| roots.iter().any(|root| code.starts_with(root)));
    let mut count = 0;
    for path in paths {
        assert!(repository().join(path).exists(), "SECURITY.md names {path}, which is not there");
        count += 1;
    }
    assert!(count > 10, "SECURITY.md names only {count} files");
}
