use std::io::{self, BufRead};

/// A date that may or may not exist.
struct Date {
    year: i64,
    month: i64,
    day: i64,
}

fn parse_date(text: &str) -> Date {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().expect("digits")).collect();
    let [year, month, day] = parts[..] else { panic!("a year, a month and a day") };
    Date { year, month, day }
}

/// The answer to one question.
fn answer(words: &[&str]) -> String {
    // Your code goes here. This only shows how the words of a question are told apart.
    match words {
        ["weekday", date] => {
            let Date { year, month, day } = parse_date(date);
            format!("day {day} of month {month} in {year}")
        }
        ["between", first, second] => format!("from {first} to {second}"),
        ["plus", date, days] => format!("{date} and {days} days"),
        ["week", date] => format!("the week of {date}"),
        _ => "not a question".to_owned(),
    }
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        println!("{}", answer(&words));
    }
    Ok(())
}
