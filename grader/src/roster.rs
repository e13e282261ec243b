//! The roster of a course, and the table of its results; both CSV.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord, Trim, Writer};

/// The longest roster, in bytes.
pub const BYTES_MAX: u64 = 4 << 20;
/// Most students.
const STUDENTS_MAX: usize = 10_000;
/// The longest cell, in bytes.
const CELL_BYTES_MAX: usize = 1_000;

/// A student's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Student {
    /// Who it is: letters, digits, `.`, `_`, `-`, so that it can name a folder; unique whatever the case.
    pub name: String,
    /// A URL or a path.
    pub repository: String,
    /// A branch, a tag or a commit; the repository's default branch where there is none.
    pub reference: Option<String>,
}

/// What is wrong with a roster.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {trouble}")]
pub struct RosterError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong, a lowercase fragment.
    pub trouble: String,
}

/// Reads a roster: a header with the columns `student`, `repository` and perhaps `ref`, in any order and beside others,
/// and a line for each student. Lines that begin with `#` are left out.
///
/// # Errors
/// For the first row that does not say who the student is and where the repository lies.
pub fn read(text: &str) -> Result<Vec<Student>, RosterError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader =
        ReaderBuilder::new().trim(Trim::All).flexible(true).comment(Some(b'#')).from_reader(text.as_bytes());
    let at = |line: u64, trouble: &str| RosterError { line, trouble: trouble.to_owned() };
    let header = reader.headers().map_err(|error| at(1, &error.to_string()))?.clone();
    let column = |name: &str| header.iter().position(|title| title.eq_ignore_ascii_case(name));
    let (Some(student), Some(repository)) = (column("student"), column("repository")) else {
        return Err(at(1, "the header needs the columns `student` and `repository`"));
    };
    let columns = Columns { student, repository, reference: column("ref") };
    let mut students = Vec::new();
    let mut names = BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            at(error.position().map_or(1, csv::Position::line), "this is no row of comma-separated values")
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        let student = columns.read(&record).map_err(|trouble| at(line, &trouble))?;
        if !names.insert(student.name.to_lowercase()) {
            return Err(at(line, &format!("`{}` is there twice", student.name)));
        }
        if students.len() == STUDENTS_MAX {
            return Err(at(line, &format!("there are more than {STUDENTS_MAX} students")));
        }
        students.push(student);
    }
    Ok(students)
}

struct Columns {
    student: usize,
    repository: usize,
    reference: Option<usize>,
}

impl Columns {
    fn read(&self, record: &StringRecord) -> Result<Student, String> {
        if record.iter().any(|cell| cell.len() > CELL_BYTES_MAX) {
            return Err(format!("a cell is longer than {CELL_BYTES_MAX} bytes"));
        }
        let cell = |column: usize| record.get(column).unwrap_or_default();
        let (name, repository) = (cell(self.student), cell(self.repository));
        if !is_folder_name(name) {
            return Err(format!(
                "{} cannot name a folder: use at most 100 letters, digits, `.`, `_` and `-`, and a letter or digit first",
                crate::exercise::names::quote(name)
            ));
        }
        if repository.is_empty() || repository.starts_with('-') || repository.contains(char::is_control) {
            return Err(format!("`{name}` has no repository"));
        }
        let reference = self.reference.map(cell).filter(|reference| !reference.is_empty());
        if reference.is_some_and(|reference| !is_reference(reference)) {
            return Err(format!("the ref of `{name}` is no branch, tag or commit"));
        }
        Ok(Student {
            name: name.to_owned(),
            repository: repository.to_owned(),
            reference: reference.map(str::to_owned),
        })
    }
}

fn is_folder_name(name: &str) -> bool {
    name.len() <= 100
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || "._-".contains(character))
}

fn is_reference(reference: &str) -> bool {
    reference.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !reference.contains("..")
        && reference.chars().all(|character| character.is_ascii_alphanumeric() || "._-/+#@".contains(character))
}

/// A row of the results. Without a score it says in `trouble` why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultRow {
    /// The student.
    pub student: String,
    /// The exercise's id; empty when nothing is known of any.
    pub exercise: String,
    /// The verdict's code.
    pub verdict: String,
    /// Points, a decimal; empty when there is none, which is not zero.
    pub score: String,
    /// Points that can be earned.
    pub score_max: String,
    /// The commit that was graded.
    pub commit: String,
    /// The JSON report, relative to the table.
    pub report: String,
    /// Why there is no score.
    pub trouble: String,
}

/// Writes the table of results, with its header. A cell that a spreadsheet would take for a formula gets a `'` before
/// it.
#[must_use]
pub fn write_results(rows: &[ResultRow]) -> Vec<u8> {
    let mut writer = Writer::from_writer(Vec::new());
    let header = ["student", "exercise", "verdict", "score", "score_max", "commit", "report", "trouble"];
    let mut write = |cells: [&str; 8]| {
        let cells = cells.map(defuse);
        writer.write_record(&cells).expect("writing to memory does not fail");
    };
    write(header);
    for row in rows {
        write([
            &row.student,
            &row.exercise,
            &row.verdict,
            &row.score,
            &row.score_max,
            &row.commit,
            &row.report,
            &row.trouble,
        ]);
    }
    writer.into_inner().expect("writing to memory does not fail")
}

fn defuse(cell: &str) -> String {
    let line: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::{ResultRow, Student, read, write_results};

    fn student(name: &str, repository: &str, reference: Option<&str>) -> Student {
        Student { name: name.into(), repository: repository.into(), reference: reference.map(str::to_owned) }
    }

    #[track_caller]
    fn check_error(text: &str, expected: &str) {
        assert_eq!(read(text).unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_roster_is_read() {
        let text = "\u{feff}Student,email,repository,ref\nada, a@x ,https://host/ada.git,\n# gone,,,\nbo,,../bo,v1\n";
        assert_eq!(
            read(text),
            Ok(vec![student("ada", "https://host/ada.git", None), student("bo", "../bo", Some("v1"))])
        );
        assert_eq!(read("student,repository\n"), Ok(vec![]));
    }

    #[test]
    fn a_row_that_cannot_be_is_named() {
        check_error("name,url\n", "line 1: the header needs the columns `student` and `repository`");
        check_error("student,repository\nada,x\nAda,y\n", "line 3: `Ada` is there twice");
        check_error("student,repository\nada,\n", "line 2: `ada` has no repository");
        check_error("student,repository\nada,--upload-pack=x\n", "line 2: `ada` has no repository");
        check_error("student,repository,ref\nada,x,--all\n", "line 2: the ref of `ada` is no branch, tag or commit");
        check_error(
            "student,repository\n../up,x\n",
            "line 2: `../up` cannot name a folder: use at most 100 letters, digits, `.`, `_` and `-`, and a letter or \
             digit first",
        );
    }

    #[test]
    fn no_cell_is_a_formula_or_a_line() {
        let row = ResultRow { student: "ada".into(), trouble: "=cmd()\n,\"x\"".into(), ..ResultRow::default() };
        let table = String::from_utf8(write_results(&[row])).unwrap();
        assert_eq!(
            table,
            "student,exercise,verdict,score,score_max,commit,report,trouble\nada,,,,,,,\"'=cmd() ,\"\"x\"\"\"\n"
        );
    }
}
