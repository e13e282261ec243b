//! Exact points: a rational number, so that no score depends on rounding or on the order of additions.

use std::{cmp::Ordering, fmt, str::FromStr};

/// An exact number of points, a reduced fraction of two integers.
///
/// Arithmetic is checked: an operation whose result does not fit is `None`, never a wrong score. Denominators come
/// from numbers of cases and from decimals in a spec, so real exercises stay far below the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Points {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

impl Points {
    /// No points.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One point.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A whole number of points.
    #[must_use]
    pub const fn whole(points: i64) -> Self {
        Self { numerator: points as i128, denominator: 1 }
    }

    /// The fraction `numerator / denominator`, reduced; `None` when the denominator is zero or a sign cannot be
    /// moved without overflow.
    #[must_use]
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if denominator < 0 {
            Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? })
        } else {
            Some(Self { numerator, denominator })
        }
    }

    /// The numerator of the reduced fraction.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator of the reduced fraction, at least 1.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The exact sum, unless it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let divisor = i128::try_from(gcd(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())).ok()?;
        let scale = other.denominator / divisor;
        let left = self.numerator.checked_mul(scale)?;
        let right = other.numerator.checked_mul(self.denominator / divisor)?;
        Self::ratio(left.checked_add(right)?, self.denominator.checked_mul(scale)?)
    }

    /// The exact product, unless it does not fit.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Crosswise reduction first keeps the intermediate products small.
        let left = Self::ratio(self.numerator, other.denominator)?;
        let right = Self::ratio(other.numerator, self.denominator)?;
        Self::ratio(left.numerator.checked_mul(right.numerator)?, left.denominator.checked_mul(right.denominator)?)
    }

    /// The exact quotient by a positive whole number, unless it does not fit.
    #[must_use]
    pub fn checked_div(self, divisor: u64) -> Option<Self> {
        self.checked_mul(Self::ratio(1, i128::from(divisor))?)
    }

    /// The points in hundredths, halves rounded down, except that a value below `maximum` is never rounded up to it.
    ///
    /// This is the one rounding rule of every format that cannot hold a fraction: two decimals, halves down, and the
    /// maximum is printed only for the maximum. A maximum that rounds to zero has nothing below it to step down to.
    #[must_use]
    pub fn to_hundredths(self, maximum: Self) -> i128 {
        let (rounded, most) = (self.round_hundredths(), maximum.round_hundredths());
        if self < maximum && rounded >= most && most > 0 { most - 1 } else { rounded }
    }

    fn round_hundredths(self) -> i128 {
        let Some(scaled) = self.numerator.checked_mul(200) else {
            return self.numerator / self.denominator * 100;
        };
        // ceil(x - 1/2) in integers: halves go down.
        let numerator = scaled - self.denominator;
        let denominator = self.denominator * 2;
        let floor = numerator.div_euclid(denominator);
        if numerator.rem_euclid(denominator) == 0 { floor } else { floor + 1 }
    }

    /// The points as a decimal with at most two places and no trailing zeros, by the rule of
    /// [`Points::to_hundredths`]: `70`, `33.33`, `0.5`.
    #[must_use]
    pub fn to_decimal(self, maximum: Self) -> String {
        let hundredths = self.to_hundredths(maximum);
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        match rest {
            0 => format!("{sign}{whole}"),
            rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            rest => format!("{sign}{whole}.{rest:02}"),
        }
    }
}

impl PartialOrd for Points {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Points {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_fractions((self.numerator, self.denominator), (other.numerator, other.denominator))
    }
}

/// Compares by whole parts, then by the reciprocals of what remains, so that no product can overflow.
fn compare_fractions(left: (i128, i128), right: (i128, i128)) -> Ordering {
    let whole = left.0.div_euclid(left.1).cmp(&right.0.div_euclid(right.1));
    let (left_rest, right_rest) = (left.0.rem_euclid(left.1), right.0.rem_euclid(right.1));
    whole.then_with(|| match (left_rest, right_rest) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        _ => compare_fractions((right.1, right_rest), (left.1, left_rest)),
    })
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

/// The text is not a decimal number of points that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsePointsError;

impl fmt::Display for ParsePointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number of points")
    }
}

impl std::error::Error for ParsePointsError {}

impl FromStr for Points {
    type Err = ParsePointsError;

    /// Reads `-?digits(.digits)?` with at most 18 digits in all, exactly.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all: String = [whole, fraction].concat();
        let is_number = !whole.is_empty()
            && all.len() <= 18
            && all.bytes().all(|byte| byte.is_ascii_digit())
            && (digits.contains('.') != fraction.is_empty());
        if !is_number {
            return Err(ParsePointsError);
        }
        let numerator: i128 = all.parse().map_err(|_| ParsePointsError)?;
        let places = u32::try_from(fraction.len()).map_err(|_| ParsePointsError)?;
        Self::ratio(if negative { -numerator } else { numerator }, 10_i128.pow(places)).ok_or(ParsePointsError)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[track_caller]
    fn check(numerator: i128, denominator: i128, maximum: i64, expect: &str) {
        let points = Points::ratio(numerator, denominator).unwrap();
        assert_eq!(points.to_decimal(Points::whole(maximum)), expect);
    }

    #[test]
    fn rounds_to_two_decimals_halves_down() {
        check(100, 3, 100, "33.33");
        check(200, 3, 100, "66.67");
        check(1, 200, 1, "0");
        check(3, 200, 1, "0.01");
        check(1, 2, 1, "0.5");
        check(70, 1, 100, "70");
        check(-1, 2, 1, "-0.5");
        check(0, 1, 0, "0");
    }

    #[test]
    fn the_maximum_is_printed_only_for_the_maximum() {
        check(99_999, 1_000, 100, "99.99");
        check(100, 1, 100, "100");
        check(299_999, 300_000, 1, "0.99");
    }

    #[test]
    fn a_maximum_that_rounds_to_zero_makes_no_debt() {
        let check = |points: (i128, i128), maximum: (i128, i128), expect: &str| {
            let ratio = |(numerator, denominator)| Points::ratio(numerator, denominator).unwrap();
            assert_eq!(ratio(points).to_decimal(ratio(maximum)), expect);
        };
        check((0, 1), (1, 1_000), "0");
        check((1, 2_000), (1, 1_000), "0");
        check((1, 1_000), (1, 1_000), "0");
        check((-1, 1_000), (0, 1), "0");
        check((0, 1), (1, 100), "0");
        check((-1, 2), (1, 1_000), "-0.5");
    }

    #[test]
    fn shares_add_up_exactly() {
        let share = Points::whole(100).checked_div(7).unwrap();
        let sum = (0..7).try_fold(Points::ZERO, |sum, _| sum.checked_add(share)).unwrap();
        assert_eq!(sum, Points::whole(100));
    }

    #[test]
    fn order_is_exact_and_cannot_overflow() {
        let huge = Points::ratio(i128::MAX, 3).unwrap();
        let larger = Points::ratio(i128::MAX, 2).unwrap();
        assert!(huge < larger);
        assert!(Points::ratio(1, 3).unwrap() < Points::ratio(1, 2).unwrap());
        assert!(Points::ratio(-1, 2).unwrap() < Points::ZERO);
        assert_eq!(larger.checked_mul(huge), None);
    }

    #[test]
    fn parses_decimals_exactly() {
        assert_eq!("33.5".parse(), Ok(Points::ratio(67, 2).unwrap()));
        assert_eq!("-2".parse(), Ok(Points::whole(-2)));
        for bad in ["", ".5", "5.", "1e3", "+1", "1 ", "1234567890123456789"] {
            assert!(bad.parse::<Points>().is_err(), "{bad:?}");
        }
    }
}
