//! Mutants as text: `golden/mutants/NAME.rs` has the mutants of `NAME.txt`, which `GRADE_BLESS=1` writes anew.

use std::{env, fmt::Write as _, fs, path::Path};

use grade_model::{Language, SourceTree, Submission};
use grader::mutate::{Record, Waiver, find_mutants, show_change};

fn submission(name: &str, text: &[u8]) -> Submission {
    Submission {
        language: Language::from("rust"),
        sources: SourceTree::single(name, text.into()),
        digest: "sha256:of-the-solution".to_owned(),
    }
}

#[track_caller]
fn check_golden(name: &str) {
    let folder = Path::new("tests/golden/mutants");
    let text = fs::read(folder.join(format!("{name}.rs"))).unwrap();
    let solution = submission("main.rs", &text);
    let mut actual = String::new();
    for mutant in find_mutants(&solution).unwrap() {
        writeln!(actual, "{}", mutant.id).unwrap();
        for line in show_change(&solution.sources, &mutant) {
            writeln!(actual, "    {line}").unwrap();
        }
    }
    let file = folder.join(format!("{name}.txt"));
    if env::var_os("GRADE_BLESS").is_some_and(|value| value == "1") {
        fs::write(&file, actual).unwrap();
        return;
    }
    assert_eq!(actual, fs::read_to_string(&file).unwrap_or_default(), "{}", file.display());
}

#[test]
fn every_operator_has_its_mutants() {
    check_golden("operators");
}

#[test]
fn a_source_that_does_not_parse_has_none() {
    check_golden("broken");
}

#[test]
fn names_are_unique_and_in_the_order_of_places() {
    let text = fs::read("tests/golden/mutants/operators.rs").unwrap();
    let mut solution = submission("main.rs", &text);
    solution.sources.files.insert("other.rs".to_owned(), text.into());
    let mutants = find_mutants(&solution).unwrap();
    let mut names: Vec<&str> = mutants.iter().map(|mutant| mutant.id.as_str()).collect();
    assert!(names.iter().any(|name| name.starts_with("other.rs:")));
    assert!(mutants.is_sorted_by_key(|mutant| (mutant.file.clone(), mutant.line, mutant.column)));
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn other_languages_are_refused() {
    let solution = Submission { language: Language::from("cobol"), ..submission("main.rs", b"") };
    assert_eq!(find_mutants(&solution).unwrap_err().to_string(), "there are no mutants of programs in `cobol`");
}

fn record(waived: &[(&str, &str)]) -> Record {
    Record {
        solution: "submissions/accepted/a.rs".to_owned(),
        solution_digest: "sha256:1".to_owned(),
        tests_digest: "sha256:2".to_owned(),
        total: 40,
        killed: 37,
        survived: ["1:1 boundary", "2:1 logic", "3:1 range"].map(str::to_owned).to_vec(),
        waived: waived
            .iter()
            .map(|(mutant, reason)| Waiver { mutant: (*mutant).to_owned(), reason: (*reason).to_owned() })
            .collect(),
    }
}

/// What loading says of a record as it was saved.
#[track_caller]
fn check_record(record: &Record, expect: Result<u32, &str>) {
    let folder = tempfile::tempdir().unwrap();
    record.save(folder.path()).unwrap();
    let found = match Record::load(folder.path()) {
        Ok(loaded) => {
            let loaded = loaded.unwrap();
            assert_eq!(&loaded, record);
            Ok(loaded.score())
        }
        Err(error) => Err(error.to_string().replace(&format!("{}/", folder.path().display()), "")),
    };
    assert_eq!(found, expect.map_err(str::to_owned));
}

#[test]
fn a_record_is_read_as_it_was_written() {
    check_record(&record(&[]), Ok(92));
    check_record(&record(&[("2:1 logic", "both sides have no effect")]), Ok(94));
}

#[test]
fn a_record_that_cannot_be_is_refused() {
    check_record(&record(&[("2:1 logic", " ")]), Err("mutants.toml:15: `2:1 logic` is waived without a reason"));
    check_record(
        &record(&[("9:1 logic", "gone")]),
        Err("mutants.toml:14: `9:1 logic` is waived, but no mutant of that name survived"),
    );
    let three = record(&[("1:1 boundary", "a"), ("2:1 logic", "b"), ("3:1 range", "c")]);
    check_record(&three, Err("mutants.toml:22: 3 mutants are waived, of 2 at most"));
    let lost = Record { killed: 39, ..record(&[]) };
    check_record(&lost, Err("mutants.toml:6: `killed` and `survived` do not add up to `total`"));
}

#[test]
fn no_record_is_no_fault() {
    assert_eq!(Record::load(tempfile::tempdir().unwrap().path()).unwrap(), None);
}
