//! Exact decimal numbers as text spells them: read, ordered and held within a tolerance without rounding.
//!
//! Numbers of up to 18 digits are compared in machine integers where those can hold them. For all others a tolerance
//! makes two bounds out of the *answer*, which the instructor wrote, and output is ordered against those bounds by
//! the place of its first digit and then digit by digit: no long number of a stranger's is ever scaled. So
//! `1e999999999` costs as much as `1`, and a number with a million digits costs one pass over them.

use std::{cmp::Ordering, fmt::Write as _};

use grade_model::Decimal;
use num_bigint::BigInt;

/// Digits of a power of ten that are read. No number needs more, and with 18 of them every sum of places fits `i64`.
const POWER_DIGITS_MAX: usize = 18;

/// An answer whose first digit stands more places than this from the point is compared without tolerance.
const TOLERANT_PLACES_MAX: u64 = 5_000;

/// An answer with more digits than this is compared without tolerance.
const TOLERANT_DIGITS_MAX: usize = 10_000;

/// Digits of a number that is compared in machine integers.
const SHORT_DIGITS_MAX: usize = 18;

/// A number by the float grammar of the ICPC problem package format (2025-09, "General requirements"): an optional
/// sign, digits with an optional point among, before or behind them, and an optional power of ten. No `inf`, no
/// `nan`, no hexadecimal digits.
///
/// Its value is `±0.d₁d₂d₃… × 10^magnitude` with neither `d₁` nor the last digit a zero; zero has no digits. The
/// digits are those of `head` followed by those of `tail`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    is_negative: bool,
    head: &'a [u8],
    tail: &'a [u8],
    magnitude: i64,
}

impl<'a> Number<'a> {
    /// Reads the whole of `text`, or nothing. A power of ten with more than 18 digits is not read, except for zero.
    pub(super) fn parse(text: &'a [u8]) -> Option<Self> {
        let (is_negative, rest) = take_sign(text);
        let (whole, rest) = take_digits(rest);
        let (fraction, rest) = match rest.split_first() {
            Some((b'.', rest)) => take_digits(rest),
            _ => (&[][..], rest),
        };
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let power = match rest.split_first() {
            None => (false, &[][..]),
            Some((b'e' | b'E', rest)) => {
                let (is_negative, digits) = take_sign(rest);
                if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
                    return None;
                }
                (is_negative, trim_zeros_start(digits))
            }
            Some(_) => return None,
        };
        Self::normalise(is_negative, whole, fraction, power)
    }

    fn normalise(is_negative: bool, whole: &'a [u8], fraction: &'a [u8], power: (bool, &[u8])) -> Option<Self> {
        let whole = trim_zeros_start(whole);
        let (mut head, mut tail, places) = if whole.is_empty() {
            let digits = trim_zeros_start(fraction);
            (digits, &[][..], -i64::try_from(fraction.len() - digits.len()).ok()?)
        } else {
            (whole, fraction, i64::try_from(whole.len()).ok()?)
        };
        tail = trim_zeros_end(tail);
        if tail.is_empty() {
            head = trim_zeros_end(head);
        }
        if head.is_empty() {
            return Some(Self { is_negative: false, head, tail, magnitude: 0 });
        }
        let (is_power_negative, digits) = power;
        if digits.len() > POWER_DIGITS_MAX {
            return None;
        }
        let power = digits.iter().fold(0_i64, |power, digit| power * 10 + i64::from(digit - b'0'));
        let power = if is_power_negative { -power } else { power };
        Some(Self { is_negative, head, tail, magnitude: power.checked_add(places)? })
    }

    /// The digits in order, without zeros at either end.
    pub(super) fn digits(&self) -> impl Iterator<Item = u8> {
        self.head.iter().chain(self.tail).copied()
    }

    /// How many digits there are.
    pub(super) const fn digit_count(&self) -> usize {
        self.head.len() + self.tail.len()
    }

    /// Whether it is below zero.
    pub(super) const fn is_negative(&self) -> bool {
        self.is_negative
    }

    /// The place of the first digit: 1 for `1`, 3 for `250`, 0 for `0.5`, and 0 for zero.
    pub(super) const fn magnitude(&self) -> i64 {
        self.magnitude
    }

    /// The digits as an integer, and the power of ten that it is to be multiplied by. The sign is in the integer.
    pub(super) fn to_scaled(self) -> (BigInt, i64) {
        let digits: Vec<u8> = self.digits().collect();
        let integer = BigInt::parse_bytes(&digits, 10).unwrap_or_default();
        let places = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        (if self.is_negative { -integer } else { integer }, self.magnitude.saturating_sub(places))
    }

    /// The same as a machine integer, for a number of at most 18 digits.
    fn to_short(self) -> Option<(i128, i64)> {
        if self.digit_count() > SHORT_DIGITS_MAX {
            return None;
        }
        let integer = self.digits().fold(0_i128, |integer, digit| integer * 10 + i128::from(digit - b'0'));
        let places = i64::try_from(self.digit_count()).ok()?;
        Some((if self.is_negative { -integer } else { integer }, self.magnitude.checked_sub(places)?))
    }

    fn sign(&self) -> i8 {
        match (self.digit_count(), self.is_negative) {
            (0, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        }
    }
}

impl PartialEq for Number<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number<'_> {}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By value: `1`, `1.0` and `1e0` are equal, and so are `0` and `-0`.
impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_size = || {
            let by_place = self.magnitude.cmp(&other.magnitude);
            by_place.then_with(|| self.digits().cmp(other.digits()))
        };
        self.sign().cmp(&other.sign()).then_with(|| if self.is_negative { by_size().reverse() } else { by_size() })
    }
}

/// `integer × 10^power`, where that fits.
fn raise(integer: i128, power: i64) -> Option<i128> {
    integer.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)
}

fn take_sign(text: &[u8]) -> (bool, &[u8]) {
    match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, text),
    }
}

fn take_digits(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len()))
}

fn trim_zeros_start(digits: &[u8]) -> &[u8] {
    &digits[digits.iter().position(|digit| *digit != b'0').unwrap_or(digits.len())..]
}

fn trim_zeros_end(digits: &[u8]) -> &[u8] {
    &digits[..digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1)]
}

/// The errors that are accepted: `|output − answer| ≤ absolute`, or `|output − answer| ≤ relative × |answer|`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tolerance {
    /// Largest accepted absolute error.
    pub(super) absolute: Option<Decimal>,
    /// Largest accepted error relative to the answer.
    pub(super) relative: Option<Decimal>,
}

impl Tolerance {
    /// Whether any error is accepted.
    pub(super) const fn is_set(&self) -> bool {
        self.absolute.is_some() || self.relative.is_some()
    }

    /// Whether `output` is close enough to `answer`.
    ///
    /// An answer with more than 10 000 digits, or whose first digit stands more than 5 000 places from the point,
    /// is compared exactly: the format lets a judge bound both.
    pub(super) fn accepts(&self, answer: Number<'_>, output: Number<'_>) -> bool {
        if answer == output {
            return true;
        }
        let is_within_limits =
            answer.magnitude.unsigned_abs() <= TOLERANT_PLACES_MAX && answer.digit_count() <= TOLERANT_DIGITS_MAX;
        self.is_set()
            && is_within_limits
            && self.accepts_short(answer, output).unwrap_or_else(|| self.accepts_any(answer, output))
    }

    /// The same for numbers that are short enough for machine integers, as almost all are.
    fn accepts_short(&self, answer: Number<'_>, output: Number<'_>) -> Option<bool> {
        let ((answer, answer_power), (output, output_power)) = (answer.to_short()?, output.to_short()?);
        let finest = answer_power.min(output_power);
        let (answer, output) = (raise(answer, answer_power - finest)?, raise(output, output_power - finest)?);
        let error = answer.checked_sub(output)?.checked_abs()?;
        let is_at_most = |error: i128, power: i64, bound: i128| {
            Some(if power >= 0 { raise(error, power)? <= bound } else { error <= raise(bound, -power)? })
        };
        let is_absolute = self.absolute.map_or(Some(false), |bound| {
            is_at_most(error, finest - i64::from(bound.exponent), i128::from(bound.coefficient))
        });
        let is_relative = self.relative.map_or(Some(false), |bound| {
            let share = answer.checked_abs()?.checked_mul(i128::from(bound.coefficient))?;
            is_at_most(error, -i64::from(bound.exponent), share)
        });
        Some(is_absolute? || is_relative?)
    }

    /// The same for all numbers within the limits.
    fn accepts_any(&self, answer: Number<'_>, output: Number<'_>) -> bool {
        let (low, high) = self.bounds(answer);
        let [low, high] = [&low, &high].map(|bound| Number::parse(bound.as_bytes()));
        low.zip(high).is_some_and(|(low, high)| low <= output && output <= high)
    }

    /// The smallest and the largest accepted number, as text in the float grammar.
    fn bounds(&self, answer: Number<'_>) -> (String, String) {
        let (center, power) = answer.to_scaled();
        let absolute = self.absolute.map(|error| (BigInt::from(error.coefficient), i64::from(error.exponent)));
        let relative = self.relative.map(|error| {
            let size = if answer.is_negative { -center.clone() } else { center.clone() };
            (size * error.coefficient, power + i64::from(error.exponent))
        });
        let finest = [absolute.as_ref(), relative.as_ref()].into_iter().flatten().map(|(_, power)| *power).min();
        let finest = finest.map_or(power, |finest| finest.min(power));
        let scale = |(integer, power): (BigInt, i64)| {
            let places = u32::try_from(power - finest).unwrap_or(0);
            integer * BigInt::from(10).pow(places)
        };
        let center = scale((center, power));
        let error = absolute.map(scale).max(relative.map(scale)).unwrap_or_default();
        (format!("{}e{finest}", &center - &error), format!("{}e{finest}", center + error))
    }

    /// The tolerance in words, behind "expected a number": `within 0.001 of`.
    pub(super) fn describe(&self) -> String {
        match (self.absolute, self.relative) {
            (None, None) => "equal to".to_owned(),
            (Some(absolute), None) => format!("within {} of", spell(absolute)),
            (None, Some(relative)) => format!("within a relative error of {} of", spell(relative)),
            (Some(absolute), Some(relative)) if absolute == relative => {
                format!("within an absolute or relative error of {} of", spell(absolute))
            }
            (Some(absolute), Some(relative)) => {
                format!("within an absolute error of {} or a relative error of {} of", spell(absolute), spell(relative))
            }
        }
    }
}

/// A tolerance as people write it: `0.001`, `25`, `1e-9`.
fn spell(decimal: Decimal) -> String {
    let digits = decimal.coefficient.to_string();
    let places = usize::try_from(-i64::from(decimal.exponent)).unwrap_or(0);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = match (decimal.exponent, places) {
        (0, _) => write!(text, "{digits}"),
        (_, 1..=6) => {
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = padded.split_at(padded.len() - places);
            write!(text, "{whole}.{fraction}")
        }
        (power, _) => write!(text, "{digits}e{power}"),
    };
    text
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use grade_model::Decimal;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    use super::{Number, Tolerance, spell};

    #[track_caller]
    fn order(left: &str, right: &str) -> Ordering {
        let [left, right] = [left, right].map(|text| Number::parse(text.as_bytes()).expect(text));
        left.cmp(&right)
    }

    #[test]
    fn the_grammar_is_the_formats() {
        for good in ["0", "-0", "+1", "5.", ".5", "00.500", "1e5", "1E+05", "1.e-3", "-.5e0", "0e99999999999999999999"]
        {
            assert!(Number::parse(good.as_bytes()).is_some(), "{good:?}");
        }
        let bad = [
            "",
            ".",
            "+",
            "-",
            "e5",
            ".e5",
            "1e",
            "1e+",
            "1.2.3",
            "0x10",
            "1_0",
            "inf",
            "nan",
            "NaN",
            "Infinity",
            "1f",
            "1 ",
            " 1",
            "--1",
            "+-1",
            "1e5.0",
            "1,5",
            "1e9999999999999999999",
            "١",
        ];
        for bad in bad {
            assert!(Number::parse(bad.as_bytes()).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn order_is_by_value() {
        for [left, right] in [["1", "1.000e0"], ["0", "-0.0"], ["100", "1e2"], ["+.5", "5e-1"], ["0e7", "0"]] {
            assert_eq!(order(left, right), Ordering::Equal, "{left} {right}");
        }
        let rising = ["-1e999999999", "-10", "-9.99", "-1e-5", "0", "1e-999999999", "0.1", "0.11", "2", "10", "1e99"];
        for pair in rising.windows(2) {
            assert_eq!(order(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(order(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
    }

    #[track_caller]
    fn check(answer: &str, output: &str, absolute: Option<&str>, relative: Option<&str>, expect: bool) {
        let [absolute, relative] = [absolute, relative].map(|text| text.map(|text| text.parse().expect(text)));
        let [left, right] = [answer, output].map(|text| Number::parse(text.as_bytes()).expect(text));
        assert_eq!(Tolerance { absolute, relative }.accepts(left, right), expect);
    }

    #[test]
    fn bounds_are_exact_and_inclusive() {
        check("1", "1.1", Some("0.1"), None, true);
        check("1", "1.10000000000000000000000000000000000001", Some("0.1"), None, false);
        check("100", "99", None, Some("0.01"), true);
        check("-100", "-101", None, Some("0.01"), true);
        check("-100", "-101.001", None, Some("0.01"), false);
        check("0", "1e-400", None, Some("0.5"), false);
        check("0", "-1e-400", Some("1e-400"), None, true);
        check("1000", "1001", Some("1e-9"), Some("1e-3"), true);
        check("5", "6", None, None, false);
    }

    #[test]
    fn numbers_beyond_any_scale_cost_nothing() {
        let long = "9".repeat(1_000_000);
        check("1", "1e999999999", Some("0.1"), Some("0.1"), false);
        check("1", "1e-999999999", Some("0.1"), Some("0.1"), false);
        check("0", "1e-999999999999999999", Some("1e-9"), None, true);
        check("1", &long, Some("0.1"), Some("0.1"), false);
        check("1", &format!("0.{long}"), Some("0.1"), None, true);
        check("1e999999999", "1.0e999999999", Some("1"), None, true);
        check("1e999999999", "1.1e999999999", None, Some("1"), false);
        check(&long, &format!("{long}.0"), Some("1"), Some("1"), true);
    }

    #[test]
    fn tolerances_are_spelled_plainly() {
        for (text, expect) in [("1e-6", "0.000001"), ("0.05", "0.05"), ("1e-9", "1e-9"), ("25", "25"), ("12.5", "12.5")]
        {
            assert_eq!(spell(text.parse().expect(text)), expect);
        }
    }

    /// `digits × 10^power` on the scale of `10^-80`, as an integer.
    fn on_a_common_scale(digits: i64, power: i32) -> BigInt {
        BigInt::from(digits) * BigInt::from(10).pow(u32::try_from(power + 80).expect("power"))
    }

    proptest! {
        #[test]
        fn tolerance_agrees_with_integers(
            answer in (-2_000_i64..2_000, -20_i32..20),
            output in (-2_000_i64..2_000, -20_i32..20),
            absolute in (0_u64..3_000, -20_i32..20),
            relative in (0_u64..3_000, -20_i32..20),
        ) {
            let a = on_a_common_scale(answer.0, answer.1);
            let s = on_a_common_scale(output.0, output.1);
            let error = if s > a { &s - &a } else { &a - &s };
            let size = if a < BigInt::ZERO { -a } else { a };
            let is_absolute = error <= on_a_common_scale(absolute.0.cast_signed(), absolute.1);
            let thousandths = BigInt::from(10).pow(40);
            let share = BigInt::from(relative.0) * BigInt::from(10).pow(u32::try_from(relative.1 + 40).expect("power"));
            let is_relative = &error * thousandths <= size * share;

            let [answer, output] = [answer, output].map(|(digits, power)| format!("{digits}e{power}"));
            let answer = Number::parse(answer.as_bytes()).expect("answer");
            let output = Number::parse(output.as_bytes()).expect("output");
            let absolute = Some(Decimal { coefficient: absolute.0, exponent: absolute.1 });
            let relative = Some(Decimal { coefficient: relative.0, exponent: relative.1 });
            for (tolerance, expect) in [
                (Tolerance { absolute, relative: None }, is_absolute),
                (Tolerance { absolute: None, relative }, is_relative),
                (Tolerance { absolute, relative }, is_absolute || is_relative),
            ] {
                prop_assert_eq!(tolerance.accepts(answer, output), expect);
                prop_assert_eq!(tolerance.accepts_any(answer, output), expect);
                prop_assert_eq!(tolerance.accepts_short(answer, output).unwrap_or(expect), expect);
            }
        }

        #[test]
        fn order_agrees_with_integers(left in (any::<i32>(), -30_i32..30), right in (any::<i32>(), -30_i32..30)) {
            let expect = on_a_common_scale(left.0.into(), left.1).cmp(&on_a_common_scale(right.0.into(), right.1));
            let spelled = [left, right].map(|(digits, power)| format!("{digits}e{power}"));
            prop_assert_eq!(order(&spelled[0], &spelled[1]), expect);
        }

        #[test]
        fn spelling_is_free(digits in any::<i32>(), zeros in 0_usize..5, shift in 0_usize..12) {
            let plain = digits.to_string();
            let (sign, size) = plain.strip_prefix('-').map_or(("", plain.as_str()), |size| ("-", size));
            let padded = format!("{size:0>12}");
            let (whole, fraction) = padded.split_at(padded.len() - shift);
            let other = format!("{sign}{whole}.{fraction}{}e{shift}", "0".repeat(zeros));
            prop_assert_eq!(order(&plain, &other), Ordering::Equal);
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            if let Some(number) = Number::parse(&bytes) {
                prop_assert_eq!(number, number);
            }
        }
    }
}
