//! Changes to an exercise's folder, of the kinds that happen and of those that are meant to harm.

use std::{
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt as _,
        fs::{PermissionsExt as _, symlink},
    },
    path::{Path, PathBuf},
    process::Command,
};

use super::made_up::Source;

/// Names that no file of an exercise should have, or that change what it is.
const NAMES: &[&[u8]] = &[
    b"\xff\xfe.in",
    b"a\nb.in",
    b"\x1b[31m.ans",
    b"1.IN",
    b"A.in",
    b"-x.in",
    b".hidden",
    b"..in",
    b"target",
    b"a b.in",
    b"\xe2\x80\xae.ans",
    b"secret",
    b"test_group.yaml",
    b"99.in",
    b"99.ans",
    b"99.toml",
];

/// Values that a key's own is exchanged for.
const VALUES: &[&str] = &[
    "-1",
    "0",
    "1e309",
    "99999999999999999999",
    "\"\"",
    "[]",
    "{}",
    "true",
    "nan",
    "\"\u{202e}\"",
    "\"../../x\"",
    "1979-05-27",
    "'\u{7f}'",
    "~",
    "100",
    "\"tokens\"",
];

/// Makes `copy` a folder like `original`.
pub(crate) fn copy(original: &Path, copy: &Path) {
    fs::create_dir_all(copy).unwrap();
    for entry in fs::read_dir(original).unwrap().map(|entry| entry.unwrap().path()) {
        let target = copy.join(entry.file_name().unwrap());
        if entry.is_dir() {
            self::copy(&entry, &target);
        } else {
            fs::copy(&entry, &target).unwrap();
        }
    }
}

/// Removes a folder, whatever its permissions are by now.
pub(crate) fn remove(folder: &Path) {
    for path in paths_in(folder).iter().filter(|path| path.is_dir() && !path.is_symlink()) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Every file and folder below, in the order of names; what is linked to is not looked at.
fn paths_in(folder: &Path) -> Vec<PathBuf> {
    let mut paths = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(path) = paths.get(next).cloned() {
        if path.is_dir() && !path.is_symlink() {
            let mut inner: Vec<_> =
                fs::read_dir(&path).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
            inner.sort();
            paths.extend(inner);
        }
        next += 1;
    }
    paths
}

/// Makes one change. Most are to the texts of specs and data, and some of those are harmless.
pub(crate) fn mutate(folder: &Path, source: &mut Source) {
    let paths = paths_in(folder);
    let files: Vec<&PathBuf> = paths.iter().filter(|path| path.is_file() && !path.is_symlink()).collect();
    let folders: Vec<&PathBuf> = paths.iter().filter(|path| path.is_dir() && !path.is_symlink()).collect();
    if files.is_empty() || folders.is_empty() {
        return;
    }
    let specs: Vec<&PathBuf> = files.iter().copied().filter(|path| is_spec(path)).collect();
    let file = source.pick(&files);
    match source.below(20) {
        0..=2 if !specs.is_empty() => {
            let spec = source.pick(&specs);
            rewrite(spec, |text| mutate_spec(text, source));
        }
        3..=9 => rewrite(file, |bytes| mutate_data(bytes, source)),
        10..=12 => {
            let folder = source.pick(&folders);
            add_file(folder, source);
        }
        13 => {
            // The target may be a folder that holds something.
            let _renamed = fs::rename(file, source.pick(&folders).join(OsStr::from_bytes(source.pick(NAMES))));
        }
        14 => fs::remove_file(file).unwrap(),
        15 => replace_by_oddity(file, source),
        _ => add_case(folder, source),
    }
}

fn is_spec(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["toml", "yaml", "ini"].iter().any(|known| ending == *known))
}

fn rewrite(path: &Path, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let bytes = fs::read(path).unwrap();
    fs::write(path, change(bytes)).unwrap();
}

/// Changes of structure: lines left out, doubled and exchanged, values exchanged, deep and huge ones added.
fn mutate_spec(text: Vec<u8>, source: &mut Source) -> Vec<u8> {
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = source.below(lines.len());
    match source.below(9) {
        0 if !lines.is_empty() => drop(lines.remove(at)),
        1 if !lines.is_empty() => lines.insert(at, lines[at].clone()),
        2 if !lines.is_empty() => {
            if let Some(mark) = lines[at].find(['=', ':']) {
                lines[at] = format!("{} {}", &lines[at][..=mark], source.pick(VALUES));
            }
        }
        3 => lines.insert(at, format!("x = {}{}", "[".repeat(2_000), "]".repeat(2_000))),
        4 => lines.insert(at, format!("# {}", "x".repeat(100_000))),
        5 => lines.insert(at, "# a remark: \"'".to_owned()),
        6 if !lines.is_empty() => lines[at] = lines[at].replace('"', "'"),
        7 => return text.replace('\n', "\r\n").into_bytes(),
        _ => lines.push(String::new()),
    }
    lines.join("\n").into_bytes()
}

fn mutate_data(mut bytes: Vec<u8>, source: &mut Source) -> Vec<u8> {
    match source.below(6) {
        0 => bytes.clear(),
        1 => bytes.truncate(source.below(bytes.len() + 1)),
        2 => bytes = String::from_utf8_lossy(&bytes).replace('\n', "\r\n").into_bytes(),
        3 => bytes.extend(b"extra\n"),
        4 => bytes = bytes.repeat(50),
        _ => source.mutate(&mut bytes),
    }
    bytes
}

fn add_file(folder: &Path, source: &mut Source) {
    let path = folder.join(OsStr::from_bytes(source.pick(NAMES)));
    match source.below(3) {
        0 => {
            // There may be one already.
            let _made = fs::create_dir(path);
        }
        _ => {
            let _written = fs::write(path, "1\n");
        }
    }
}

/// A link, a pipe, a folder or an unreadable file in a file's place.
fn replace_by_oddity(file: &Path, source: &mut Source) {
    fs::remove_file(file).unwrap();
    match source.below(6) {
        0 => symlink("/etc/passwd", file).unwrap(),
        1 => symlink(".", file).unwrap(),
        2 => symlink("/dev/zero", file).unwrap(),
        3 => assert!(Command::new("mkfifo").arg(file).status().unwrap().success()),
        4 => fs::create_dir(file).unwrap(),
        _ => {
            fs::write(file, "1\n").unwrap();
            fs::set_permissions(file, fs::Permissions::from_mode(0)).unwrap();
        }
    }
}

/// One more hidden case, sometimes with half of what belongs to it, beside those that there are.
fn add_case(folder: &Path, source: &mut Source) {
    let groups: Vec<PathBuf> = paths_in(&folder.join("data")).into_iter().filter(|path| has_case(path)).collect();
    if groups.is_empty() {
        return;
    }
    let case = source.pick(&groups).join(format!("added-{}", source.below(3)));
    // The place may be taken by what an earlier change put there.
    let _written = fs::write(case.with_extension("in"), "1 2\n");
    if source.below(6) > 0 {
        let _written = fs::write(case.with_extension("ans"), "1 2\n");
    }
}

fn has_case(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.path().extension().is_some_and(|ending| ending == "ans"))
}
