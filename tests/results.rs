//! Results that are signed and verified: a result vouches for one submission and one exercise, and nothing else passes.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use tempfile::TempDir;

const ACCEPTED: &str = "fn main() {
    let input = std::io::read_to_string(std::io::stdin()).unwrap();
    println!(\"{}\", input.split_whitespace().map(|number| number.parse::<i64>().unwrap()).sum::<i64>());
}
";

/// A folder with two submissions, the result of the wrong one, a key, and the signature.
struct Desk {
    folder: TempDir,
    public: String,
}

impl Desk {
    fn set_up() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Self { folder, public: String::new() };
        for (name, program) in [("ada", "fn main() { println!(\"3\") }\n"), ("bo", ACCEPTED)] {
            fs::create_dir(desk.path(name)).unwrap();
            fs::write(desk.path(name).join("sum.rs"), program).unwrap();
        }
        desk.public = text(&desk.expect(&["keygen", "-o", "grade.key", "--quiet"], 0).stdout).trim().to_owned();
        desk.judge("ada", 1);
        desk.expect(&["sign", "ada.json", "--key", "grade.key", "--quiet"], 0);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn judge(&self, student: &str, exit: i32) {
        let output = self.expect(&["submit", "--format", "json", &format!("{student}/sum.rs")], exit);
        fs::write(self.path(&format!("{student}.json")), output.stdout).unwrap();
    }

    #[track_caller]
    fn expect(&self, args: &[&str], exit: i32) -> Output {
        let mut command = support::grade();
        command.env("GRADE_EXERCISES", support::repository().join("tests/library"));
        let output = command.current_dir(self.folder.path()).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(exit), "{args:?}\n{}{}", text(&output.stdout), text(&output.stderr));
        output
    }

    /// Verifies `result` with more arguments, and holds all that is printed against `expected`.
    #[track_caller]
    fn verify(&self, result: &str, args: &[&str], exit: i32, expected: &[&str]) {
        let all: Vec<&str> = ["verify", result].into_iter().chain(args.iter().copied()).collect();
        let output = self.expect(&all, exit);
        let printed = text(&output.stdout);
        let lines: Vec<&str> =
            printed.lines().map(|line| line.split_once("sha256:").map_or(line, |(l, _)| l)).collect();
        // The unit names the compiler of this machine.
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.contains(" unit ")).collect();
        assert_eq!(lines, expected, "{printed}");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_secret_key_stays_in_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let keygen = || support::grade().current_dir(folder.path()).arg("keygen").output().unwrap();
    let output = keygen();
    let file = fs::read_to_string(folder.path().join("grade.key")).unwrap();
    let digits = file.split_whitespace().last().unwrap();
    assert_eq!(digits.len(), 64);
    assert!(text(&output.stdout).starts_with("ed25519:"), "{output:?}");
    assert!(!format!("{}{}", text(&output.stdout), text(&output.stderr)).contains(digits));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.path().join("grade.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(keygen().status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("grade.key")).unwrap(), file);
}

#[test]
fn results_vouch_for_one_submission_and_one_exercise() {
    let desk = Desk::set_up();
    let key = ["--key", &desk.public];
    let by = format!("✓ signature     by {}", desk.public);
    let not_again = "· judged again  not asked for: `--rerun SUBMISSION` does it";
    desk.verify(
        "ada.json",
        &[&key[..], &["--submission", "ada/sum.rs"]].concat(),
        0,
        &[
            &by,
            "✓ exercise      basics/sum, as students see it here",
            "✓ submission    ada/sum.rs, byte for byte",
            not_again,
            "verified",
        ],
    );
    // Replayed: handed in as another student's, or as the result of another exercise.
    desk.verify(
        "ada.json",
        &[&key[..], &["--submission", "bo/sum.rs", "--exercise", "basics/product"]].concat(),
        1,
        &[
            &by,
            "✗ exercise      the result is of basics/sum, not of basics/product",
            "✗ submission    the result is of another submission than bo/sum.rs",
            "                  judged: ",
            "                  here:   ",
            not_again,
            "not verified",
        ],
    );
    desk.verify(
        "ada.json",
        &[&key[..], &["--rerun", "ada/sum.rs"]].concat(),
        0,
        &[
            &by,
            "✓ exercise      basics/sum, as students see it here",
            "✓ submission    ada/sum.rs, byte for byte",
            "✓ judged again  the same report, byte for byte",
            "verified",
        ],
    );
    changed_results_do_not_verify(&desk);
    results_signed_by_others_do_not_verify(&desk);
}

fn changed_results_do_not_verify(desk: &Desk) {
    let result = desk.path("ada.json");
    let whole = fs::read(&result).unwrap();
    let key = ["--key", &desk.public];
    let rest = [
        "· submission    not named: `--submission FILE` compares it",
        "· judged again  not asked for: `--rerun SUBMISSION` does it",
    ];
    edit(&result, "\"verdict\":\"WA\"", "\"verdict\":\"AC\"");
    desk.verify(
        "ada.json",
        &key,
        1,
        &[
            "✗ signature     the result is not the one that was signed",
            "                  verdict: signed `WA`, here `AC`",
            "✓ exercise      basics/sum, as students see it here",
            rest[0],
            rest[1],
            "not verified",
        ],
    );
    fs::write(&result, &whole[..whole.len() / 2]).unwrap();
    let cut = "the result is cut off: it ends in the middle of the report";
    desk.verify(
        "ada.json",
        &key,
        1,
        &[
            "✗ signature  the result is not the one that was signed",
            &format!("               {cut}"),
            &format!("✗ result     {cut}"),
            "not verified",
        ],
    );
    fs::write(&result, &whole).unwrap();
}

fn results_signed_by_others_do_not_verify(desk: &Desk) {
    let other = text(&desk.expect(&["keygen", "-o", "other.key", "--quiet"], 0).stdout).trim().to_owned();
    // A student changes the result and signs it anew, with a key of their own.
    edit(&desk.path("ada.json"), "\"verdict\":\"WA\"", "\"verdict\":\"AC\"");
    desk.expect(&["sign", "ada.json", "--key", "other.key", "--quiet"], 0);
    let exercise = "✓ exercise      basics/sum, as students see it here";
    desk.verify(
        "ada.json",
        &["--key", &desk.public, "--submission", "ada/sum.rs"],
        1,
        &[
            &format!("✗ signature     signed by another key: {other} instead of {}", desk.public),
            exercise,
            "✓ submission    ada/sum.rs, byte for byte",
            "· judged again  not asked for: `--rerun SUBMISSION` does it",
            "not verified",
        ],
    );
    // Even the one whose key is trusted is found out by judging again.
    desk.verify(
        "ada.json",
        &["--key", &other, "--rerun", "ada/sum.rs"],
        1,
        &[
            &format!("✓ signature     by {other}"),
            exercise,
            "✓ submission    ada/sum.rs, byte for byte",
            "✗ judged again  another report",
            "                  verdict: the result says \"AC\", judged again \"WA\"",
            "not verified",
        ],
    );
}

#[test]
fn what_cannot_be_asked_is_a_usage_error() {
    let desk = Desk::set_up();
    desk.expect(&["verify", "ada.json"], 2);
    desk.expect(&["verify", "ada.json", "--key", "ed25519:00"], 2);
    desk.expect(&["verify", "missing.json", "--key", &desk.public], 2);
    desk.expect(&["sign", "ada/sum.rs", "--key", "grade.key"], 2);
    let twice = fs::read_to_string(desk.path("ada.json")).unwrap().repeat(2);
    fs::write(desk.path("two.json"), twice).unwrap();
    desk.expect(&["sign", "two.json", "--key", "grade.key"], 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(desk.path("grade.key"), fs::Permissions::from_mode(0o644)).unwrap();
        let output = desk.expect(&["sign", "ada.json", "--key", "grade.key"], 2);
        assert!(text(&output.stderr).contains("others on this machine can read this key"));
    }
}
