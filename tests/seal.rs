//! Sealed packs: who holds a key opens them, and nothing is written for anybody else.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use tempfile::TempDir;

/// A folder with two key pairs and a pack that is sealed for the first one.
struct Desk {
    folder: TempDir,
    public: [String; 2],
}

impl Desk {
    fn set_up() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Self { folder, public: Default::default() };
        let keygen =
            |name| text(&desk.expect(&["keygen", "--seal", "-o", name, "--quiet"], 0).stdout).trim().to_owned();
        desk.public = [keygen("ada.key"), keygen("bo.key")];
        let sealed = desk.expect(&["pack", "sum", "-o", "week.age", "--seal", &desk.public[0]], 0);
        let length = fs::metadata(desk.path("week.age")).unwrap().len();
        let expected = format!("week.age: 1 exercise with hidden tests and solutions, sealed, {length} bytes\n");
        assert_eq!(text(&sealed.stdout), expected);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[track_caller]
    fn expect(&self, args: &[&str], exit: i32) -> Output {
        let mut command = support::grade();
        command.env("GRADE_EXERCISES", support::repository().join("tests/library"));
        let output = command.current_dir(self.folder.path()).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(exit), "{args:?}\n{}{}", text(&output.stdout), text(&output.stderr));
        output
    }

    /// Unpacking says `expected` on standard error, and writes nothing.
    #[track_caller]
    fn check_refused(&self, args: &[&str], expected: &str) {
        let all: Vec<&str> = ["unpack", "-o", "out"].into_iter().chain(args.iter().copied()).collect();
        let output = self.expect(&all, 2);
        assert_eq!(text(&output.stderr), expected);
        assert!(!self.path("out").exists());
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Every file below a folder by its path, with its bytes.
fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for path in support::children(folder).unwrap() {
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    files
}

#[test]
fn a_secret_key_stays_in_its_file() {
    let desk = Desk::set_up();
    let file = fs::read_to_string(desk.path("ada.key")).unwrap();
    let secret = file.lines().last().unwrap();
    assert!(secret.starts_with("AGE-SECRET-KEY-1"), "the key file has another form");
    assert_eq!(file, format!("# public key: {}\n{secret}\n", desk.public[0]));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(desk.path("ada.key")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = desk.expect(&["keygen", "--seal", "-o", "ada.key"], 2);
    assert!(again.stdout.is_empty());
    assert_eq!(fs::read_to_string(desk.path("ada.key")).unwrap(), file);
    let usual = desk.expect(&["keygen", "--seal"], 0);
    assert!(text(&usual.stdout).starts_with("age1") && desk.path("grade-seal.key").exists());
    // A secret in the place of the public key is named, and not repeated.
    for name in [secret, "ada.key"] {
        let output = desk.expect(&["pack", "sum", "-o", "x.age", "--seal", name], 2);
        let said = text(&output.stderr);
        assert!(said.contains("this is a secret key: seal with the public one") && !said.contains(secret), "{said}");
    }
}

#[test]
fn who_holds_a_key_unpacks_what_was_packed() {
    let desk = Desk::set_up();
    fs::write(desk.path("staff.txt"), format!("# staff\n{}\n\n{}\n", desk.public[0], desk.public[1])).unwrap();
    desk.expect(&["pack", "sum", "-o", "both.age", "--seal", "staff.txt"], 0);
    desk.expect(&["pack", "sum", "-o", "plain.tar.gz", "--full"], 0);
    desk.expect(&["unpack", "plain.tar.gz", "-o", "plain"], 0);
    let plain = files_below(&desk.path("plain"));
    assert!(plain.iter().any(|(path, _)| path.ends_with("basics/sum/exercise.toml")));
    for (file, key, to) in [("week.age", "ada.key", "a"), ("both.age", "ada.key", "b"), ("both.age", "bo.key", "c")] {
        let output = desk.expect(&["unpack", file, "--key", key, "-o", to], 0);
        assert_eq!(text(&output.stdout), format!("{to}: {} files\n", plain.len()));
        let opened: Vec<_> = files_below(&desk.path(to))
            .into_iter()
            .map(|(path, bytes)| (desk.path("plain").join(path.strip_prefix(desk.path(to)).unwrap()), bytes))
            .collect();
        assert_eq!(opened, plain);
    }
    // The seal is random, and what is in it is not.
    desk.expect(&["pack", "sum", "-o", "again.age", "--seal", &desk.public[0]], 0);
    let [week, again] = ["week.age", "again.age"].map(|name| fs::read(desk.path(name)).unwrap());
    assert!(week != again);
    // Nothing is overwritten.
    desk.expect(&["pack", "sum", "-o", "week.age", "--seal", &desk.public[1]], 2);
    assert_eq!(fs::read(desk.path("week.age")).unwrap(), week);
}

#[test]
fn without_the_key_it_is_said_what_is_missing() {
    let desk = Desk::set_up();
    desk.check_refused(
        &["week.age"],
        "error: week.age is sealed, and no key is at hand\nhint: name the file with the secret key of somebody for \
         whom it was sealed: `--key FILE`. Without it nothing in the pack can be read: ask for the student pack, or to \
         have it sealed for your key too\n",
    );
    desk.check_refused(
        &["week.age", "--key", "bo.key"],
        "error: week.age is not opened\ncaused by: the key at hand is none of those that it is sealed \
         for\nhint: ask whoever sealed it to seal it for your public key too\n",
    );
    desk.expect(&["keygen", "--quiet"], 0);
    desk.check_refused(
        &["week.age", "--key", "grade.key"],
        "error: grade.key holds no key for sealed packs\ncaused by: this is a key for signatures: `grade keygen \
         --seal` makes one for sealing\nhint: `grade keygen --seal` makes one\n",
    );
    let judged = desk.expect(&["list", "--exercises", "week.age"], 2);
    assert_eq!(
        text(&judged.stderr),
        "error: week.age is a sealed pack, not a folder of exercises\nhint: nothing in it can be read without a \
         secret key that it was sealed for: `grade unpack week.age --key FILE -o DIR`, then `--exercises DIR`\n"
    );
}

#[test]
fn nothing_is_written_of_what_was_changed() {
    let desk = Desk::set_up();
    let whole = fs::read(desk.path("week.age")).unwrap();
    let changed = "error: x.age is not opened\ncaused by: its content was changed or cut off after it was sealed\n\
                   hint: nothing was written; fetch it again, or ask whoever made it for another\n";
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let cut = whole[..whole.len() - 20].to_vec();
    let longer = [&whole[..], b"more"].concat();
    for bytes in [flipped, cut, longer] {
        fs::write(desk.path("x.age"), bytes).unwrap();
        desk.check_refused(&["x.age", "--key", "ada.key"], changed);
    }
    desk.check_refused(&[".", "--key", "ada.key"], "error: . is not a regular file\n");
    // A plain archive in the place of a sealed one is not taken: anybody may have made it.
    desk.expect(&["pack", "sum", "-o", "plain.tar.gz", "--full"], 0);
    desk.check_refused(
        &["plain.tar.gz", "--key", "ada.key"],
        "error: plain.tar.gz is not opened\ncaused by: it is not sealed: its first line is not \
         `age-encryption.org/v1`\nhint: leave `--key` out to unpack what nobody sealed: whoever handed it on may have \
         read and changed it\n",
    );
}
