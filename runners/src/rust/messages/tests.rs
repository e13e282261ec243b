use grade_model::{Diagnostic, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Messages, Names, Reading, escape_line};

const BYTES_MAX: usize = 500;

fn names() -> Names {
    let mut names = Names::default();
    names.insert("main.rs", "exercise.rs");
    names
}

fn read(stderr: &[u8]) -> Messages {
    let paths = [("/home/me/.rustup".to_owned(), "<toolchain>"), ("/rustc/abc/".to_owned(), "")];
    Reading { names: &names(), paths: &paths, text_bytes_max: BYTES_MAX, empty_root: None }.read(stderr)
}

fn span(file: &str, is_primary: bool) -> Value {
    json!({"file_name": file, "line_start": 3, "line_end": 4, "column_start": 5, "column_end": 9,
           "is_primary": is_primary, "byte_start": 0, "text": [], "expansion": null})
}

fn message(level: &str, text: &str, code: Option<&str>, spans: Vec<Value>, rendered: &str) -> String {
    let code = code.map(|code| json!({"code": code, "explanation": null}));
    let message = json!({"$message_type": "diagnostic", "message": text, "code": code, "level": level, "spans": spans,
                         "children": [], "rendered": rendered});
    format!("{message}\n")
}

fn simple(level: &str, rendered: &str) -> String {
    message(level, "words", None, vec![span("main.rs", true)], rendered)
}

#[test]
fn a_message_is_taken_apart() {
    let rendered =
        "error[E0308]: mismatched `main.rs`\n --> main.rs:3:5\n  |\n3 | main.rs\n  ::: /rustc/abc/library/x.rs:1:1\n\n";
    let line = message("error", "mismatched `main.rs`", Some("E0308"), vec![span("main.rs", true)], rendered);
    let expect = Messages {
        text: "error[E0308]: mismatched `exercise.rs`\n --> exercise.rs:3:5\n  |\n3 | main.rs".to_owned(),
        diagnostics: vec![Diagnostic {
            severity: Severity::Error,
            code: Some("E0308".to_owned()),
            message: "mismatched `exercise.rs`".to_owned(),
            file: Some("exercise.rs".to_owned()),
            line: 3,
            column: 5,
            line_end: 4,
            column_end: 9,
        }],
        ..Messages::default()
    };
    assert_eq!(read(line.as_bytes()), expect);
}

#[test]
fn places_in_the_standard_library_are_left_out() {
    let rendered = "help: these types implement it\n --> library/core/src/a.rs:99:8\n  |\n  = note: `i64`\n  = note: in this \
                    macro invocation\n ::: library/core/src/b.rs:1:0\n  |\n  = note: `&i64`\n  = note: this error originates in \
                    the macro `m` (in Nightly builds, run with -Z macro-backtrace for more info)\n ::: main.rs:1:2\n  |\n";
    let found = read(simple("error", rendered).as_bytes());
    let expect = "help: these types implement it\n  = note: `i64`\n  = note: `&i64`\n  = note: this error originates in the \
                  macro `m`\n ::: exercise.rs:1:2\n  |";
    assert_eq!(found.text, expect);
}

#[test]
fn places_outside_of_the_submission_are_none() {
    let place = |spans| {
        let found = read(message("error", "", None, spans, "").as_bytes());
        (found.diagnostics[0].file.clone(), found.diagnostics[0].line)
    };
    assert_eq!(place(vec![span("/rustc/abc/library/x.rs", true)]), (None, 0));
    let both = vec![span("/rustc/abc/library/x.rs", true), span("main.rs", false)];
    assert_eq!(place(both), (Some("exercise.rs".to_owned()), 3));
}

#[test]
fn nothing_of_the_machine_or_the_terminal_gets_through() {
    let rendered = "error: \u{1b}[2J/home/me/.rustup/lib\r\u{202e}\tx\u{0}\n  ::error::\u{9b}";
    let line = message("error", "a\nb \u{7}/home/me/.rustup", None, vec![], rendered);
    let found = read(line.as_bytes());
    assert_eq!(found.text, "error: \\u{1b}[2J<toolchain>/lib\\u{d}\\u{202e}    x\\u{0}\n  ::error::\\u{9b}");
    assert_eq!(found.diagnostics[0].message, "a b \\u{7}<toolchain>");
}

/// What is kept of messages, each a level and its text.
#[track_caller]
fn check_cut(messages: &[(&str, String)], expect: &str) {
    let lines: String = messages.iter().map(|(level, text)| simple(level, text)).collect();
    assert_eq!(read(lines.as_bytes()).text, expect);
}

#[test]
fn long_logs_are_cut_between_messages() {
    let long = |letter: &str| letter.repeat(200);
    check_cut(&[("error", long("a")), ("error", long("b"))], &format!("{}\n\n{}", long("a"), long("b")));
    let three = [("warning", long("a")), ("error", long("b")), ("error", long("c"))];
    check_cut(&three, &format!("{}\n\n{}\n\n… and 1 more warning", long("b"), long("c")));
    let more = [
        ("error", long("a")),
        ("error", long("b")),
        ("error", long("c")),
        ("error", "d".to_owned()),
        ("warning", "e".to_owned()),
    ];
    check_cut(&more, &format!("{}\n\n{}\n\n… and 2 more errors and 1 more warning", long("a"), long("b")));
    check_cut(&[("error", "é".repeat(400))], &format!("{}…", "é".repeat(250)));
    let long = [("warning", "w".to_owned()), ("error", "é".repeat(400))];
    check_cut(&long, &format!("{}…\n\n… and 1 more warning", "é".repeat(250)));
}

#[test]
fn counts_are_no_diagnostics() {
    let lines = [
        simple("warning", "unused"),
        message("warning", "1 warning emitted", None, vec![], "warning: 1 warning emitted\n\n"),
        message("error", "aborting due to 1 previous error", None, vec![], "error: aborting\n"),
        message("failure-note", "For more information", None, vec![], "For more information\n"),
    ];
    let found = read(lines.concat().as_bytes());
    assert_eq!(found.diagnostics.len(), 1);
    assert_eq!(found.text, "unused\n\nwarning: 1 warning emitted\n\nerror: aborting\n\nFor more information");
}

#[test]
fn what_is_no_message_is_passed_over() {
    let mut stderr = simple("error", "kept").into_bytes();
    stderr.extend_from_slice(b"\xff\xfe\nerror: rustc interrupted by SIGSEGV\n{}\n[1]\n{\"message\":1}\n");
    let cut_off = simple("error", "cut off");
    stderr.extend_from_slice(&cut_off.as_bytes()[..cut_off.len() / 2]);
    assert_eq!((read(&stderr).text.as_str(), read(&stderr).diagnostics.len()), ("kept", 1));
}

#[test]
fn deep_expansions_do_not_hide_a_message() {
    let mut expansion = "null".to_owned();
    for _ in 0..2000 {
        expansion = format!("{{\"span\":{{\"expansion\":{expansion}}}}}");
    }
    let line = simple("error", "kept").replace("\"expansion\":null", &format!("\"expansion\":{expansion}"));
    assert_eq!(read(line.as_bytes()).text, "kept");
}

#[test]
fn diagnostics_are_bounded() {
    let lines: String = (0..300).map(|_| message("warning", &"x".repeat(5000), None, vec![], "")).collect();
    let found = read(lines.as_bytes());
    assert_eq!((found.diagnostics.len(), found.diagnostics[0].message.chars().count()), (200, 1001));
}

#[test]
fn other_crates_get_a_note() {
    let found = read(message("error", "can't find crate for `regex`", Some("E0463"), vec![], "error").as_bytes());
    assert_eq!(found.text, "error\n\nnote: only the standard library is available here, not `regex`");
    assert!(!found.is_std_missing);
    let child = json!({"message": "you might be missing a crate named `rand`", "spans": [], "level": "help"});
    let line = simple("error", "error").replace("\"children\":[]", &format!("\"children\":[{child}]"));
    assert_eq!(read(line.as_bytes()).text, "error\n\nnote: only the standard library is available here, not `rand`");
    let found = read(message("error", "can't find crate for `std`", Some("E0463"), vec![], "error").as_bytes());
    assert!(found.is_std_missing);
}

#[test]
fn a_note_cannot_claim_that_the_toolchain_is_broken() {
    let child = json!({"message": "you might be missing a crate named `std`", "spans": [], "level": "note"});
    let line = simple("error", "error").replace("\"children\":[]", &format!("\"children\":[{child}]"));
    let found = read(line.as_bytes());
    assert_eq!((found.is_std_missing, found.text.as_str()), (false, "error"));
}

#[test]
fn an_empty_file_gets_a_note() {
    let reading = Reading { names: &names(), paths: &[], text_bytes_max: BYTES_MAX, empty_root: Some("exercise.rs") };
    assert_eq!(reading.read(simple("error", "error").as_bytes()).text, "error\n\nnote: exercise.rs is empty");
}

/// Why the linker failed, by its own words.
#[track_caller]
fn check_linker(words: &str, expect: &str) {
    let child = json!({"message": words, "spans": [], "level": "note"});
    let line = message("error", "linking with `rust-lld` failed: exit status: 1", None, vec![], "secret");
    let line = line.replace("\"children\":[]", &format!("\"children\":[{child}]"));
    assert_eq!(read(line.as_bytes()).linker.as_deref(), Some(expect));
}

#[test]
fn the_linkers_reason_is_in_our_words() {
    check_linker("rust-lld: error: undefined symbol: nope\n>>> /home", "undefined symbol `nope`");
    check_linker("rust-lld: error: duplicate symbol: _start", "symbol defined twice `_start`");
    check_linker("rust-lld: error: unable to find library -lz\u{1b}[2J", "library not found `z`");
    check_linker("rust-lld: error: undefined symbol: \u{1b}", "undefined symbol");
    check_linker("LLVM ERROR: malformed", "");
    assert_eq!(read(message("error", "linking with x", None, vec![span("main.rs", true)], "").as_bytes()).linker, None);
}

#[test]
fn running_out_of_memory_is_noticed() {
    assert!(read(b"memory allocation of 4096 bytes failed\n").is_out_of_memory);
    assert!(read(b"LLVM ERROR: out of memory\nAllocation failed\n").is_out_of_memory);
    assert!(!read(simple("error", "memory allocation of 1 bytes failed").as_bytes()).is_out_of_memory);
}

proptest! {
    #[test]
    fn any_bytes_are_bounded_and_harmless(stderr in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert_eq!(read(&stderr).text, "");
    }

    #[test]
    fn any_text_is_bounded_and_harmless(texts in prop::collection::vec((any::<bool>(), ".{0,400}"), 0..6)) {
        let lines: String = texts.iter().map(|(e, text)| simple(if *e { "error" } else { "warning" }, text)).collect();
        let found = read(lines.as_bytes());
        prop_assert!(found.text.len() <= BYTES_MAX + 100);
        prop_assert!(found.text.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(found.diagnostics.len(), texts.len());
    }

    #[test]
    fn escaping_twice_changes_nothing(text in any::<String>()) {
        let escaped = escape_line(&text);
        prop_assert_eq!(escape_line(&escaped), escaped);
    }
}
