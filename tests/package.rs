//! What a release holds works on its own: unpacked in an empty folder, with nothing but Rust installed.
//!
//! `GRADE_PACKAGE=DIR` keeps the archive; the release workflow publishes it.

#[path = "support/package.rs"]
mod package;
mod support;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Runs a program with only what finds a compiler in its environment.
fn run(program: &Path, folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.env_clear().current_dir(folder).args(args);
    for name in ["PATH", "HOME", "RUSTUP_HOME", "CARGO_HOME"] {
        command.envs(env::var_os(name).map(|value| (name, value)));
    }
    command.env("GRADE_CACHE", folder.join("cache")).output().unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_archive_grades_on_its_own() {
    let work = tempfile::tempdir().unwrap();
    let folder = env::var_os("GRADE_PACKAGE").map_or_else(|| work.path().join("dist"), PathBuf::from);
    let package = package::make(&folder).unwrap();
    let reader = flate2::read::GzDecoder::new(fs::File::open(&package.path).unwrap());
    tar::Archive::new(reader).unpack(work.path()).unwrap();
    let program = work.path().join(&package.name).join("grade");
    assert!(work.path().join(&package.name).join("LICENSE-MIT").is_file());

    let exercise = work.path().join("course/exercises/basics/double");
    let cases = [("sample/1", "2\n", "4\n"), ("secret/all/1", "-7\n", "-14\n")];
    support::write_exercise(&exercise, "title = \"Double\"\n", cases).unwrap();
    let submission = "fn main() {
        let line = std::io::read_to_string(std::io::stdin()).unwrap();
        println!(\"{}\", 2 * line.trim().parse::<i64>().unwrap());
    }";
    fs::write(work.path().join("course/double.rs"), submission).unwrap();
    let output = run(&program, &work.path().join("course"), &["submit", "--offline", "double.rs"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    assert!(text(&output).contains("100 / 100"), "{}", text(&output));
}

#[test]
fn the_metadata_for_binstall_names_the_archive() {
    let work = tempfile::tempdir().unwrap();
    let package = package::make(work.path()).unwrap();
    let manifest = fs::read_to_string(support::repository().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    let version = env!("CARGO_PKG_VERSION");
    let target = package.name.strip_prefix(&format!("grade-{version}-")).unwrap();
    let fill = |key: &str| {
        let values = [("repo", "HOME"), ("name", "grade"), ("version", version), ("target", target), ("bin", "grade")];
        let template = binstall[key].as_str().unwrap().to_owned();
        values.iter().fold(template, |text, (name, value)| text.replace(&format!("{{ {name} }}"), value))
    };
    assert_eq!(fill("pkg-url"), format!("HOME/releases/download/v{version}/{}.tar.gz", package.name));
    assert_eq!((fill("bin-dir"), fill("pkg-fmt")), (format!("{}/grade", package.name), "tgz".to_owned()));
}

#[test]
fn the_installer_installs_what_was_asked_for_and_nothing_else() {
    let work = tempfile::tempdir().unwrap();
    let release = work.path().join("releases").join(format!("v{}", env!("CARGO_PKG_VERSION")));
    let package = package::make(&release).unwrap();
    let url = format!("file://{}", work.path().join("releases").display());
    let installer = support::repository().join("install.sh").display().to_string();
    let install = |more: &[&str]| {
        let mut args = vec![installer.as_str(), "--from", &url, "--version", env!("CARGO_PKG_VERSION"), "--to", "bin"];
        args.extend_from_slice(more);
        run(Path::new("/bin/sh"), work.path(), &args)
    };
    let installed = work.path().join("bin/grade");

    let output = install(&["--sha256", &"0".repeat(64)]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output));
    assert!(text(&output).contains("it is not installed"), "{}", text(&output));
    assert!(!installed.exists());
    assert_eq!(install(&[]).status.code(), Some(2), "there is no SHA256SUMS yet");

    fs::write(release.join("SHA256SUMS"), format!("{}  {}.tar.gz\n", package.digest, package.name)).unwrap();
    let output = install(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let output = install(&["--sha256", &package.digest]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let version = run(&installed, work.path(), &["--version"]);
    assert_eq!(text(&version), format!("grade {}\n", env!("CARGO_PKG_VERSION")));
}
