//! Packs: what goes in comes out, the same bytes every time, and hostile archives are refused before anything is
//! written.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use grader::{
    exercise::{Found, LoadOptions, discover, load},
    pack::{Contents, pack, unpack},
    seal::{Identity, seal, unseal},
};
use tar::{EntryType, Header};

const SPEC: &str = "title = \"Sum\" # of numbers\n\n[limits]\nfuel = 1_000_000\n\n[groups.sample]\nhint = \"add\"\n\n\
                    [groups.all]\npoints = 100\nhint = \"think of an empty list\"\n\n[proof]\nmutation-score = 90\n";

/// A small exercise at `folder`.
fn write_exercise(folder: &Path) {
    let files = [
        ("exercise.toml", SPEC),
        ("statement.md", "# Sum\n"),
        ("starter/sum.rs", "fn main() {}\n"),
        ("data/sample/1.in", "1 2\n"),
        ("data/sample/1.ans", "3\n"),
        ("data/secret/all/1.in", "4 5\n"),
        ("data/secret/all/1.ans", "9\n"),
        ("submissions/accepted/sum.rs", "fn main() {}\n"),
        ("mutants.toml", "total = 1\n"),
        (".notes", "private\n"),
    ];
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn found_in(folder: &Path) -> Vec<Found> {
    discover(folder).unwrap()
}

fn packed(folder: &Path, contents: Contents) -> Vec<u8> {
    let found = found_in(folder);
    pack(&found.iter().collect::<Vec<_>>(), contents).unwrap()
}

#[test]
fn a_student_pack_holds_nothing_hidden_and_loads() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_exercise(&from.path().join("basics/sum"));
    let paths = unpack(packed(from.path(), Contents::Student).as_slice(), to.path()).unwrap();
    assert_eq!(
        paths,
        [
            "basics/sum/data/sample/1.ans",
            "basics/sum/data/sample/1.in",
            "basics/sum/exercise.toml",
            "basics/sum/starter/sum.rs",
            "basics/sum/statement.md",
        ]
    );
    let spec = fs::read_to_string(to.path().join("basics/sum/exercise.toml")).unwrap();
    assert_eq!(spec, "title = \"Sum\"\n\n[groups.sample]\nhint = \"add\"\n\n[limits]\nfuel = 1000000\n");
    let found = found_in(to.path());
    let exercise = load(&found[0].folder, found[0].id.clone(), LoadOptions { hidden: true }).unwrap();
    assert_eq!((&*exercise.id.0, exercise.has_hidden_tests), ("basics/sum", false));
}

#[test]
fn a_full_pack_is_the_exercise() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_exercise(&from.path().join("basics/sum"));
    let first = packed(from.path(), Contents::Full);
    let paths = unpack(first.as_slice(), to.path()).unwrap();
    assert_eq!(paths.len(), 9);
    for path in paths {
        assert_eq!(fs::read(from.path().join(&path)).unwrap(), fs::read(to.path().join(&path)).unwrap(), "{path}");
    }
    assert_eq!(packed(to.path(), Contents::Full), first, "packing what was unpacked gives the same bytes");
}

#[cfg(unix)]
#[test]
fn a_link_in_an_exercise_is_not_packed() {
    let from = tempfile::tempdir().unwrap();
    let exercise = from.path().join("sum");
    write_exercise(&exercise);
    std::os::unix::fs::symlink("/etc/hostname", exercise.join("starter/more.rs")).unwrap();
    let found = found_in(from.path());
    let error = pack(&[&found[0]], Contents::Student).unwrap_err().to_string();
    assert!(error.ends_with("starter/more.rs: is a symbolic link, which no pack can hold"), "{error}");
}

/// One entry of a hand-made archive: its path as it is, its kind, the size that its head claims, and its bytes.
struct Entry<'a> {
    path: &'a [u8],
    kind: EntryType,
    size: u64,
    bytes: &'a [u8],
}

const fn file<'a>(path: &'a [u8], bytes: &'a [u8]) -> Entry<'a> {
    Entry { path, kind: EntryType::Regular, size: bytes.len() as u64, bytes }
}

const fn other(path: &[u8], kind: EntryType) -> Entry<'_> {
    Entry { path, kind, size: 0, bytes: b"" }
}

fn archive(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    for entry in entries {
        let mut header = Header::new_ustar();
        let name = &mut header.as_old_mut().name;
        name[..entry.path.len()].copy_from_slice(entry.path);
        if matches!(entry.kind, EntryType::Symlink | EntryType::Link) {
            header.as_old_mut().linkname[..11].copy_from_slice(b"/etc/passwd");
        }
        header.set_entry_type(entry.kind);
        header.set_size(entry.size);
        header.set_mode(0o644);
        header.set_cksum();
        gzip.write_all(header.as_bytes()).unwrap();
        gzip.write_all(entry.bytes).unwrap();
        gzip.write_all(&vec![0; entry.bytes.len().next_multiple_of(512) - entry.bytes.len()]).unwrap();
    }
    gzip.write_all(&[0; 1024]).unwrap();
    gzip.finish().unwrap()
}

/// Unpacking says `expect`, and nothing was written anywhere.
#[track_caller]
fn check_refused(packed: &[u8], expect: &str) {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("to");
    let error = unpack(packed, &folder).unwrap_err().to_string();
    assert_eq!(error, expect);
    let left: Vec<PathBuf> = fs::read_dir(around.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, Vec::<PathBuf>::new());
}

#[test]
fn hostile_paths_are_refused() {
    let outward = "its path leads out of its folder";
    let absolute = "its path is absolute, or one of another system";
    let letters = "its name is not made of letters, digits, `.`, `_`, `+` and `-`";
    let table: [(&[u8], &str, &str); 12] = [
        (b"../x", "`../x`", outward),
        (b"a/../../x", "`a/../../x`", outward),
        (b"a/./x", "`a/./x`", outward),
        (b"/etc/x", "`/etc/x`", absolute),
        (b"C:x", "`C:x`", absolute),
        (b"a\\x", "`a\\\\x`", absolute),
        (b"a//x", "`a//x`", letters),
        (b".bashrc", "`.bashrc`", letters),
        (b"a/-rf", "`a/-rf`", letters),
        (b"a/x.", "`a/x.`", letters),
        (b"a/x y", "`a/x y`", letters),
        (b"1/2/3/4/5/6/7/8/9/a/b/c/x", "`1/2/3/4/5/6/7/8/9/a/b/c/x`", "it lies too deep"),
    ];
    for (path, shown, why) in table {
        let shown = shown.replace("\\\\", "\\");
        check_refused(
            &archive(&[file(b"good", b"1"), file(path, b"2")]),
            &format!("the archive is refused: {shown}: {why}"),
        );
    }
}

#[test]
fn only_files_and_folders_are_taken() {
    let kinds = [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Char,
        EntryType::Block,
        EntryType::Fifo,
        EntryType::GNULongName,
        EntryType::XHeader,
        EntryType::GNUSparse,
    ];
    for kind in kinds {
        let expect = "the archive is refused: `a/x`: it is neither a regular file nor a folder";
        check_refused(&archive(&[other(b"a/x", kind)]), expect);
    }
}

#[test]
fn two_paths_for_one_place_are_refused() {
    let twice = "the archive is refused: `a/x`: it is there twice, or is a file and a folder";
    let case = "another path differs from it in capital letters only";
    check_refused(&archive(&[file(b"a/x", b"1"), file(b"a/x", b"2")]), twice);
    check_refused(&archive(&[file(b"a/x/y", b"1"), file(b"a/x", b"2")]), twice);
    check_refused(&archive(&[file(b"a", b"1"), file(b"a/x", b"2")]), twice);
    check_refused(
        &archive(&[file(b"a/x", b"1"), file(b"a/X", b"2")]),
        &format!("the archive is refused: `a/X`: {case}"),
    );
    check_refused(
        &archive(&[file(b"a/x", b"1"), file(b"A/y", b"2")]),
        &format!("the archive is refused: `A/y`: {case}"),
    );
}

#[test]
fn bombs_and_broken_archives_are_refused() {
    let huge = Entry { path: b"a", kind: EntryType::Regular, size: 1 << 40, bytes: b"" };
    check_refused(&archive(&[huge]), "the archive is refused: `a`: it is too large, or all files together are");
    let many: Vec<String> = (0..50_001).map(|number| format!("f{number}")).collect();
    let entries: Vec<Entry<'_>> = many.iter().map(|path| file(path.as_bytes(), b"")).collect();
    check_refused(&archive(&entries), "the archive is refused: it holds more than 50000 files");
    let whole = archive(&[file(b"a", &[b'x'; 100_000])]);
    for broken in [&b""[..], b"no archive", &whole[..whole.len() / 2]] {
        check_refused(broken, "the archive cannot be read");
    }
}

#[test]
fn nothing_is_overwritten() {
    let to = tempfile::tempdir().unwrap();
    fs::create_dir(to.path().join("a")).unwrap();
    fs::write(to.path().join("a/x"), "mine").unwrap();
    let error = unpack(archive(&[file(b"a/new", b"1"), file(b"a/x", b"2")]).as_slice(), to.path()).unwrap_err();
    assert_eq!(error.to_string(), format!("{} is there already", to.path().join("a/x").display()));
    assert_eq!(fs::read(to.path().join("a/x")).unwrap(), b"mine");
    assert!(!to.path().join("a/new").exists());
}

/// Seals say nothing of who wrote what is in them, so that is judged like any other archive.
#[test]
fn a_sealed_archive_is_trusted_no_more_than_a_plain_one() {
    let key = Identity::generate();
    let recipients = [key.recipient()];
    let keys = [key];
    let open = |sealed: Vec<u8>| unseal(&sealed, &keys).unwrap();
    let huge = Entry { path: b"a", kind: EntryType::Regular, size: 1 << 40, bytes: b"" };
    let zeros = vec![0; 65 << 20];
    for (entry, why) in [
        (file(b"../x", b"1"), "`../x`: its path leads out of its folder"),
        (huge, "`a`: it is too large, or all files together are"),
        (file(b"a", &zeros), "`a`: it is too large, or all files together are"),
    ] {
        let sealed = seal(&archive(&[entry]), &recipients).unwrap();
        check_refused(&open(sealed), &format!("the archive is refused: {why}"));
    }
    check_refused(&open(seal(b"no archive", &recipients).unwrap()), "the archive cannot be read");
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_while_unpacking() {
    let (to, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(outside.path(), to.path().join("a")).unwrap();
    unpack(archive(&[file(b"a/x", b"1")]).as_slice(), to.path()).unwrap_err();
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
