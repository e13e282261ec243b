//! What the compiler said.

use grade_model::{Report, Severity};

use super::{
    page::{Page, Role, Span},
    words,
};
use crate::{quantity, text};

/// Lines of messages that are shown unless all are asked for.
const LINES_SHOWN: usize = 60;

/// Writes why the submission does not compile, or that there were warnings.
pub(super) fn write(page: &mut Page, report: &Report) {
    let compile = &report.compile;
    let warnings = compile.log.diagnostics.iter().filter(|message| message.severity == Severity::Warning).count();
    if compile.is_ok && !page.is_verbose() {
        if warnings > 0 {
            let text = format!("compiled with {} (-v shows them)", quantity::count(warnings as u64, "warning"));
            page.prose(2, Role::Faint, &text);
            page.blank();
        }
        return;
    }
    let lines: Vec<&str> = compile.log.text.trim_end().lines().collect();
    let shown = if page.is_verbose() { lines.len() } else { LINES_SHOWN };
    for line in lines.iter().take(shown) {
        write_line(page, line);
    }
    if let Some(rest) = lines.len().checked_sub(shown).filter(|rest| *rest > 0) {
        let more = quantity::count(rest as u64, "more line");
        page.prose(0, Role::Faint, &format!("{} {more} (-v shows them)", page.glyph("…", "...")));
    }
    page.blank();
    if let Some(stop) = compile.log.stop {
        page.prose(0, Role::Plain, words::explain_stop(stop));
        page.blank();
    }
}

/// Writes a line of the compiler, wrapped where it is too long, with its first word coloured where that says how bad
/// the message is.
fn write_line(page: &mut Page, line: &str) {
    let lead = line.find([':', '[']).unwrap_or(0);
    let role = match &line[..lead] {
        "error" => Role::Bad,
        "warning" => Role::Warning,
        _ => Role::Plain,
    };
    let (lead, rest) = if role == Role::Plain { ("", line) } else { line.split_at(lead) };
    let mut cells = page.span(role, lead).cells;
    let lead_cells = cells.len();
    cells.extend(page.span(Role::Plain, rest).cells);
    let margin = Some(margin_of(line)).filter(|margin| margin.len() <= page.width() / 3).unwrap_or_default();
    let is_long = text::width(&cells) > page.width();
    let room = page.width() - if is_long { margin.len() } else { 0 };
    let margin = page.span(Role::Plain, &margin);
    for (index, mut wrapped) in text::wrap(&cells, room).into_iter().enumerate() {
        if index == 0 {
            let rest = wrapped.split_off(lead_cells.min(wrapped.len()));
            page.line(&[Span { role, cells: wrapped }, Span { role: Role::Plain, cells: rest }]);
        } else {
            page.line(&[margin.clone(), Span { role: Role::Plain, cells: wrapped }]);
        }
    }
}

/// What stands before the rest of a long line: the bar beside the source, where the line has one.
fn margin_of(line: &str) -> String {
    let is_number = |lead: &&str| lead.len() < 8 && lead.bytes().all(|byte| byte == b' ' || byte.is_ascii_digit());
    match line.split_once('|').map(|(lead, _)| lead).filter(is_number) {
        Some(lead) => format!("{}|     ", " ".repeat(lead.len())),
        None => "    ".to_owned(),
    }
}
