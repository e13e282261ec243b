//! What `[source.LANGUAGE]` says: what a submission must or must not contain.

use std::collections::BTreeMap;

use grade_model::{Construct, SourceItem, SourceRules};

use super::{faults::Faults, keys::Table, names, programs::LANGUAGES};

/// Most entries of one list.
const ITEMS_MAX: usize = 100;

/// The names of constructs.
const CONSTRUCTS: [(&str, Construct); 5] = [
    ("loop", Construct::Loop),
    ("while", Construct::While),
    ("for", Construct::For),
    ("any-loop", Construct::AnyLoop),
    ("recursion", Construct::Recursion),
];

/// Reads `[source]`, one table a language.
pub(super) fn read_source_rules(table: &mut Table<'_>, faults: &Faults) -> BTreeMap<String, SourceRules> {
    let Some(source) = table.take("source").and_then(|value| value.table()) else {
        return BTreeMap::new();
    };
    let mut rules = BTreeMap::new();
    for (language, value) in source.take_all() {
        let known: Vec<&str> = LANGUAGES.iter().map(|(_, language)| *language).collect();
        if !known.contains(&language.value.as_str()) {
            let message = format!("{} is no language that has source rules", names::quote(&language.value));
            faults
                .push(language.place.fault(message).suggest(format!("write [source.{}]", known.join("] or [source."))));
            continue;
        }
        let Some(mut table) = value.table() else { continue };
        let read = SourceRules {
            message: table.take("message").and_then(|value| value.line()),
            forbidden: read_items(&mut table, ["forbid-calls", "forbid-paths", "forbid-macros", "forbid-syntax"]),
            required: read_items(&mut table, ["require-calls", "require-paths", "require-macros", "require-syntax"]),
        };
        table.finish();
        if read.forbidden.is_empty() && read.required.is_empty() {
            let fault = language.place.fault("these source rules neither forbid nor require anything");
            faults.push(fault.suggest("write a line such as forbid-calls = [\"sort\"]"));
        }
        rules.insert(language.value, read);
    }
    rules
}

fn read_items(table: &mut Table<'_>, keys: [&'static str; 4]) -> Vec<SourceItem> {
    let [calls, paths, macros, syntax] = keys;
    let mut items = Vec::new();
    let mut read =
        |key: &'static str, check: fn(&str) -> Result<(), String>, make: fn(String) -> Option<SourceItem>| {
            let values = table.take(key).and_then(|value| value.strings(ITEMS_MAX, check)).unwrap_or_default();
            items.extend(values.into_iter().filter_map(|value| make(value.value)));
        };
    read(calls, check_name, |name| Some(SourceItem::Call(name)));
    read(paths, check_path, |path| Some(SourceItem::Path(path)));
    read(macros, check_name, |name| Some(SourceItem::Macro(name)));
    read(syntax, check_construct, |name| find_construct(&name).map(SourceItem::Syntax));
    items
}

fn check_name(name: &str) -> Result<(), String> {
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
    if is_name { Ok(()) } else { Err("write one name, without `::`, `!` or brackets".to_owned()) }
}

fn check_path(path: &str) -> Result<(), String> {
    let is_path = path.contains("::") && path.split("::").all(|name| check_name(name).is_ok());
    if is_path { Ok(()) } else { Err("write a whole path such as std::collections::HashMap".to_owned()) }
}

fn check_construct(name: &str) -> Result<(), String> {
    if find_construct(name).is_some() {
        return Ok(());
    }
    let known = CONSTRUCTS.map(|(name, _)| name);
    Err(names::did_you_mean(&names::near(name, known))
        .unwrap_or_else(|| format!("known are {}", names::list(&known, "and"))))
}

fn find_construct(name: &str) -> Option<Construct> {
    CONSTRUCTS.iter().find(|(known, _)| *known == name).map(|(_, construct)| *construct)
}
