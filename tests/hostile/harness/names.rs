//! How submissions are called, what lies in their folders, and what lies around them in a student's repository.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File},
    os::unix::{
        ffi::{OsStrExt as _, OsStringExt as _},
        fs::symlink,
        net::UnixListener,
    },
    path::Path,
    process::{Command, Stdio},
};

use libtest_mimic::{Failed, Trial};

use super::lab::{Lab, Ran};
use crate::support;

type Check = fn(&Lab) -> Result<(), Failed>;

pub(crate) fn trials(lab: &'static Lab) -> Vec<Trial> {
    let checks: [(&str, Check); 11] = [
        ("names_are_only_names", names_are_only_names),
        ("names_that_lead_nowhere", names_that_lead_nowhere),
        ("files_that_are_no_files", files_that_are_no_files),
        ("links_are_not_followed", links_are_not_followed),
        ("folders_hold_only_sources", folders_hold_only_sources),
        ("folders_that_are_too_much", folders_that_are_too_much),
        ("a_package_builds_nothing", a_package_builds_nothing),
        ("modules_stay_in_their_folder", modules_stay_in_their_folder),
        ("headers_are_only_headers", headers_are_only_headers),
        ("settings_of_a_repository_are_harmless", settings_of_a_repository_are_harmless),
        ("standard_input_ends", standard_input_ends),
    ];
    checks.into_iter().map(|(name, check)| Trial::test(format!("names/{name}"), move || check(lab))).collect()
}

fn honest() -> Result<Vec<u8>, Failed> {
    Ok(fs::read(support::repository().join("tests/hostile/run/correct.rs"))?)
}

fn submit(lab: &Lab, folder: &Path, arguments: &[&OsStr]) -> Result<Ran, Failed> {
    lab.run(lab.grade(folder).args(["submit", "--exercise", "hostile/sum"]).args(arguments), b"")
}

/// Submits with these arguments and expects this exit code. An error says something, and on standard error.
fn expect(lab: &Lab, folder: &Path, arguments: &[&OsStr], code: i32) -> Result<(), Failed> {
    let ran = submit(lab, folder, arguments)?;
    let says_something = (code == 2) == ran.stderr.starts_with(b"error: ") && (code == 2) == ran.stdout.is_empty();
    if ran.code != Some(code) || !says_something {
        return Err(format!("{arguments:?}: exit code {:?}, expected {code}\n{}", ran.code, ran.text()).into());
    }
    if folder.join("owned").exists() {
        return Err(format!("{arguments:?}: something was executed").into());
    }
    Ok(())
}

fn names_are_only_names(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("names")?;
    let long = format!("{}.rs", "n".repeat(252));
    let names: [&[u8]; 26] = [
        b"@file.rs",
        b"@@CANARY_DIR@.rs",
        b"-rf.rs",
        b"--format=json.rs",
        b"-.rs",
        b"-o owned.rs",
        b"new\nline.rs",
        b"\x1b[2J\x1b]0;title\x07.rs",
        b"\xff\xfe\x80.rs",
        b"\xe2\x80\xaesr.txt.rs",
        b"\xc2\x9b31m.rs",
        b" .rs",
        b"..rs",
        b"a b.rs",
        b"$(touch owned).rs",
        b"`touch owned`.rs",
        b"a;touch owned;.rs",
        b"a|b>c.rs",
        b"%s%n%x.rs",
        b"{}.rs",
        b"'\".rs",
        b"::error::forged.rs",
        b"##[error]forged.rs",
        b"C:\\con.rs",
        b"main.rs.rs",
        long.as_bytes(),
    ];
    for name in names {
        let name = OsStr::from_bytes(name);
        fs::write(folder.join(name), honest()?)?;
        expect(lab, &folder, &[OsStr::new("--"), name], 0)?;
        expect(lab, &folder, &[OsStr::new("-vv"), OsStr::new("--format=json"), OsStr::new("--"), name], 0)?;
        // Without `--` a name that starts with `-` is an option, and an error that does not repeat it raw.
        if name.as_bytes().starts_with(b"-") {
            expect(lab, &folder, &[name], 2)?;
        }
        // Without an exercise, the name is what an error is about.
        let ran = lab.run(lab.grade(&folder).args(["submit", "--"]).arg(name), b"")?;
        if ran.code != Some(2) {
            return Err(format!("{name:?} belongs to an exercise: {}", ran.text()).into());
        }
        fs::remove_file(folder.join(name))?;
    }
    Ok(())
}

fn names_that_lead_nowhere(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("nowhere")?;
    let names = [
        "n".repeat(4096),
        "n/".repeat(2048),
        "n".repeat(100_000),
        "../".repeat(1000),
        "/".repeat(5000),
        String::new(),
        "missing.rs".to_owned(),
        "missing\n::error::x.rs".to_owned(),
        "/proc/self/mem".to_owned(),
        "/proc/1/root".to_owned(),
    ];
    for name in names {
        expect(lab, &folder, &[OsStr::new(&name)], 2)?;
    }
    let name = OsString::from_vec(b"/nonexistent/\xff\x1b[2J.rs".to_vec());
    expect(lab, &folder, &[&name], 2)?;
    expect(lab, &folder, &[OsStr::new("--exercise"), &name, OsStr::new("x.rs")], 2)
}

fn files_that_are_no_files(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("no-files")?;
    Command::new("mkfifo").arg(folder.join("pipe.rs")).status()?;
    fs::create_dir(folder.join("folder.rs"))?;
    let _listener = UnixListener::bind(folder.join("socket.rs"))?;
    for name in ["pipe.rs", "folder.rs", "socket.rs", "/dev/zero", "/dev/full", "/dev/tty", "/proc/self/fd/0"] {
        expect(lab, &folder, &[OsStr::new(name)], 2)?;
    }
    let sparse = File::create(folder.join("sparse.rs"))?;
    sparse.set_len(1 << 40)?;
    expect(lab, &folder, &[OsStr::new("sparse.rs")], 1)
}

fn links_are_not_followed(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("links")?;
    let solved = lab.make_folder("links-solved")?;
    fs::write(solved.join("main.rs"), honest()?)?;
    symlink(lab.canaries().join("hidden.txt"), folder.join("canary.rs"))?;
    symlink(solved.join("main.rs"), folder.join("solved.rs"))?;
    symlink("loop.rs", folder.join("loop.rs"))?;
    symlink("missing.rs", folder.join("broken.rs"))?;
    symlink(&solved, folder.join("solved"))?;
    symlink("/", folder.join("root"))?;
    fs::create_dir(folder.join("inside"))?;
    symlink(&solved, folder.join("inside/solved"))?;
    // With a slash behind its name, the system takes a link for the folder that it leads to.
    let names = [
        "canary.rs",
        "solved.rs",
        "loop.rs",
        "broken.rs",
        "solved",
        "solved/",
        "solved/.",
        "solved/main.rs",
        "root",
        "root/etc/passwd",
        "inside/solved/main.rs",
        "./inside/solved/",
        "inside/../solved/main.rs",
    ];
    for name in names {
        expect(lab, &folder, &[OsStr::new(name)], 2)?;
    }
    let absolute = format!("{}/", folder.join("solved").display());
    expect(lab, &folder, &[OsStr::new(&absolute)], 2)?;
    expect(lab, &folder, &[OsStr::new("../links-solved/main.rs")], 0)
}

/// Makes a folder with an honest `main.rs`, lets `prepare` spoil it, and expects an exit code.
fn expect_folder(
    lab: &Lab,
    name: &str,
    code: i32,
    prepare: impl FnOnce(&Path) -> std::io::Result<()>,
) -> Result<(), Failed> {
    let folder = lab.make_folder("folders")?;
    let submission = folder.join(name);
    fs::create_dir(&submission)?;
    fs::write(submission.join("main.rs"), honest()?)?;
    prepare(&submission)?;
    expect(lab, &folder, &[OsStr::new(name)], code)
}

fn folders_hold_only_sources(lab: &Lab) -> Result<(), Failed> {
    let canary = lab.canaries().join("hidden.txt");
    expect_folder(lab, "link-to-a-source", 2, |folder| symlink(&canary, folder.join("module.rs")))?;
    expect_folder(lab, "link-to-notes", 2, |folder| symlink(&canary, folder.join("notes.txt")))?;
    expect_folder(lab, "link-to-a-folder", 2, |folder| symlink("/etc", folder.join("modules")))?;
    expect_folder(lab, "link-to-itself", 2, |folder| symlink(".", folder.join("again")))?;
    expect_folder(lab, "link-as-root", 2, |folder| {
        fs::remove_file(folder.join("main.rs"))?;
        symlink(&canary, folder.join("main.rs"))
    })?;
    expect_folder(lab, "folder-as-root", 2, |folder| {
        fs::remove_file(folder.join("main.rs"))?;
        fs::create_dir(folder.join("main.rs"))
    })?;
    expect_folder(lab, "pipe", 2, |folder| Command::new("mkfifo").arg(folder.join("module.rs")).status().map(|_| ()))?;
    for (name, file) in [
        ("newline", &b"a\nb.rs"[..]),
        ("escape", b"\x1b[2J.rs"),
        ("no-utf-8", b"\xff.rs"),
        ("at", b"@x.rs"),
        ("dash", b"-o.rs"),
    ] {
        expect_folder(lab, name, 2, |folder| fs::write(folder.join(OsStr::from_bytes(file)), b"x"))?;
    }
    expect_folder(lab, "odd-names-of-other-files", 0, |folder| {
        [&b"a\nb"[..], b"\x1b[2J", b"\xff", b"@x", b"-o", b"::error::x"]
            .iter()
            .try_for_each(|name| fs::write(folder.join(OsStr::from_bytes(name)), b"x"))
    })?;
    expect_folder(lab, "cases", 0, |folder| fs::write(folder.join("Main.rs"), "no Rust"))?;
    expect_folder(lab, "names-of-crates", 0, |folder| {
        ["std.rs", "core.rs", "alloc.rs", "solution.rs"]
            .iter()
            .try_for_each(|name| fs::write(folder.join(name), "no Rust"))
    })
}

fn folders_that_are_too_much(lab: &Lab) -> Result<(), Failed> {
    expect_folder(lab, "deep", 2, |folder| fs::create_dir_all(folder.join("m/".repeat(100))))?;
    expect_folder(lab, "many-sources", 2, |folder| {
        (0..1100).try_for_each(|n| fs::write(folder.join(format!("m{n}.rs")), ""))
    })?;
    expect_folder(lab, "many-files", 2, |folder| {
        (0..10_100).try_for_each(|n| fs::write(folder.join(format!("m{n}")), ""))
    })?;
    expect_folder(lab, "large-source", 1, |folder| File::create(folder.join("large.rs"))?.set_len(1 << 40))?;
    expect_folder(lab, "large-file", 0, |folder| File::create(folder.join("large.bin"))?.set_len(1 << 40))
}

fn a_package_builds_nothing(lab: &Lab) -> Result<(), Failed> {
    let run = "fn main() { std::fs::write(\"../owned\", \"\").unwrap(); std::fs::write(\"owned\", \"\").unwrap(); }";
    expect_folder(lab, "package", 0, |folder| {
        fs::create_dir_all(folder.join(".cargo"))?;
        fs::write(folder.join("Cargo.toml"), "[package]\nname = \"x\"\nversion = \"1.0.0\"\nbuild = \"build.rs\"\n")?;
        fs::write(folder.join("build.rs"), run)?;
        fs::write(
            folder.join(".cargo/config.toml"),
            "[build]\nrustc-wrapper = \"./evil\"\nrustflags = [\"-Clinker=./evil\"]\n",
        )?;
        for name in ["rust-toolchain.toml", "rust-toolchain"] {
            fs::write(folder.join(name), "[toolchain]\npath = \"./evil\"\n")?;
        }
        fs::write(folder.join("evil"), "#!/bin/sh\ntouch owned ../owned /tmp/owned\n")?;
        Command::new("chmod").arg("+x").arg(folder.join("evil")).status().map(|_| ())
    })?;
    let folder = lab.make_folder("folders")?;
    match folder.join("owned").exists() || folder.join("package/owned").exists() {
        true => Err("something was executed".into()),
        false => Ok(()),
    }
}

fn modules_stay_in_their_folder(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("modules")?;
    fs::write(folder.join("outside.rs"), "pub const X: i64 = 1;\n")?;
    for (name, declaration) in
        [("up", "#[path = \"../outside.rs\"] mod outside;"), ("far", "#[path = \"/etc/hostname\"] mod outside;")]
    {
        fs::create_dir(folder.join(name))?;
        fs::write(folder.join(name).join("main.rs"), [declaration.as_bytes(), b"\n", &honest()?].concat())?;
        expect(lab, &folder, &[OsStr::new(name)], 1)?;
    }
    Ok(())
}

fn headers_are_only_headers(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("headers")?;
    let headers = [
        "// grade: ../../../etc".to_owned(),
        "// grade: /etc/passwd".to_owned(),
        format!("// grade: {}", "x".repeat(100_000)),
        "// grade: \x1b[2J::error::forged".to_owned(),
        "// grade: hostile/sum\0".to_owned(),
        "// grade: \u{202e}mus".to_owned(),
        "// grade:".to_owned(),
        "// grade: hostile/../hostile/sum".to_owned(),
        "// grade: *".to_owned(),
    ];
    for header in headers {
        fs::write(folder.join("x.rs"), [header.as_bytes(), b"\n", &honest()?].concat())?;
        let ran = lab.run(lab.grade(&folder).args(["submit", "x.rs"]), b"")?;
        if ran.code != Some(2) {
            return Err(format!("{:?}: exit code {:?}\n{}", header.get(..40), ran.code, ran.text()).into());
        }
    }
    Ok(())
}

fn settings_of_a_repository_are_harmless(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("settings")?;
    fs::create_dir(folder.join(".git"))?;
    fs::write(folder.join("x.rs"), honest()?)?;
    let settings = folder.join("grade.toml");
    let submit = || lab.run(lab.grade(&folder).args(["submit", "--exercise", "hostile/sum", "x.rs"]), b"");

    // What could change a grade is said and left out.
    fs::write(
        &settings,
        "audience = \"staff\"\nexercises = \"/\\u001b[2J\"\ncache = \"/\"\nrustc = \"./evil\"\nrequire-jail = false\njobs = 1000000000\n",
    )?;
    let ran = submit()?;
    if ran.code != Some(0) || String::from_utf8_lossy(&ran.stderr).matches(" is ignored").count() != 5 {
        return Err(ran.text().into());
    }
    // A link to hidden data is not read, and so not quoted.
    fs::remove_file(&settings)?;
    symlink(lab.canaries().join("hidden.toml"), &settings)?;
    let ran = submit()?;
    if ran.code != Some(0) {
        return Err(ran.text().into());
    }
    fs::remove_file(&settings)?;
    // What makes no sense is an error, whatever bytes it holds.
    for text in [
        &b"\x1b[2J::error"[..],
        b"\xff\xfe",
        b"format = \"\\u001b[2J\\n::error::x\"",
        b"jobs = 0",
        b"\"\\u202e\" = 1",
        &[b'['; 60_000],
        &[b'x'; 100_000],
    ] {
        fs::write(&settings, text)?;
        let ran = submit()?;
        if ran.code != Some(2) {
            return Err(format!("{:?}: {}", String::from_utf8_lossy(text).get(..20), ran.text()).into());
        }
    }
    fs::remove_file(&settings)?;
    Command::new("mkfifo").arg(&settings).status()?;
    match submit()?.code {
        Some(0) => Ok(()),
        code => Err(format!("exit code {code:?} with a pipe for settings").into()),
    }
}

fn standard_input_ends(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("standard-input")?;
    let mut command = lab.grade(&folder);
    command.args(["submit", "--exercise", "hostile/sum", "-"]).stdin(Stdio::from(File::open("/dev/zero")?));
    match lab.run(&mut command, b"")?.code {
        Some(1) => Ok(()),
        code => Err(format!("exit code {code:?}").into()),
    }
}
