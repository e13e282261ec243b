//! The rows of a grade book in whole points or hundredths that add up to its mark.
//!
//! Platforms add up the rows, so rows that are rounded each by itself would make another score than the mark: three
//! thirds of 100 would be 99.99. Here what rounding down leaves goes to the rows that lost most by it, in their order
//! where that is equal, so that scores add up to the score and maxima to the maximum.

use std::cmp::Reverse;

use grade_model::Points;

use super::marks::{Mark, Row};

/// What a platform counts points in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Whole points, by the rule of [`Mark::to_integers`].
    Point,
    /// Two decimals, by the rule of [`Points::to_hundredths`].
    Hundredth,
}

impl Unit {
    const fn per_point(self) -> i128 {
        match self {
            Self::Point => 1,
            Self::Hundredth => 100,
        }
    }

    /// What a mark is in this unit, rounded: earned, and the most that can be. Never below zero.
    fn round(self, mark: Mark) -> (i128, i128) {
        let (earned, maximum) = match self {
            Self::Point => {
                let (earned, maximum) = mark.to_integers();
                (i128::from(earned), i128::from(maximum))
            }
            Self::Hundredth => (mark.earned.to_hundredths(mark.maximum), mark.maximum.to_hundredths(mark.maximum)),
        };
        let maximum = maximum.max(0);
        (earned.clamp(0, maximum), maximum)
    }

    /// The whole units in some points, and what is left of them.
    fn split(self, points: Points) -> (i128, Points) {
        if points <= Points::ZERO {
            return (0, Points::ZERO);
        }
        let scaled = points.numerator().saturating_mul(self.per_point());
        let rest = Points::ratio(scaled.rem_euclid(points.denominator()), points.denominator());
        (scaled.div_euclid(points.denominator()), rest.unwrap_or(Points::ZERO))
    }

    fn to_points(self, units: i128) -> Points {
        Points::ratio(units, self.per_point()).unwrap_or(Points::ZERO)
    }
}

/// A row while units are handed out.
struct Share {
    earned: i128,
    earned_rest: Points,
    most: i128,
    most_rest: Points,
    /// Whether it has all its points, and should be seen to have them.
    is_full: bool,
    /// Whether its maximum was rounded up.
    is_raised: bool,
}

/// Rounds the marks of rows whose exact marks add up to `total`, so that they still do.
pub(super) fn round(rows: &mut [Row], total: Mark, unit: Unit) {
    let mut shares: Vec<Share> = rows.iter().map(|row| share(row.mark, unit)).collect();
    let (earned, maximum) = unit.round(total);
    let earned_left = earned - shares.iter().map(|share| share.earned).sum::<i128>();
    let mut most_left = (maximum - shares.iter().map(|share| share.most).sum::<i128>()).max(0);
    hand_out_earned(&mut shares, earned_left, &mut most_left);
    hand_out_most(&mut shares, most_left);
    for (row, share) in rows.iter_mut().zip(shares) {
        row.mark = Mark { earned: unit.to_points(share.earned), maximum: unit.to_points(share.most) };
    }
}

fn share(mark: Mark, unit: Unit) -> Share {
    let ((earned, earned_rest), (most, most_rest)) = (unit.split(mark.earned), unit.split(mark.maximum));
    let is_full = mark.earned >= mark.maximum;
    Share { earned: earned.min(most), earned_rest, most, most_rest, is_full, is_raised: false }
}

/// Hands out what is left of the score. A row at its maximum takes one unit of `most_left` along.
fn hand_out_earned(shares: &mut [Share], mut left: i128, most_left: &mut i128) {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|index| Reverse(shares[*index].earned_rest));
    // A row that is not full should not look full, and one without points should stay so, while another one can take it.
    let is_first_choice = |share: &Share| {
        share.earned_rest > Points::ZERO
            && (share.is_full || share.earned + 1 < share.most + i128::from(share.is_raised))
    };
    let choices: [&dyn Fn(&Share) -> bool; 3] =
        [&is_first_choice, &|share| share.earned_rest > Points::ZERO, &|_| true];
    for is_chosen in choices {
        for index in &order {
            let share = &mut shares[*index];
            if left <= 0 || !is_chosen(share) {
                continue;
            }
            if share.earned < share.most {
                share.earned += 1;
                left -= 1;
            } else if *most_left > 0 && share.most_rest > Points::ZERO && !share.is_raised {
                (share.earned, share.most, share.is_raised) = (share.earned + 1, share.most + 1, true);
                left -= 1;
                *most_left -= 1;
            }
        }
    }
    // A score that is not the maximum is kept below it, which may be less than the rows have: the last ones give.
    for index in order.iter().rev() {
        let given = shares[*index].earned.min(-left).max(0);
        shares[*index].earned -= given;
        left += given;
    }
}

/// Hands out what is left of the maximum, at last to rows that would no longer be seen to be full.
fn hand_out_most(shares: &mut [Share], mut left: i128) {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|index| (shares[*index].is_full, Reverse(shares[*index].most_rest)));
    for index in order {
        let share = &mut shares[index];
        if left > 0 && share.most_rest > Points::ZERO && !share.is_raised {
            share.most += 1;
            left -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use grade_model::Points;

    use super::{Mark, Row, Unit, round};

    fn row(earned: Points, maximum: Points) -> Row {
        let mark = Mark { earned, maximum };
        Row { name: String::new(), is_passed: earned >= maximum, mark, message: String::new(), verdict: None }
    }

    fn sum(rows: &[Row], part: fn(Mark) -> Points) -> Points {
        rows.iter().map(|row| part(row.mark)).try_fold(Points::ZERO, |sum, points| sum.checked_add(points)).unwrap()
    }

    /// Rounds rows of `(earned, maximum)` in units over `denominator`, and holds what is true of all of them.
    #[track_caller]
    fn round_all(marks: &[(i128, i128)], denominator: i128, unit: Unit) -> Vec<(Points, Points)> {
        let points = |units: i128| Points::ratio(units, denominator).unwrap();
        let mut rows: Vec<Row> = marks.iter().map(|(earned, maximum)| row(points(*earned), points(*maximum))).collect();
        let total = Mark { earned: sum(&rows, |mark| mark.earned), maximum: sum(&rows, |mark| mark.maximum) };
        round(&mut rows, total, unit);
        let (earned, maximum) = unit.round(total);
        assert_eq!(sum(&rows, |mark| mark.earned), unit.to_points(earned), "{marks:?} / {denominator}");
        assert_eq!(sum(&rows, |mark| mark.maximum), unit.to_points(maximum), "{marks:?} / {denominator}");
        for row in &rows {
            assert!(
                Points::ZERO <= row.mark.earned && row.mark.earned <= row.mark.maximum,
                "{marks:?} / {denominator}"
            );
        }
        rows.iter().map(|row| (row.mark.earned, row.mark.maximum)).collect()
    }

    #[test]
    fn thirds_of_a_hundred_add_up() {
        let check = |marks: &[(i128, i128)], unit: Unit, expect: [(&str, &str); 3]| {
            let expect = expect.map(|(earned, maximum)| (earned.parse().unwrap(), maximum.parse().unwrap()));
            assert_eq!(round_all(marks, 3, unit), expect);
        };
        let (none, all) = ((0, 100), (100, 100));
        check(&[all, all, all], Unit::Hundredth, [("33.34", "33.34"), ("33.33", "33.33"), ("33.33", "33.33")]);
        check(&[none, all, all], Unit::Hundredth, [("0", "33.33"), ("33.34", "33.34"), ("33.33", "33.33")]);
        check(&[all, all, all], Unit::Point, [("34", "34"), ("33", "33"), ("33", "33")]);
        check(&[all, none, none], Unit::Point, [("33", "33"), ("0", "34"), ("0", "33")]);
    }

    #[test]
    fn any_rows_add_up() {
        for unit in [Unit::Point, Unit::Hundredth] {
            for denominator in [1, 2, 3, 7, 200, 300, 70_000] {
                for seed in 0..20_000_i128 {
                    let digit = |place: u32| seed / 3_i128.pow(place) % 3;
                    let maxima = [1 + digit(0) * 50, digit(1) * 67, 10 + digit(2)];
                    let earned = |index: u32, most: i128| most * digit(3 + index) / 2 + digit(6 + index) % (most + 1);
                    let marks = [0_u32, 1, 2].map(|index| {
                        let most = maxima[usize::try_from(index).unwrap()];
                        (earned(index, most).min(most), most)
                    });
                    round_all(&marks, denominator, unit);
                }
            }
        }
    }
}
