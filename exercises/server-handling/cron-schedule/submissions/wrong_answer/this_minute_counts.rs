use std::io::{self, Read};

/// The numbers of a field; bit 5 stands for the number 5.
type Numbers = u64;

struct Schedule {
    minutes: Numbers,
    hours: Numbers,
    days: Numbers,
    months: Numbers,
    weekdays: Numbers,
    /// Whether a day must be in both fields for days, because one of them is `*`.
    needs_both_days: bool,
}

fn parse_number(text: &str, low: u32, high: u32) -> Option<u32> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && (low..=high).contains(number))
}

fn parse_field(text: &str, low: u32, high: u32) -> Option<Numbers> {
    let mut numbers = 0;
    for item in text.split(',') {
        let (range, step) = match item.split_once('/') {
            Some((range, step)) => (range, Some(parse_number(step, 1, 99)?)),
            None => (item, None),
        };
        let (first, last) = match range.split_once('-') {
            Some((first, last)) => (parse_number(first, low, high)?, parse_number(last, low, high)?),
            None if range == "*" => (low, high),
            None if step.is_some() => return None,
            None => parse_number(range, low, high).map(|number| (number, number))?,
        };
        if first > last {
            return None;
        }
        for number in (first..=last).step_by(step.unwrap_or(1) as usize) {
            numbers |= 1 << number;
        }
    }
    Some(numbers)
}

impl Schedule {
    fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split(' ').collect();
        let [minutes, hours, days, months, weekdays] = fields[..] else { return None };
        Some(Self {
            minutes: parse_field(minutes, 0, 59)?,
            hours: parse_field(hours, 0, 23)?,
            days: parse_field(days, 1, 31)?,
            months: parse_field(months, 1, 12)?,
            weekdays: parse_field(weekdays, 0, 6)?,
            needs_both_days: days == "*" || weekdays == "*",
        })
    }

    fn fits_day(&self, year: u32, month: u32, day: u32) -> bool {
        let in_month = has(self.days, day);
        let in_week = has(self.weekdays, weekday(year, month, day));
        if self.needs_both_days { in_month && in_week } else { in_month || in_week }
    }
}

fn has(numbers: Numbers, number: u32) -> bool {
    numbers >> number & 1 == 1
}

/// The first number of a set from `start` on.
fn first_from(numbers: Numbers, start: u32) -> Option<u32> {
    (start..64).find(|&number| has(numbers, number))
}

fn is_leap_year(year: u32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// 0 is Sunday.
fn weekday(year: u32, month: u32, day: u32) -> u32 {
    let past = year - 1;
    let months: u32 = (1..month).map(|month| days_in_month(year, month)).sum();
    // January 1st of the year 1 was a Monday.
    (past * 365 + past / 4 - past / 100 + past / 400 + months + day) % 7
}

/// The first time that fits, from the given one on.
fn find(schedule: &Schedule, start: [u32; 5]) -> Option<[u32; 5]> {
    let [year, month, day, hour, minute] = start;
    // On the first day, the time counts as well.
    if has(schedule.months, month) && schedule.fits_day(year, month, day) {
        let same_hour = first_from(schedule.minutes, minute).filter(|_| has(schedule.hours, hour));
        if let Some(minute) = same_hour {
            return Some([year, month, day, hour, minute]);
        }
        if let Some(hour) = first_from(schedule.hours, hour + 1) {
            return Some([year, month, day, hour, first_from(schedule.minutes, 0)?]);
        }
    }
    let (mut year, mut month, mut day) = (year, month, day + 1);
    while year < 2400 {
        if has(schedule.months, month) {
            if let Some(day) = (day..=days_in_month(year, month)).find(|&day| schedule.fits_day(year, month, day)) {
                return Some([year, month, day, first_from(schedule.hours, 0)?, first_from(schedule.minutes, 0)?]);
            }
        }
        day = 1;
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    None
}

fn parse_time(text: &str) -> [u32; 5] {
    let mut numbers = text.split(['-', ' ', ':']).map(|number| number.parse().expect("digits"));
    [(); 5].map(|()| numbers.next().expect("five numbers"))
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        let (time, schedule) = line.split_at(16);
        let [year, month, day, hour, minute] = parse_time(time);
        // A minute later; 60 is beyond every schedule, which leads to the next hour.
        match Schedule::parse(&schedule[1..]) {
            None => println!("invalid"),
            Some(schedule) => match find(&schedule, [year, month, day, hour, minute]) {
                Some([year, month, day, hour, minute]) => {
                    println!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}");
                }
                None => println!("never"),
            },
        }
    }
    Ok(())
}
