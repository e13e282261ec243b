//! `unordered-lines`: output holds the lines of the answer, each as often, in any order. Lines are those of `lines`.

use std::cmp::Ordering;

use grade_model::Comparison;

use super::{
    lines::{Line, split},
    place::{Place, first_difference, reject, trim_end},
    quote::{count, describe_early_end, quote_line},
};

/// Lines of one side that have no partner on the other.
#[derive(Default)]
struct Unmatched<'a> {
    /// The first of them, in the order of their side.
    first: Option<Line<'a>>,
    count: usize,
}

impl<'a> Unmatched<'a> {
    fn add(&mut self, line: Line<'a>) {
        self.count += 1;
        if self.first.is_none_or(|first| line.number < first.number) {
            self.first = Some(line);
        }
    }
}

/// Compares the two multisets of lines. Where a line is there too often, the last ones are those too many.
pub(super) fn compare(answer: &[u8], output: &[u8]) -> Comparison {
    let sort = |bytes| {
        let mut lines: Vec<Line<'_>> = split(bytes).collect();
        lines.sort_unstable_by_key(|line| (line.text, line.number));
        lines
    };
    let (expected, found) = (sort(answer), sort(output));
    let (mut missing, mut extra) = (Unmatched::default(), Unmatched::default());
    let (mut wants, mut gots) = (expected.iter().peekable(), found.iter().peekable());
    loop {
        let order = match (wants.peek(), gots.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(want), Some(got)) => want.text.cmp(got.text),
        };
        if order.is_le() {
            let want = wants.next();
            want.filter(|_| order.is_lt()).into_iter().for_each(|line| missing.add(*line));
        }
        if order.is_ge() {
            let got = gots.next();
            got.filter(|_| order.is_gt()).into_iter().for_each(|line| extra.add(*line));
        }
    }
    let knows = |lines: &[Line<'_>], line: Line<'_>| lines.binary_search_by_key(&line.text, |other| other.text).is_ok();
    let message = match (missing.first, extra.first) {
        (None, None) => return Comparison::Match,
        (Some(want), None) if found.is_empty() => {
            describe_early_end(trim_end(output), missing.count, "line", &quote_line(want.text, 0))
        }
        (want, got) => {
            // Two lines that are alike at the start are shown where they differ.
            let at = want.zip(got).map_or(0, |(want, got)| first_difference(want.text, got.text));
            let extra = got.map(|line| describe_extra(line, knows(&expected, line), at) + &describe_rest(&extra));
            let missing = want.map(|line| describe_missing(line, knows(&found, line), at) + &describe_rest(&missing));
            extra.into_iter().chain(missing).collect::<Vec<_>>().join("; ")
        }
    };
    let place = Place {
        answer: missing.first.map_or(answer.len(), |line| line.start),
        output: extra.first.map_or(output.len(), |line| line.start),
    };
    reject(output, place, message)
}

fn describe_extra(line: Line<'_>, is_known: bool, at: usize) -> String {
    let why = if is_known { "is there too often" } else { "was not expected" };
    format!("line {} of your output {why}: {}", line.number, quote_line(line.text, at))
}

fn describe_missing(line: Line<'_>, is_known: bool, at: usize) -> String {
    let why = if is_known { "is not there often enough" } else { "is missing" };
    format!("a line {why}: {}", quote_line(line.text, at))
}

fn describe_rest(lines: &Unmatched<'_>) -> String {
    if lines.count > 1 { format!(" (and {})", count(lines.count - 1, "more line")) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use grade_model::Comparison;
    use proptest::prelude::*;

    use super::compare;

    fn join(lines: &[String]) -> Vec<u8> {
        lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect()
    }

    fn shuffled() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
        proptest::collection::vec("[a-c]{1,2}", 0..20).prop_flat_map(|lines| {
            let shuffled = Just(lines.clone()).prop_shuffle();
            (Just(lines), shuffled)
        })
    }

    proptest! {
        #[test]
        fn accepts_every_order((lines, shuffled) in shuffled()) {
            prop_assert_eq!(compare(&join(&lines), &join(&shuffled)), Comparison::Match);
        }

        #[test]
        fn counts_every_line((lines, mut shuffled) in shuffled(), at in any::<proptest::sample::Index>()) {
            if !shuffled.is_empty() {
                shuffled.remove(at.index(shuffled.len()));
                prop_assert_ne!(compare(&join(&lines), &join(&shuffled)), Comparison::Match);
                prop_assert_ne!(compare(&join(&shuffled), &join(&lines)), Comparison::Match);
            }
        }

        #[test]
        fn is_symmetric_and_total(left in proptest::collection::vec(any::<u8>(), 0..60), right in "[ab\n ]{0,9}") {
            prop_assert_eq!(compare(&left, &left), Comparison::Match);
            let is_match = |left: &[u8], right: &[u8]| compare(left, right) == Comparison::Match;
            prop_assert_eq!(is_match(&left, right.as_bytes()), is_match(right.as_bytes(), &left));
        }
    }
}
