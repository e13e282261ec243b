//! `grade doctor`: what is there, what is missing, and what to type.

use std::fmt::Write as _;

use runners::examine::{Finding, examine};
use serde::Serialize;

use crate::{
    config::Settings,
    exit::{CommandError, Exit},
    output,
    session::Session,
};

/// One finding for machines.
#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    ok: bool,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
}

pub(crate) fn run(settings: &Settings) -> Result<Exit, CommandError> {
    let session = Session::start(settings)?;
    let mut findings = examine(session.rust_config());
    session.end();
    findings.push(exercises(settings));
    let text = if settings.writes_json()? { json(&findings)? } else { human(&findings) };
    output::print(text.as_bytes())?;
    // Without a compiler or its target nothing can be judged; every other finding is a matter of comfort or strength.
    let can_judge = findings.iter().all(|finding| finding.is_ok || !finding.name.starts_with("rust "));
    Ok(if can_judge { Exit::Accepted } else { Exit::Judge })
}

fn exercises(settings: &Settings) -> Finding {
    let found = crate::library::find_all(settings);
    let (is_ok, detail, fix) = match (&found, &settings.exercises) {
        (Ok(found), Some(root)) => (true, format!("{} in {}", found.len(), root.display()), None),
        (Err(_), Some(root)) => (
            false,
            format!("none in {}", root.display()),
            Some("name another folder with `--exercises DIR`".to_owned()),
        ),
        (_, None) => (false, "no folder".to_owned(), Some("name one with `--exercises DIR`".to_owned())),
    };
    Finding { name: "exercises".to_owned(), is_ok, detail, fix }
}

fn human(findings: &[Finding]) -> String {
    let width = findings.iter().map(|finding| finding.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for finding in findings {
        let mark = match (finding.is_ok, output::use_unicode()) {
            (true, true) => "✓",
            (false, true) => "✗",
            (true, false) => "ok",
            (false, false) => "--",
        };
        // A `String` that is written to cannot fail.
        let line = format!("{mark} {:width$}  {}", finding.name, output::safe_line(&finding.detail));
        let _ = writeln!(text, "{}", line.trim_end());
        if let Some(fix) = &finding.fix {
            let _ = writeln!(text, "  {:width$}  hint: {}", "", output::safe_line(fix));
        }
    }
    text
}

fn json(findings: &[Finding]) -> Result<String, CommandError> {
    let mut text = String::new();
    for finding in findings {
        let line =
            Line { name: &finding.name, ok: finding.is_ok, detail: &finding.detail, fix: finding.fix.as_deref() };
        let line = serde_json::to_string(&line)
            .map_err(|error| CommandError::judge("failed to write the findings").caused_by(error))?;
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}
