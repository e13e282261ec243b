//! Reads typed values from one TOML file: every fault is collected, none ends the reading.
//!
//! A table remembers the keys that it was asked for. Whatever else it holds is unknown, so the list of known keys and
//! the code that reads them cannot differ. A value that is faulty is reported and then treated as absent.

use std::{ops::RangeInclusive, sync::Arc};

use grade_model::{Bytes, Decimal, Points};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    SpecDiagnostic,
    faults::{Faults, Located, Place, TextFile},
    names,
};

/// Longest line of text that a key may hold, in bytes.
const LINE_BYTES_MAX: usize = 500;
/// Longest text that a key may hold, in bytes.
const TEXT_BYTES_MAX: usize = 4096;

const UNITS: [(&str, u64); 4] = [("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];

/// Reads the TOML file at `path`, relative to the exercise, with `read`. A file that is not TOML is reported, every
/// fault of its syntax at once, and not read any further: what follows from a slip of syntax is noise.
pub(super) fn read_toml<T>(
    path: &str,
    bytes: &Bytes,
    bytes_max: usize,
    faults: &Faults,
    read: impl FnOnce(&mut Table<'_>) -> T,
) -> Option<T> {
    if bytes.len() > bytes_max {
        let message = format!("is longer than {}", show_bytes(bytes_max as u64));
        faults.push(faults.about(path, message));
        return None;
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            faults.push(faults.about_encoding(path, bytes, error));
            return None;
        }
    };
    let file = Arc::new(TextFile { path: faults.path_of(path), text: text.into() });
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            faults.push(Place { file: Arc::clone(&file), span }.fault(names::printable(error.message())));
        }
        return None;
    }
    let place = Place { file, span: 0..0 };
    let mut table = Table { name: String::new(), place, entries: document.get_ref(), faults, asked: Vec::new() };
    let value = read(&mut table);
    table.finish();
    Some(value)
}

type Key<'t> = Spanned<toml::de::DeString<'t>>;

/// A table that is being read.
pub(super) struct Table<'t> {
    /// The dotted path of its key, empty for the file itself.
    name: String,
    /// Its key.
    pub(super) place: Place,
    entries: &'t DeTable<'t>,
    faults: &'t Faults,
    asked: Vec<&'static str>,
}

impl<'t> Table<'t> {
    /// The value of `key`, if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.asked.push(key);
        let (key, value) = self.entries.get_key_value(key)?;
        Some(self.value_of(key, value))
    }

    /// Every key with its value, for a table whose keys are names that the author chose.
    pub(super) fn take_all(&self) -> Vec<(Located<String>, Value<'t>)> {
        let located = |key: &Key<'t>| Located { value: key.get_ref().to_string(), place: self.place_of(key) };
        self.in_file_order().into_iter().map(|(key, value)| (located(key), self.value_of(key, value))).collect()
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(&self) {
        for (key, value) in self.in_file_order() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let place = if self.name.is_empty() { String::new() } else { format!(" in [{}]", self.name) };
                let fault = self.place_of(key).fault(format!("unknown key {}{place}", names::quote(name)));
                self.faults.push(fault.suggest(self.suggest_key(name, value.get_ref())));
            }
        }
    }

    fn in_file_order(&self) -> Vec<(&'t Key<'t>, &'t Spanned<DeValue<'t>>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn place_of(&self, key: &Key<'t>) -> Place {
        Place { file: Arc::clone(&self.place.file), span: key.span() }
    }

    fn suggest_key(&self, name: &str, value: &DeValue<'_>) -> String {
        let nearest = names::near(name, self.asked.iter().copied());
        if let Some(suggestion) = names::did_you_mean(&nearest) {
            return suggestion;
        }
        if value.is_table() && self.name.starts_with("groups.") {
            return "a group within a group is written [groups.\"outer/inner\"]".to_owned();
        }
        format!("the keys here are {}", names::list(&self.asked, "and"))
    }

    fn value_of(&self, key: &Key<'t>, value: &'t Spanned<DeValue<'t>>) -> Value<'t> {
        let bare = !key.get_ref().is_empty()
            && key.get_ref().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        let shown = names::shortened(key.get_ref());
        let quoted = if bare { shown } else { format!("\"{shown}\"") };
        let name = if self.name.is_empty() { quoted } else { format!("{}.{quoted}", self.name) };
        let file = Arc::clone(&self.place.file);
        // A table's own span is its header's; its key is the better thing to point at.
        let span = if value.get_ref().is_table() { key.span() } else { value.span() };
        Value { name, place: Place { file, span }, value: value.get_ref(), faults: self.faults }
    }
}

/// A value that is being read.
pub(super) struct Value<'t> {
    name: String,
    pub(super) place: Place,
    value: &'t DeValue<'t>,
    faults: &'t Faults,
}

impl<'t> Value<'t> {
    /// A whole number within `range`.
    pub(super) fn integer(self, range: RangeInclusive<u64>) -> Option<u64> {
        let DeValue::Integer(integer) = self.value else {
            let fault = self.fault_of_type("a whole number");
            let is_quoted_number = self.value.as_str().is_some_and(|text| text.trim().parse::<u64>().is_ok());
            return self.fail(if is_quoted_number { fault.suggest("write it without quotes") } else { fault });
        };
        match i128::from_str_radix(integer.as_str(), integer.radix()).ok().and_then(|number| u64::try_from(number).ok())
        {
            Some(number) if range.contains(&number) => Some(number),
            _ => {
                let fault = format!(
                    "`{}` is {}, outside of {} to {}",
                    self.name,
                    names::printable(&integer.to_string()),
                    range.start(),
                    range.end()
                );
                let fault = self.place.fault(fault);
                self.fail(fault)
            }
        }
    }

    /// A size such as `"64 MiB"` within `range`, in bytes.
    pub(super) fn bytes(self, range: RangeInclusive<u64>) -> Option<u64> {
        let form = "write a whole number and a unit, such as \"64 MiB\"; the units are B, KiB, MiB and GiB";
        let Some(text) = self.value.as_str() else {
            let fault = match self.value {
                DeValue::Integer(_) => self.place.fault(format!("`{}` has no unit", self.name)),
                _ => self.fault_of_type("a size in quotes"),
            };
            return self.fail(fault.suggest(form));
        };
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = (&text[..digits], text[digits..].trim_start());
        let Some((_, factor)) = UNITS.iter().find(|(name, _)| *name == unit) else {
            let meant = UNITS.iter().find(|(name, _)| {
                unit.get(..1).is_some_and(|first| name[..1].eq_ignore_ascii_case(first)) && unit.len() <= 3
            });
            let suggestion = match meant {
                Some((name, _)) if !number.is_empty() => format!("did you mean \"{number} {name}\"?"),
                _ => form.to_owned(),
            };
            let fault = self.place.fault(format!("`{}` is not a size", self.name)).suggest(suggestion);
            return self.fail(fault);
        };
        match number.parse::<u64>().ok().and_then(|number| number.checked_mul(*factor)) {
            Some(bytes) if range.contains(&bytes) => Some(bytes),
            _ => {
                let (least, most) = (show_bytes(*range.start()), show_bytes(*range.end()));
                let shown = names::quote(text);
                let fault = self.place.fault(format!("`{}` is {shown}, outside of {least} to {most}", self.name));
                self.fail(fault)
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(self) -> Option<bool> {
        match self.value {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                let fault = self.fault_of_type("true or false");
                self.fail(fault)
            }
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(self, choices: &[(&'static str, T)]) -> Option<T> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let known = format!("it may be {}", names::list(&words, "or"));
        let Some(text) = self.value.as_str() else {
            let fault = self.fault_of_type("a word in quotes").suggest(known);
            return self.fail(fault);
        };
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == text) {
            return Some(*choice);
        }
        let suggestion = names::did_you_mean(&names::near(text, words)).unwrap_or(known);
        let fault = self.place.fault(format!("`{}` cannot be {}", self.name, names::quote(text)));
        self.fail(fault.suggest(suggestion))
    }

    /// One line of text.
    pub(super) fn line(self) -> Option<String> {
        if self.value.as_str().is_some_and(|text| text.contains('\n')) {
            let fault = self.place.fault(format!("`{}` is more than one line", self.name));
            return self.fail(fault);
        }
        self.text_within(LINE_BYTES_MAX)
    }

    /// Text of one or more lines.
    pub(super) fn text(self) -> Option<String> {
        self.text_within(TEXT_BYTES_MAX)
    }

    fn text_within(self, bytes_max: usize) -> Option<String> {
        let Some(text) = self.value.as_str() else {
            let fault = self.fault_of_type("text in quotes");
            return self.fail(fault);
        };
        let trouble = if text.trim().is_empty() {
            "is empty".to_owned()
        } else if text.len() > bytes_max {
            format!("is {} bytes long, more than {bytes_max}", text.len())
        } else if text.chars().any(|character| names::is_unprintable(character) && !"\n\t".contains(character)) {
            "holds a control or invisible character".to_owned()
        } else {
            return Some(text.trim().to_owned());
        };
        let fault = self.place.fault(format!("`{}` {trouble}", self.name));
        self.fail(fault)
    }

    /// Points: a whole number, a decimal, or either in quotes; read from its digits, never through a float.
    pub(super) fn points(self, range: RangeInclusive<Points>) -> Option<Points> {
        let Some(points) = self.digits().and_then(|digits| digits.parse::<Points>().ok()) else {
            let fault = self.place.fault(format!("`{}` is not a number of points", self.name));
            return self.fail(fault.suggest("write a decimal number such as 30 or 12.5"));
        };
        if range.contains(&points) {
            return Some(points);
        }
        let (least, most) = (show_points(*range.start()), show_points(*range.end()));
        let fault =
            self.place.fault(format!("`{}` is {}, outside of {least} to {most}", self.name, show_points(points)));
        self.fail(fault)
    }

    /// A decimal number that is not negative: in quotes or not, read from its digits, never through a float.
    pub(super) fn decimal(self) -> Option<Decimal> {
        if let Some(decimal) = self.digits().and_then(|digits| digits.parse::<Decimal>().ok()) {
            return Some(decimal);
        }
        let fault = self.place.fault(format!("`{}` is not a decimal number that is zero or more", self.name));
        self.fail(fault.suggest("write a number such as \"1e-6\" or \"0.001\""))
    }

    /// A list of strings, at most `count_max`, each accepted by `check`, which says what is wrong.
    pub(super) fn strings(
        self,
        count_max: usize,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<Vec<Located<String>>> {
        let Some(array) = self.value.as_array() else {
            let fault = self.fault_of_type("a list of strings");
            return self.fail(fault.suggest("write it in brackets: [\"one\", \"two\"]"));
        };
        if array.len() > count_max {
            let fault = self.place.fault(format!("`{}` holds more than {count_max} values", self.name));
            return self.fail(fault);
        }
        let mut strings = Vec::new();
        for item in array.iter() {
            let place = Place { file: Arc::clone(&self.place.file), span: item.span() };
            match item.get_ref().as_str() {
                None => {
                    let kind = type_name(item.get_ref());
                    self.faults.push(place.fault(format!("`{}` holds {kind}, not only strings", self.name)));
                }
                Some(text) => match check(text) {
                    Ok(()) => strings.push(Located { value: text.to_owned(), place }),
                    Err(trouble) => {
                        let message = format!("`{}` holds {}: {trouble}", self.name, names::quote(text));
                        self.faults.push(place.fault(message));
                    }
                },
            }
        }
        Some(strings)
    }

    /// A table.
    pub(super) fn table(self) -> Option<Table<'t>> {
        match self.value {
            DeValue::Table(entries) => {
                let Self { name, place, faults, .. } = self;
                Some(Table { name, place, entries, faults, asked: Vec::new() })
            }
            _ => {
                let name = self.name.clone();
                let fault = self.fault_of_type("a table").suggest(format!("write [{name}] on a line of its own"));
                self.fail(fault)
            }
        }
    }

    /// What `read` makes of it, and where it stands.
    pub(super) fn located<T>(self, read: impl FnOnce(Self) -> Option<T>) -> Option<Located<T>> {
        let place = self.place.clone();
        read(self).map(|value| Located { value, place })
    }

    fn digits(&self) -> Option<String> {
        match self.value {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str().replace('+', "")),
            DeValue::Float(float) => Some(float.as_str().replace('+', "")),
            _ => None,
        }
    }

    fn fault_of_type(&self, expected: &str) -> SpecDiagnostic {
        self.place.fault(format!("`{}` is {}, not {expected}", self.name, type_name(self.value)))
    }

    fn fail<T>(self, fault: SpecDiagnostic) -> Option<T> {
        self.faults.push(fault);
        None
    }
}

/// The size in the largest unit that divides it.
pub(super) fn show_bytes(bytes: u64) -> String {
    let (unit, factor) = UNITS.iter().rev().find(|(_, factor)| bytes.is_multiple_of(*factor)).unwrap_or(&UNITS[0]);
    format!("{} {unit}", bytes / factor)
}

/// The points as an exact decimal where there is one.
pub(super) fn show_points(points: Points) -> String {
    let (sign, numerator) = (if points.numerator() < 0 { "-" } else { "" }, points.numerator().unsigned_abs());
    let denominator = points.denominator().unsigned_abs();
    let mut scale: u128 = 1;
    for places in 0..=18 {
        if scale.is_multiple_of(denominator) {
            let Some(scaled) = numerator.checked_mul(scale / denominator) else { break };
            let (whole, rest) = (scaled / scale, scaled % scale);
            return if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0places$}") };
        }
        scale *= 10;
    }
    points.to_string()
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
