//! The part of `exercise.toml` that a student may read.

use toml::{Table, Value};

/// What a student may know. Groups, their points and hints are left out: they say what hidden tests are about.
const PUBLIC_KEYS: [&str; 10] =
    ["title", "summary", "difficulty", "points", "profile", "languages", "limits", "check", "source", "groups"];

/// The group of the samples, the one group that is public.
const SAMPLE_GROUP: &str = "sample";

/// The spec with public keys only; `None` when it is not TOML.
pub(super) fn public_part(text: &str) -> Option<String> {
    let mut spec: Table = toml::from_str(text).ok()?;
    spec.retain(|key, _| PUBLIC_KEYS.contains(&key));
    if let Some(Value::Table(groups)) = spec.get_mut("groups") {
        groups.retain(|name, _| name == SAMPLE_GROUP);
    }
    spec.retain(|_, value| !value.as_table().is_some_and(Table::is_empty));
    toml::to_string_pretty(&spec).ok()
}
