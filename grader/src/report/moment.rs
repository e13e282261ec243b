//! A moment as text, in UTC.

/// Seconds of a day.
const DAY: u64 = 86_400;

/// Seconds since 1970 as `2026-11-22T07:10:31`, without a zone, which is UTC. Years up to 9999.
pub(super) fn to_text(unix_seconds: u64) -> String {
    // The last second of the year 9999: what lies behind it has no text of this shape.
    let seconds = unix_seconds.min(253_402_300_799);
    let (days, rest) = (seconds / DAY, seconds % DAY);
    // Years that start in March put the leap day at their end. 719,468 days lie between 0000-03-01 and 1970-01-01, and
    // 146,097 make 400 years.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn moments_are_those_of_the_calendar() {
        assert_eq!(to_text(0), "1970-01-01T00:00:00");
        assert_eq!(to_text(951_782_400), "2000-02-29T00:00:00");
        assert_eq!(to_text(1_770_000_000), "2026-02-02T02:40:00");
        assert_eq!(to_text(4_107_542_399), "2100-02-28T23:59:59");
        assert_eq!(to_text(4_107_542_400), "2100-03-01T00:00:00");
        assert_eq!(to_text(u64::MAX), "9999-12-31T23:59:59");
    }
}
