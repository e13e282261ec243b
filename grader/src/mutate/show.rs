//! Shows what a mutant changes, as the lines before and behind.

use grade_model::SourceTree;

use super::Mutant;

/// Lines of each side that are shown.
const LINES_MAX: usize = 4;

/// The changed lines of a mutant: `- ` in front of what stands in the solution, `+ ` in front of what the mutant has.
/// At most four lines of each side; long lines are whole.
#[must_use]
pub fn show_change(sources: &SourceTree, mutant: &Mutant) -> Vec<String> {
    let text = sources.files.get(&mutant.file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let text = text.unwrap_or_default();
    let start = text.get(..mutant.range.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let rest = text.get(mutant.range.end..).unwrap_or_default();
    let end = mutant.range.end + rest.find('\n').unwrap_or(rest.len());
    let (Some(before), Some(head), Some(tail)) =
        (text.get(start..end), text.get(start..mutant.range.start), text.get(mutant.range.end..end))
    else {
        return Vec::new();
    };
    let after = format!("{head}{}{tail}", mutant.replacement);
    let mut lines = side("- ", before);
    lines.extend(side("+ ", &after));
    lines
}

fn side(sign: &str, text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().take(LINES_MAX).map(|line| format!("{sign}{line}")).collect();
    if text.lines().count() > LINES_MAX {
        lines.push(format!("{sign}…"));
    }
    lines
}
