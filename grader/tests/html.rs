//! HTML pages: what no text of strangers can do to them, how large they get, and the index over a class.

use std::{env, fs, path::Path};

use grade_model::{Excerpt, MemberReport, Report, RunInfo, Verdict};
use grader::report::{self, ClassEntry, ClassIndex, Format, HumanOptions, Skipped, fixtures};
use proptest::prelude::*;

fn render(report: &Report) -> String {
    let page = report::render(Format::Html, report, &fixtures::run_info(), &HumanOptions::default());
    String::from_utf8(page).unwrap()
}

/// A page's elements, in order, with their attributes' names but without text and values: what hostile text must not
/// be able to change.
fn skeleton(page: &str) -> Result<Vec<String>, TestCaseError> {
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let mut tags = Vec::new();
    for text in [head, body] {
        let mut parts = text.split('<');
        prop_assert!(!parts.next().unwrap().contains('>'));
        for part in parts {
            let (tag, behind) = part.split_once('>').ok_or_else(|| TestCaseError::fail(format!("open: {part:?}")))?;
            prop_assert!(!behind.contains(['>', '"', '\'']), "{behind:?}");
            tags.push(tag.split('=').next().unwrap().to_owned());
        }
    }
    Ok(tags)
}

/// Checks that a page holds only elements of the templates, no raw control or hidden character, and is small.
fn check_page(report: &Report) -> Result<(), TestCaseError> {
    let page = render(report);
    for tag in skeleton(&page)? {
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let known = [
            "", "html", "head", "meta", "title", "body", "a", "header", "p", "strong", "h1", "h2", "h3", "h4", "h5",
            "h6", "span", "abbr", "b", "i", "u", "em", "small", "svg", "rect", "nav", "fieldset", "legend", "label",
            "input", "main", "section", "div", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "ul",
            "li", "dl", "dt", "dd", "mark", "footer",
        ];
        prop_assert!(known.contains(&name.as_str()), "{tag:?}");
        prop_assert!(!tag.contains(" on") && !tag.contains(" style"), "{tag:?}");
    }
    let is_hidden = |character: char| {
        (character.is_control() && !['\n', '\t'].contains(&character))
            || ['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{2028}'].contains(&character)
    };
    prop_assert!(!page.chars().any(is_hidden));
    prop_assert!(page.len() < 1_000_000, "{} bytes", page.len());
    Ok(())
}

#[test]
fn fixtures_become_well_formed_pages() {
    for (name, report) in fixtures::all() {
        check_page(&report).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn text_that_ends_elements_stays_text() {
    let hostile: [&[u8]; 6] = [
        b"</style><script>alert(1)</script>",
        b"--><!-- <![CDATA[ ]]></title></textarea><img src=x onerror=alert(1)>",
        b"\" onmouseover=\"alert(1)\" x='",
        b"\0\xff\xfe\x1b[2J\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8b",
        b"{{ 7 * 7 }} {% raw %} &lt;b&gt; &#x3c;script&#x3e;",
        b"javascript:alert(1)//\nhttps://example.org/\n<meta http-equiv=refresh content=0>",
    ];
    for bytes in hostile {
        check_page(&fixtures::hostile(bytes)).unwrap_or_else(|error| panic!("{bytes:?}: {error}"));
    }
}

#[test]
fn a_page_loads_nothing_and_has_no_script() {
    for (name, report) in fixtures::all() {
        let page = render(&report);
        let policy = "content=\"default-src 'none'; style-src 'sha256-";
        assert!(page.contains(policy), "{name}");
        for forbidden in ["<script", "<link", "<img", "<iframe", "src=", "http://", "https://", " style="] {
            assert!(!page.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

/// Checks the size of a page whose every text is `unit`, over and over, up to ten megabytes.
#[track_caller]
fn check_size(unit: &[u8]) {
    let whole = unit.repeat((10 << 20) / unit.len());
    let flood = Excerpt { bytes_total: whole.len() as u64, bytes: whole, offset: 0, line: 1 };
    let mut report = fixtures::hostile(&unit.repeat(20));
    let MemberReport::Test(mut test) = report.groups[0].members[0].clone() else { panic!("a test") };
    test.expected = Some(Excerpt { bytes: [b"X", unit.repeat(1_000).as_slice()].concat(), ..flood.clone() });
    (test.stdin, test.stderr, test.actual) = (Some(flood.clone()), Some(flood.clone()), Some(flood));
    report.groups[0].members = vec![MemberReport::Test(test.clone())];
    // Other tests have windows of the size that the judge keeps.
    for text in [&mut test.stdin, &mut test.stderr, &mut test.actual, &mut test.expected].into_iter().flatten() {
        text.bytes.truncate(16 << 10);
    }
    report.groups[1].members = vec![MemberReport::Test(test); 30];
    report.groups[2].members = report.groups[2].members.iter().cycle().take(5_000).cloned().collect();
    let page = render(&report);
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    assert!(page.contains("id=d0>"), "the first difference is shown");
}

#[test]
fn a_flood_of_output_gives_a_small_page() {
    check_size(b"a");
    check_size(b"\n");
    check_size(b"<&\"\n");
    check_size(b"\x1b \t");
    check_size("e\u{301}\u{202e}\r\n".as_bytes());
}

#[test]
fn the_same_report_gives_the_same_page() {
    let report = fixtures::hostile(fixtures::HOSTILE);
    assert_eq!(render(&report), render(&report.clone()));
    let other = RunInfo { compile_ms: 1, test_ms: 9_999, is_compile_cached: true, ..fixtures::run_info() };
    let page = report::render(Format::Html, &report, &other, &HumanOptions::default());
    assert_eq!(render(&report).into_bytes(), page, "a student learns nothing from how long tests took");
}

#[test]
fn a_class_has_an_index() {
    let fixture = |wanted: &str| fixtures::all().into_iter().find(|(name, _)| *name == wanted).unwrap().1;
    let entry = |student: &str, page: &str, wanted: &str, exercise: &str| {
        let mut report = fixture(wanted);
        report.exercise.id = exercise.to_owned();
        report.exercise.title = exercise.rsplit('/').next().unwrap().replace('-', " ");
        ClassEntry::new(student, page, &report)
    };
    let index = ClassIndex {
        entries: vec![
            entry("bob", "bob-1.html", "wrong-answer", "algorithms/binary-search"),
            entry("bob", "bob-2.html", "accepted", "algorithms/binary-search"),
            entry("bob", "bob-3.html", "time-limit", "rust/traits"),
            entry("alice", "alice-1.html", "nested", "algorithms/binary-search"),
            entry("<i>eve</i>\u{202e}\"", "eve&1.html", "compile-error", "rust/traits"),
            entry("dan", "dan.html", "provisional", "rust/traits"),
            entry("fay", "fay.html", "judge-error", "rust/traits"),
            entry("gil", "gil.html", "pass-fail", "rust/macros"),
        ],
        skipped: vec![Skipped { path: "x/<b>.json".to_owned(), reason: "not a report".to_owned() }],
    };
    let page = String::from_utf8(index.render()).unwrap();
    skeleton(&page).unwrap();
    let mut turned = index.clone();
    turned.entries.reverse();
    assert_eq!(turned.render(), page.as_bytes(), "the order of the entries does not matter");

    let (_, body) = page.split_once("</style>").unwrap();
    let text = format!("…</style>{body}");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report/class.html");
    if env::var_os("GRADE_BLESS").is_some() {
        fs::write(&file, &text).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap_or_default() == text, "class.html differs:\n{text}");
}

#[test]
fn an_index_of_nothing_is_a_page() {
    let page = String::from_utf8(ClassIndex::default().render()).unwrap();
    assert!(page.contains("0 students, 0 exercises, 0 results"));
}

#[test]
fn a_page_of_a_judge_error_has_no_score() {
    let report = fixtures::all().into_iter().find(|(name, _)| *name == "judge-error").unwrap().1;
    assert_eq!(report.verdict, Verdict::JudgeError);
    assert!(!render(&report).contains("</b> points"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_bytes_of_strangers_reach_a_page_raw(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_page(&fixtures::hostile(&bytes))?;
    }

    #[test]
    fn no_text_of_strangers_reaches_a_page_raw(text in "([<>&\"'/! a-c]|script|style|\u{202e}|[\u{0}-\u{20}]){0,60}") {
        check_page(&fixtures::hostile(text.as_bytes()))?;
    }
}
