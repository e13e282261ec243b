//! Amounts as people read them. Nothing is rounded up: what is shown as a limit was reached.

use grade_model::Points;

/// `70 / 100`.
#[must_use]
pub fn points(score: Points, maximum: Points) -> String {
    format!("{} / {}", score.to_decimal(maximum), maximum.to_decimal(maximum))
}

/// A share of a limit in whole per cent, rounded down: `3 %`, `<1 %`.
#[must_use]
pub fn share(part: u64, whole: u64) -> String {
    match u128::from(part) * 100 / u128::from(whole.max(1)) {
        0 if part > 0 => "<1 %".to_owned(),
        per_cent => format!("{per_cent} %"),
    }
}

/// `200,000,000`.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `64 MiB`, `1.5 KiB`, `17 bytes`: at most one decimal, rounded down.
#[must_use]
pub fn bytes(number: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    for (size, unit) in UNITS {
        if number >= size {
            return match number % size * 10 / size {
                0 => format!("{} {unit}", thousands(number / size)),
                tenths => format!("{}.{tenths} {unit}", thousands(number / size)),
            };
        }
    }
    count(number, "byte")
}

/// `1 test`, `12 tests`.
#[must_use]
pub fn count(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", thousands(number), if number == 1 { "" } else { "s" })
}

/// `0.3 s`.
#[must_use]
pub fn seconds(milliseconds: u64) -> String {
    match milliseconds {
        0..1_000 => format!("{milliseconds} ms"),
        _ => format!("{}.{} s", thousands(milliseconds / 1_000), milliseconds % 1_000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::{bytes, count, seconds, share, thousands};

    #[test]
    fn figures_are_short_and_never_round_up() {
        assert_eq!([0, 999, 1_000, 200_000_000].map(thousands), ["0", "999", "1,000", "200,000,000"]);
        assert_eq!(
            [0, 1, 1_023, 1_536, 64 << 20, (64 << 20) - 1].map(bytes),
            ["0 bytes", "1 byte", "1,023 bytes", "1.5 KiB", "64 MiB", "63.9 MiB"]
        );
        assert_eq!(share(0, 100), "0 %");
        assert_eq!(
            [1, 3_999_999, 6_000_000, 199_999_999, 200_000_000].map(|fuel| share(fuel, 200_000_000)),
            ["<1 %", "1 %", "3 %", "99 %", "100 %"]
        );
        assert_eq!(share(u64::MAX, 0), "1844674407370955161500 %");
        assert_eq!((count(1, "test"), count(12, "test")), ("1 test".to_owned(), "12 tests".to_owned()));
        assert_eq!([7, 999, 1_250].map(seconds), ["7 ms", "999 ms", "1.2 s"]);
    }
}
