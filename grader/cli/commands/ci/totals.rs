//! What later steps of a job want to know: the score, the highest score there could be, and the result.
//!
//! Every name and value is made here, of digits and fixed words, so that nothing that a student writes can add a line.
//! Where the judge failed there is a result and no score: never a zero.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use grade_model::Points;

use super::{Judged, platform::Platform};
use crate::{
    exit::{CommandError, Exit},
    files, output,
};

/// GitHub refuses a page of more than a mebibyte; some of it is left for the table of scores.
const SUMMARY_BYTES_MAX: u64 = (1 << 20) - (64 << 10);

/// What is said of all submissions together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Totals {
    result: &'static str,
    /// Earned and highest points, as decimals.
    scores: Option<(String, String)>,
    /// An exercise, its verdict, its points; a row each.
    rows: Vec<[String; 3]>,
}

impl Totals {
    /// Adds up what was judged; `exit` says whether all of it could be.
    pub(super) fn of(judged: &[Judged], exit: Exit) -> Self {
        let is_provisional = judged.iter().any(|judged| judged.report.is_provisional);
        let result = match exit {
            Exit::Accepted if is_provisional => "provisional",
            Exit::Accepted => "accepted",
            Exit::NotAccepted => "not-accepted",
            Exit::Usage | Exit::Judge | Exit::Interrupted => "error",
        };
        let scores = judged.iter().try_fold((Points::ZERO, Points::ZERO), |(score, maximum), judged| {
            Some((score.checked_add(judged.report.score)?, maximum.checked_add(judged.report.score_max)?))
        });
        // Without hidden tests there is nothing to earn, which is something else than zero points.
        let is_graded = exit <= Exit::NotAccepted && !is_provisional;
        Self {
            result,
            scores: scores
                .filter(|_| is_graded)
                .map(|(score, maximum)| (score.to_decimal(maximum), maximum.to_decimal(maximum))),
            rows: judged.iter().map(row).collect(),
        }
    }

    /// Lines `name=value`, with `prefix` before each name and `_` or `-` between words.
    fn lines(&self, names: [&str; 3]) -> String {
        let [result, score, maximum] = names;
        let mut lines = format!("{result}={}\n", self.result);
        if let Some((earned, highest)) = &self.scores {
            lines.push_str(&format!("{score}={earned}\n{maximum}={highest}\n"));
        }
        lines
    }

    /// The page of the job: a table, of ids, codes and numbers only.
    fn markdown(&self) -> String {
        let mut text = "| exercise | verdict | points |\n| --- | --- | ---: |\n".to_owned();
        for [exercise, verdict, points] in &self.rows {
            text.push_str(&format!("| {exercise} | {verdict} | {points} |\n"));
        }
        text.push_str(&match &self.scores {
            Some((earned, highest)) => format!("\n**{}**: {earned} of {highest} points\n", self.result),
            None => format!("\n**{}**: there is no score\n", self.result),
        });
        text
    }
}

fn row(judged: &Judged) -> [String; 3] {
    let report = &judged.report;
    let points = match report.score_max > Points::ZERO {
        true => {
            format!("{} / {}", report.score.to_decimal(report.score_max), report.score_max.to_decimal(report.score_max))
        }
        false => String::new(),
    };
    let note = if report.is_provisional { ", samples only" } else { "" };
    // An exercise's id is made of letters, digits, `-`, `_` and `/`; anything else would not have loaded.
    [report.exercise.id.clone(), format!("{}{note}", report.verdict.code()), points]
}

/// Writes the totals where the platform's later steps and its page read them.
pub(super) fn tell(totals: &Totals, platform: Platform) -> Result<(), CommandError> {
    if let Some(path) = platform.outputs_file() {
        append(&path, totals.lines(["result", "score", "max-score"]).as_bytes())?;
    }
    if let Some(path) = platform.summary_file() {
        append_to_page(&path, totals.markdown().as_bytes())?;
    }
    Ok(())
}

/// Writes the totals into the folder for reports.
pub(super) fn write(totals: &Totals, folder: &Path) -> Result<(), CommandError> {
    files::write(&variables_file(folder), totals.lines(["GRADE_RESULT", "GRADE_SCORE", "GRADE_MAX_SCORE"]).as_bytes())
}

/// What would be written.
pub(super) fn describe(platform: Platform, folder: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    if platform.outputs_file().is_some() {
        lines.push("result, score and max-score: $GITHUB_OUTPUT".to_owned());
    }
    if platform.summary_file().is_some() {
        lines.push("a table of scores: $GITHUB_STEP_SUMMARY".to_owned());
    }
    lines.push(format!("GRADE_RESULT, GRADE_SCORE and GRADE_MAX_SCORE: {}", variables_file(folder).display()));
    lines
}

fn variables_file(folder: &Path) -> PathBuf {
    folder.join("totals.env")
}

/// Adds a report to the page of the job, unless the platform would then refuse the whole page.
pub(super) fn append_part(path: &Path, part: &[u8]) -> Result<(), CommandError> {
    let length = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if length + part.len() as u64 > SUMMARY_BYTES_MAX {
        output::note("the page of this job is full: the report of a submission is in its files only");
        return Ok(());
    }
    append_to_page(path, part)
}

/// Adds Markdown behind an empty line: what directly follows the end of an HTML element is taken for more of it.
fn append_to_page(path: &Path, part: &[u8]) -> Result<(), CommandError> {
    append(path, &[b"\n", part].concat())
}

fn append(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| CommandError::judge(format!("failed to write {}", path.display())).caused_by(error))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Totals, append_part};
    use crate::exit::Exit;

    #[test]
    fn parts_of_the_page_stand_apart() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page");
        for part in ["<details>x</details>\n", "| table |\n"] {
            append_part(&page, part.as_bytes()).unwrap();
        }
        assert_eq!(fs::read_to_string(&page).unwrap(), "\n<details>x</details>\n\n| table |\n");
    }

    #[test]
    fn a_failure_of_ours_is_no_zero() {
        let totals = Totals::of(&[], Exit::Judge);
        assert_eq!(totals.lines(["result", "score", "max-score"]), "result=error\n");
        assert!(totals.markdown().contains("no score"));
    }

    #[test]
    fn the_lines_are_for_machines() {
        let totals = Totals { result: "not-accepted", scores: Some(("7.5".into(), "10".into())), rows: Vec::new() };
        assert_eq!(totals.lines(["R", "S", "M"]), "R=not-accepted\nS=7.5\nM=10\n");
    }
}
