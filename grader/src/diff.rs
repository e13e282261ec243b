//! Differences between two texts, bounded by size and never by time.
//!
//! A clock in a diff would make a report depend on the machine, so everything is capped before it is compared: a
//! window of [`LINES_MAX`] lines and [`WINDOW_BYTES_MAX`] bytes of each text, and [`WORD_STEPS_MAX`] steps for words
//! within changed lines. The result is plain data; renderers decide how it looks.

use std::{collections::BTreeMap, convert::Infallible, ops::Range};

use grade_model::Excerpt;
use similar::{
    DiffOp,
    algorithms::{Capture, Compact, Replace, myers},
};

/// Lines of each text that are compared.
pub const LINES_MAX: usize = 200;

/// Bytes of each text that are compared.
pub const WINDOW_BYTES_MAX: usize = 64 * 1024;

/// What all comparisons of words in a diff may cost together, as the sum of (words)². A pair of lines that would
/// exceed it is marked from its first to its last differing word, without looking for what is common in between.
pub const WORD_STEPS_MAX: usize = 1_000_000;

/// Lines before the centre of a window.
const LINES_BEFORE: usize = 20;

/// Bytes before the centre of a window.
const BYTES_BEFORE_MAX: usize = 16 * 1024;

/// Where a line of a diff comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Both texts.
    Equal,
    /// The expected text only.
    Expected,
    /// The actual text only.
    Actual,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its bytes.
    pub text: Vec<u8>,
    /// Whether it differs from the other text's line.
    pub is_emphasized: bool,
}

/// One line of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// Where it comes from.
    pub kind: LineKind,
    /// Its number in the expected text, from 1.
    pub number_expected: Option<u64>,
    /// Its number in the actual text, from 1.
    pub number_actual: Option<u64>,
    /// Its parts. Together they are the line's bytes, the line feed included where there is one.
    pub segments: Vec<Segment>,
    /// The index in [`Diff::lines`] of the line in its place in the other text.
    pub partner: Option<usize>,
    /// Where it first differs from its partner, in bytes from its start, never within a character.
    pub focus: Option<usize>,
}

impl DiffLine {
    /// The line's bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.segments.iter().flat_map(|segment| segment.text.iter().copied()).collect()
    }
}

/// The part of a text that a diff covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Where it starts in the whole, in bytes.
    pub offset: u64,
    /// Its length, in bytes.
    pub length: u64,
    /// Whether something stands before it.
    pub is_cut_before: bool,
    /// Whether something stands behind it.
    pub is_cut_after: bool,
}

/// The difference between two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The lines, in the order of both texts; a changed line's two forms follow each other.
    pub lines: Vec<DiffLine>,
    /// What is covered of the expected text.
    pub expected: Window,
    /// What is covered of the actual text.
    pub actual: Window,
}

impl Diff {
    /// The index of the first line that is not in both texts.
    #[must_use]
    pub fn first_difference(&self) -> Option<usize> {
        self.lines.iter().position(|line| line.kind != LineKind::Equal)
    }
}

/// Compares two texts around line `centre` of the actual one, or around the first differing byte.
#[must_use]
pub fn diff(expected: &Excerpt, actual: &Excerpt, centre: Option<u64>) -> Diff {
    let is_small =
        |excerpt: &Excerpt| excerpt.bytes.len() <= WINDOW_BYTES_MAX && split_lines(&excerpt.bytes).count() <= LINES_MAX;
    let common = expected.bytes.iter().zip(&actual.bytes).take_while(|(left, right)| left == right).count();
    let (mut left, mut right) = if is_small(expected) && is_small(actual) {
        (Side::whole(expected), Side::whole(actual))
    } else {
        let centre = centre.unwrap_or_else(|| actual.line.saturating_add(count_feeds(&actual.bytes[..common])));
        (Side::around(expected, centre, common), Side::around(actual, centre, common))
    };
    left.drop_partial_line();
    right.drop_partial_line();

    let mut lines = compare_lines(&left, &right);
    trim_unknown_tail(&mut lines, &mut left, &mut right);
    mark_words(&mut lines);
    Diff { lines, expected: left.window(), actual: right.window() }
}

/// One text while it is compared.
struct Side<'a> {
    excerpt: &'a Excerpt,
    range: Range<usize>,
    /// The number of the first line.
    line: u64,
}

impl<'a> Side<'a> {
    const fn whole(excerpt: &'a Excerpt) -> Self {
        Self { excerpt, range: 0..excerpt.bytes.len(), line: excerpt.line }
    }

    /// A window from some lines before line `centre`; `common` bytes are known to be the same in both texts, so a
    /// long line may start behind them.
    fn around(excerpt: &'a Excerpt, centre: u64, common: usize) -> Self {
        let bytes = &excerpt.bytes;
        let lines_before = usize::try_from(centre.saturating_sub(excerpt.line)).unwrap_or(usize::MAX);
        let starts: Vec<usize> = line_starts(bytes).take(lines_before.saturating_add(1)).collect();
        let centre_line = starts.len().saturating_sub(1);
        let centre_start = starts.get(centre_line).copied().unwrap_or(0);
        let line_end = split_lines(&bytes[centre_start..]).next().map_or(0, <[u8]>::len) + centre_start;
        let centre_byte = if (centre_start..line_end).contains(&common) { common } else { centre_start };

        let first_line = centre_line.saturating_sub(LINES_BEFORE);
        let line_start = starts.get(first_line).copied().unwrap_or(0);
        let start = line_start.max(centre_byte.saturating_sub(BYTES_BEFORE_MAX));
        let line = excerpt.line.saturating_add(count_feeds(&bytes[..start]));
        let end_max = bytes.len().min(start + WINDOW_BYTES_MAX);
        let length = split_lines(&bytes[start..end_max]).take(LINES_MAX).map(<[u8]>::len).sum::<usize>();
        Self { excerpt, range: start..start + length, line }
    }

    fn bytes(&self) -> &'a [u8] {
        &self.excerpt.bytes[self.range.clone()]
    }

    fn end(&self) -> u64 {
        self.excerpt.offset.saturating_add(self.range.end as u64)
    }

    fn is_cut_after(&self) -> bool {
        self.end() < self.excerpt.bytes_total
    }

    /// A last line that is not there as a whole would differ from its whole counterpart for no reason.
    fn drop_partial_line(&mut self) {
        if !self.is_cut_after() || self.bytes().ends_with(b"\n") {
            return;
        }
        if let Some(feed) = self.bytes().iter().rposition(|byte| *byte == b'\n') {
            self.range.end = self.range.start + feed + 1;
        }
    }

    fn window(&self) -> Window {
        let offset = self.excerpt.offset.saturating_add(self.range.start as u64);
        Window { offset, length: self.range.len() as u64, is_cut_before: offset > 0, is_cut_after: self.is_cut_after() }
    }
}

/// Lines with their line feeds.
fn split_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

fn line_starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    split_lines(bytes).scan(0, |next, line| {
        let start = *next;
        *next += line.len();
        Some(start)
    })
}

fn count_feeds(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Numbers for equal items, so that comparing two items costs the same however long they are.
#[derive(Default)]
struct Interner<'a>(BTreeMap<&'a [u8], usize>);

impl<'a> Interner<'a> {
    fn intern(&mut self, items: &[&'a [u8]]) -> Vec<usize> {
        items
            .iter()
            .map(|item| {
                let next = self.0.len();
                *self.0.entry(item).or_insert(next)
            })
            .collect()
    }
}

/// The operations that turn `left` into `right`, with neighbouring deletions and insertions joined to replacements.
/// The cost is bounded by the square of the number of items.
fn operations(left: &[usize], right: &[usize]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), left, right);
    let result: Result<(), Infallible> =
        myers::diff_deadline_raw(&mut hook, left, 0..left.len(), right, 0..right.len(), None);
    match result {
        Ok(()) => hook.into_inner().into_inner().into_ops(),
    }
}

fn compare_lines(left: &Side<'_>, right: &Side<'_>) -> Vec<DiffLine> {
    let old: Vec<&[u8]> = split_lines(left.bytes()).collect();
    let new: Vec<&[u8]> = split_lines(right.bytes()).collect();
    let mut interner = Interner::default();
    let (old_ids, new_ids) = (interner.intern(&old), interner.intern(&new));
    let mut lines: Vec<DiffLine> = Vec::new();
    let line = |kind, expected: Option<usize>, actual: Option<usize>| DiffLine {
        kind,
        number_expected: expected.map(|index| left.line.saturating_add(index as u64)),
        number_actual: actual.map(|index| right.line.saturating_add(index as u64)),
        segments: vec![Segment {
            text: expected.map_or_else(|| new[actual.unwrap_or_default()], |index| old[index]).to_vec(),
            is_emphasized: false,
        }],
        partner: None,
        focus: None,
    };
    for operation in operations(&old_ids, &new_ids) {
        let (olds, news) = (operation.old_range(), operation.new_range());
        if matches!(operation, DiffOp::Equal { .. }) {
            lines.extend(olds.zip(news).map(|(old, new)| line(LineKind::Equal, Some(old), Some(new))));
            continue;
        }
        for index in 0..olds.len().max(news.len()) {
            let is_pair = index < olds.len().min(news.len());
            let first = lines.len();
            if index < olds.len() {
                lines.push(line(LineKind::Expected, Some(olds.start + index), None));
                lines[first].partner = is_pair.then_some(first + 1);
            }
            if index < news.len() {
                lines.push(line(LineKind::Actual, None, Some(news.start + index)));
                if is_pair {
                    lines[first + 1].partner = Some(first);
                }
            }
        }
    }
    lines
}

/// Removes lines at the end that only one text has when the other one goes on: what they stand against is unknown.
/// The first difference stays in any case.
fn trim_unknown_tail(lines: &mut Vec<DiffLine>, left: &mut Side<'_>, right: &mut Side<'_>) {
    let first = lines.iter().position(|line| line.kind != LineKind::Equal).unwrap_or(lines.len());
    while lines.len() > first + 1 {
        let last = &lines[lines.len() - 1];
        let length: usize = last.segments.iter().map(|segment| segment.text.len()).sum();
        match last.kind {
            LineKind::Expected if last.partner.is_none() && right.is_cut_after() => left.range.end -= length,
            LineKind::Actual if last.partner.is_none() && left.is_cut_after() => right.range.end -= length,
            _ => break,
        }
        lines.pop();
    }
}

/// Splits each changed line that has a partner into what is common and what is not.
fn mark_words(lines: &mut [DiffLine]) {
    let mut steps_left = WORD_STEPS_MAX;
    for index in 0..lines.len() {
        let Some(partner) = lines[index].partner.filter(|partner| *partner > index) else { continue };
        let (old, new) = (lines[index].bytes(), lines[partner].bytes());
        let focus = common_prefix(&old, &new);
        let (old_segments, new_segments) = compare_words(&old, &new, &mut steps_left);
        (lines[index].focus, lines[partner].focus) = (Some(focus), Some(focus));
        (lines[index].segments, lines[partner].segments) = (old_segments, new_segments);
    }
}

/// Bytes at the start that two lines share, without the start of a character that they do not share.
fn common_prefix(old: &[u8], new: &[u8]) -> usize {
    let mut common = old.iter().zip(new).take_while(|(left, right)| left == right).count();
    let is_inside = |line: &[u8], at: usize| line.get(at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000);
    while common > 0 && (is_inside(old, common) || is_inside(new, common)) {
        common -= 1;
    }
    common
}

fn compare_words(old: &[u8], new: &[u8], steps_left: &mut usize) -> (Vec<Segment>, Vec<Segment>) {
    let (old_words, new_words) = (split_words(old), split_words(new));
    let same = |pair: &(&&[u8], &&[u8])| pair.0 == pair.1;
    let prefix = old_words.iter().zip(&new_words).take_while(same).count();
    let suffix = old_words[prefix..].iter().rev().zip(new_words[prefix..].iter().rev()).take_while(same).count();
    let old_middle = &old_words[prefix..old_words.len() - suffix];
    let new_middle = &new_words[prefix..new_words.len() - suffix];

    let mut old_flags = vec![false; old_words.len()];
    let mut new_flags = vec![false; new_words.len()];
    let words = old_middle.len() + new_middle.len();
    let steps = words.saturating_mul(words);
    if steps > *steps_left {
        old_flags[prefix..prefix + old_middle.len()].fill(true);
        new_flags[prefix..prefix + new_middle.len()].fill(true);
    } else {
        *steps_left -= steps;
        let mut interner = Interner::default();
        let (old_ids, new_ids) = (interner.intern(old_middle), interner.intern(new_middle));
        for operation in operations(&old_ids, &new_ids) {
            if !matches!(operation, DiffOp::Equal { .. }) {
                let (olds, news) = (operation.old_range(), operation.new_range());
                old_flags[prefix + olds.start..prefix + olds.end].fill(true);
                new_flags[prefix + news.start..prefix + news.end].fill(true);
            }
        }
    }
    (join_words(&old_words, &old_flags), join_words(&new_words, &new_flags))
}

/// Words: runs of letters, digits and whatever is beyond ASCII; every other byte is a word of its own.
fn split_words(line: &[u8]) -> Vec<&[u8]> {
    let is_wordy = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii();
    line.chunk_by(|left, right| is_wordy(*left) && is_wordy(*right)).collect()
}

fn join_words(words: &[&[u8]], flags: &[bool]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (word, is_emphasized) in words.iter().zip(flags) {
        match segments.last_mut() {
            Some(last) if last.is_emphasized == *is_emphasized => last.text.extend_from_slice(word),
            _ => segments.push(Segment { text: word.to_vec(), is_emphasized: *is_emphasized }),
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use grade_model::Excerpt;
    use proptest::prelude::*;

    use super::{Diff, LINES_MAX, LineKind, WINDOW_BYTES_MAX, diff};

    fn excerpt(bytes: &[u8]) -> Excerpt {
        Excerpt { bytes: bytes.to_vec(), offset: 0, line: 1, bytes_total: bytes.len() as u64 }
    }

    /// A diff as text: the kind, the number, and the line with what is emphasized in brackets.
    fn show(diff: &Diff) -> String {
        let mut text = String::new();
        for line in &diff.lines {
            let (sign, number) = match line.kind {
                LineKind::Equal => (' ', line.number_actual),
                LineKind::Expected => ('-', line.number_expected),
                LineKind::Actual => ('+', line.number_actual),
            };
            text.push_str(&format!("{sign}{}:", number.unwrap()));
            for segment in &line.segments {
                let part = String::from_utf8_lossy(&segment.text).replace('\n', "$");
                text.push_str(&if segment.is_emphasized { format!("[{part}]") } else { part });
            }
            text.push_str(&line.focus.map_or_else(String::new, |focus| format!("@{focus}")));
            text.push('\n');
        }
        text
    }

    #[track_caller]
    fn check(expected: &str, actual: &str, expect: &str) {
        assert_eq!(show(&diff(&excerpt(expected.as_bytes()), &excerpt(actual.as_bytes()), None)), expect);
    }

    #[test]
    fn changed_lines_stand_in_pairs() {
        check("a\nb\n", "a\nb\n", " 1:a$\n 2:b$\n");
        check("", "", "");
        check("3\n4 7\n5\n", "3\n4 8\n5\n", " 1:3$\n-2:4 [7]$@2\n+2:4 [8]$@2\n 3:5$\n");
        check("a\nb\n", "c\n", "-1:[a]$@0\n+1:[c]$@0\n-2:b$\n");
        check("a\n", "a\nb\n", " 1:a$\n+2:b$\n");
    }

    #[test]
    fn a_missing_line_feed_and_blanks_are_differences() {
        check("a\n", "a", "-1:a[$]@1\n+1:a@1\n");
        check("a b\n", "a  b \n", "-1:a b$@2\n+1:a [ ]b[ ]$@2\n");
    }

    #[test]
    fn the_focus_is_never_inside_a_character() {
        check("xé\n", "xè\n", "-1:[xé]$@1\n+1:[xè]$@1\n");
    }

    #[test]
    fn a_line_that_only_the_cut_hides_is_no_difference() {
        let expected = Excerpt { bytes: b"1\n2\n3\n4\n5".to_vec(), offset: 0, line: 1, bytes_total: 100 };
        let actual = Excerpt { bytes: b"1\n3\n4\n5\n6\n7".to_vec(), offset: 0, line: 1, bytes_total: 98 };
        let diff = diff(&expected, &actual, None);
        assert_eq!(show(&diff), " 1:1$\n-2:2$\n 2:3$\n 3:4$\n");
        assert_eq!((diff.expected.length, diff.actual.length), (8, 6));
        assert!(diff.expected.is_cut_after && diff.actual.is_cut_after);
    }

    #[test]
    fn a_window_is_laid_around_the_difference() {
        let text = |changed: usize| -> Vec<u8> {
            (1..=5_000).flat_map(|n| format!("{}\n", if n == changed { 0 } else { n }).into_bytes()).collect()
        };
        let (expected, actual) = (text(0), text(3_000));
        let diff = diff(&excerpt(&expected), &excerpt(&actual), None);
        let first = &diff.lines[diff.first_difference().unwrap()];
        assert_eq!((first.number_expected, diff.lines[0].number_actual), (Some(3_000), Some(2_980)));
        assert!(diff.expected.is_cut_before && diff.expected.is_cut_after);

        let around = super::diff(&excerpt(&expected), &excerpt(&actual), Some(100));
        assert_eq!((around.lines[0].number_expected, around.first_difference()), (Some(80), None));
    }

    #[test]
    fn a_long_line_is_cut_around_the_difference() {
        let mut expected = vec![b'x'; 1_000_000];
        let actual = expected.clone();
        expected[500_000] = b'y';
        let diff = diff(&excerpt(&expected), &excerpt(&actual), None);
        let first = &diff.lines[0];
        assert_eq!(diff.expected.offset + first.focus.unwrap() as u64, 500_000);
        assert_eq!((first.kind, first.bytes().len()), (LineKind::Expected, WINDOW_BYTES_MAX));
    }

    fn side(diff: &Diff, other: LineKind) -> Vec<u8> {
        diff.lines.iter().filter(|line| line.kind != other).flat_map(super::DiffLine::bytes).collect()
    }

    fn check_invariants(expected: &Excerpt, actual: &Excerpt, centre: Option<u64>) -> Result<(), TestCaseError> {
        let diff = diff(expected, actual, centre);
        for (other, excerpt, window) in
            [(LineKind::Actual, expected, &diff.expected), (LineKind::Expected, actual, &diff.actual)]
        {
            let start = (window.offset - excerpt.offset) as usize;
            prop_assert_eq!(side(&diff, other), &excerpt.bytes[start..start + window.length as usize]);
            prop_assert!(window.length as usize <= WINDOW_BYTES_MAX);
        }
        prop_assert!(diff.lines.len() <= 2 * LINES_MAX);
        for (index, line) in diff.lines.iter().enumerate() {
            prop_assert!(line.partner.is_none_or(|partner| diff.lines[partner].partner == Some(index)));
            prop_assert!(line.focus.is_none_or(|focus| focus <= line.bytes().len()));
        }
        Ok(())
    }

    #[test]
    fn adversarial_texts_stay_within_the_bounds() {
        let words = |seed: usize| -> Vec<u8> {
            (0..400_000).map(|n| b"ab \n"[(n * n + n / 7 + seed * n) % if n % 97 == 0 { 4 } else { 3 }]).collect()
        };
        let dots = |first: u8| [&[first][..], &b".,".repeat(300_000)].concat();
        let feeds = b"\n".repeat(1_000_000);
        let texts = [words(1), words(2), dots(b'x'), dots(b'.'), feeds, b"a b\n".repeat(100_000), vec![0xff; 300_000]];
        for expected in &texts {
            for actual in &texts {
                check_invariants(&excerpt(expected), &excerpt(actual), None).unwrap();
                check_invariants(&excerpt(expected), &excerpt(actual), Some(777)).unwrap();
            }
        }
    }

    proptest! {
        #[test]
        fn both_sides_can_be_rebuilt(
            expected in "[ab \n]{0,60}", actual in "[ab \n]{0,60}", more in 0..3_u64, centre in proptest::option::of(0..9_u64),
        ) {
            let cut = |text: &str| Excerpt { bytes_total: text.len() as u64 + more, ..excerpt(text.as_bytes()) };
            check_invariants(&cut(&expected), &cut(&actual), centre)?;
            if more == 0 {
                let diff = diff(&cut(&expected), &cut(&actual), centre);
                prop_assert_eq!(side(&diff, LineKind::Actual), expected.as_bytes());
                prop_assert_eq!(side(&diff, LineKind::Expected), actual.as_bytes());
                prop_assert_eq!(diff.first_difference().is_none(), expected == actual);
            }
        }

        #[test]
        fn any_bytes_are_welcome(expected in proptest::collection::vec(any::<u8>(), 0..300), flips in proptest::collection::vec((0..300_usize, any::<u8>()), 0..5)) {
            let mut actual = expected.clone();
            for (at, byte) in flips {
                if let Some(slot) = actual.get_mut(at) {
                    *slot = byte;
                }
            }
            check_invariants(&excerpt(&expected), &excerpt(&actual), None)?;
        }
    }
}
