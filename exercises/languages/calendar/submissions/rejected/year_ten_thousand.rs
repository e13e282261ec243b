use std::io::{self, Read};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[derive(Clone, Copy)]
struct Date {
    year: i64,
    month: i64,
    day: i64,
}

fn is_leap_year(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days before January 1st of a year.
fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400
}

impl Date {
    /// The date, if it exists.
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| part.parse().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// January 1st of the year 1 is day 0, a Monday.
    fn number(self) -> i64 {
        let months: i64 = (1..self.month).map(|month| days_in_month(self.year, month)).sum();
        days_before_year(self.year) + months + self.day - 1
    }

    /// The date of a day, if its year is one from 1 to 9999.
    fn from_number(number: i64) -> Option<Self> {
        // Only the past has an end.
        if number < 0 {
            return None;
        }
        // No year is longer than 366 days, so the first guess is never too late.
        let mut year = number / 366 + 1;
        while days_before_year(year + 1) <= number {
            year += 1;
        }
        let (mut month, mut day) = (1, number - days_before_year(year) + 1);
        while day > days_in_month(year, month) {
            day -= days_in_month(year, month);
            month += 1;
        }
        Some(Self { year, month, day })
    }
}

/// The week belongs to the year of its Thursday.
fn week(date: Date) -> String {
    let number = date.number();
    let thursday = number - number % 7 + 3;
    let year = match date.year {
        year if thursday < days_before_year(year) => year - 1,
        year if thursday >= days_before_year(year + 1) => year + 1,
        year => year,
    };
    let week = (thursday - days_before_year(year)) / 7 + 1;
    format!("{year:04}-W{week:02}")
}

/// The answer to one question; none if a date does not exist.
fn answer(words: &[&str]) -> Option<String> {
    Some(match words {
        ["weekday", date] => WEEKDAYS[(Date::parse(date)?.number() % 7) as usize].to_owned(),
        ["between", first, second] => {
            let (first, second) = (Date::parse(first)?, Date::parse(second)?);
            (second.number() - first.number()).to_string()
        }
        ["plus", date, days] => {
            let days: i64 = days.parse().expect("an integer");
            match Date::from_number(Date::parse(date)?.number() + days) {
                Some(Date { year, month, day }) => format!("{year:04}-{month:02}-{day:02}"),
                None => "out of range".to_owned(),
            }
        }
        ["week", date] => week(Date::parse(date)?),
        _ => panic!("not a question: {words:?}"),
    })
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        println!("{}", answer(&words).unwrap_or("invalid".to_owned()));
    }
    Ok(())
}
