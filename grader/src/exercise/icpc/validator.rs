//! How a package has output judged: the default output validator's options, or a program of its own.

use std::collections::{BTreeMap, BTreeSet};

use grade_model::{Bytes, Decimal, SourceTree, TokenOptions};

use super::{
    constants::Constants,
    package::{DEPTH_MAX, Kind, Package, TEXT_BYTES_MAX},
};

/// Source files of one validator.
const FILES_MAX: usize = 200;

/// Languages by the endings of their files, and for a validator what people call them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("Rust", &["rs"]),
    ("C++", &["cc", "cpp", "cxx", "c++", "C", "cp", "CPP"]),
    ("C", &["c"]),
    ("Python", &["py", "py2", "py3"]),
    ("Java", &["java"]),
    ("Kotlin", &["kt"]),
    ("C#", &["cs"]),
    ("Go", &["go"]),
    ("Haskell", &["hs"]),
    ("JavaScript", &["js"]),
    ("Pascal", &["pas"]),
    ("shell", &["sh"]),
];

/// Reads the arguments of the default output validator. `is_strict` refuses an option stated twice, as format 2025-09
/// does; legacy packages put their groups' flags behind those of the whole problem, so there the last one holds.
pub(super) fn token_options(args: &[String], is_strict: bool) -> Result<TokenOptions, String> {
    let mut options = TokenOptions::default();
    let mut seen = BTreeSet::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let is_repeated = !seen.insert(arg.as_str());
        let tolerance = match arg.as_str() {
            "case_sensitive" => {
                options.case_sensitive = true;
                continue;
            }
            "space_change_sensitive" => {
                options.space_change_sensitive = true;
                continue;
            }
            "float_tolerance" | "float_absolute_tolerance" | "float_relative_tolerance" => {
                let value = rest.next().ok_or_else(|| format!("`{arg}` needs a number behind it"))?;
                value.parse::<Decimal>().map_err(|error| format!("`{arg} {}`: {error}", value.escape_debug()))?
            }
            other => return Err(format!("unknown option of the default output validator: `{}`", other.escape_debug())),
        };
        let is_absolute = arg != "float_relative_tolerance";
        let is_relative = arg != "float_absolute_tolerance";
        let is_taken = (is_absolute && options.float_absolute_tolerance.is_some())
            || (is_relative && options.float_relative_tolerance.is_some());
        if is_strict && (is_repeated || is_taken) {
            return Err(format!("`{arg}` states a tolerance that is stated already"));
        }
        if is_absolute {
            options.float_absolute_tolerance = Some(tolerance);
        }
        if is_relative {
            options.float_relative_tolerance = Some(tolerance);
        }
    }
    Ok(options)
}

/// The one program in `folder`, which must be in Rust: a file, a folder whose root is `main.rs`, or a Cargo project,
/// whose `src` is taken. `None` when there is none, or after a complaint.
pub(super) fn read_checker(folder: &str, constants: &Constants, package: &mut Package) -> Option<SourceTree> {
    let mut place = folder.to_owned();
    for _ in 0..DEPTH_MAX {
        let entries = package.list(&place);
        match entries.as_slice() {
            [] => return None,
            [only] if only.kind == Kind::Folder && only.name != "src" => place = format!("{place}/{}", only.name),
            entries => {
                let is_alone = entries.iter().all(|entry| entry.kind == Kind::Folder && entry.name != "src");
                if is_alone {
                    package.complain(&place, "not supported: more than one output validator");
                    return None;
                }
                break;
            }
        }
    }
    let mut files = Vec::new();
    collect_files(&place, 0, &mut files, package);
    let relative = |file: &str| file.strip_prefix(&format!("{place}/")).unwrap_or(file).to_owned();
    let script = files.iter().find(|file| matches!(relative(file).as_str(), "build" | "run"));
    let is_foreign = |file: &&String| language_of(file).is_some_and(|language| language != "Rust");
    let foreign = script.or_else(|| files.iter().find(is_foreign));
    if let Some(file) = foreign {
        let message = format!("not supported: validator in {}", language_of(file).unwrap_or("shell"));
        package.complain(file, message);
        return None;
    }
    let sources: Vec<String> = files.into_iter().filter(|file| language_of(file) == Some("Rust")).collect();
    let (base, root) = choose_root(&place, &sources, package)?;
    let mut tree = BTreeMap::new();
    for file in sources {
        let Some(name) = file.strip_prefix(&format!("{base}/")) else { continue };
        let text = package.read_filled(&file, TEXT_BYTES_MAX, constants)?;
        tree.insert(name.to_owned(), Bytes::from(text.into_bytes()));
    }
    Some(SourceTree { root, files: tree })
}

/// The folder that sources are taken from, and the root file in it.
fn choose_root(place: &str, sources: &[String], package: &mut Package) -> Option<(String, String)> {
    for base in [place.to_owned(), format!("{place}/src")] {
        if sources.contains(&format!("{base}/main.rs")) {
            return Some((base, "main.rs".to_owned()));
        }
    }
    match sources {
        [only] => {
            let (base, name) = only.rsplit_once('/')?;
            Some((base.to_owned(), name.to_owned()))
        }
        [] => {
            package.complain(place, "not supported: validator in an unknown language");
            None
        }
        _ => {
            package.complain(place, "none of the validator's files is `main.rs`");
            None
        }
    }
}

fn collect_files(place: &str, depth: usize, into: &mut Vec<String>, package: &mut Package) {
    for entry in package.list(place) {
        let path = format!("{place}/{}", entry.name);
        match entry.kind {
            Kind::File if into.len() < FILES_MAX => into.push(path),
            Kind::Folder if depth < DEPTH_MAX => collect_files(&path, depth + 1, into, package),
            _ => {
                package.complain(&path, format!("a validator has at most {FILES_MAX} files, {DEPTH_MAX} folders deep"));
                return;
            }
        }
    }
}

fn language_of(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit('/').next()?.rsplit_once('.')?;
    LANGUAGES.iter().find(|(_, endings)| endings.contains(&ending)).map(|(language, _)| *language)
}

#[cfg(test)]
mod tests {
    use super::token_options;

    #[track_caller]
    fn check(args: &str, is_strict: bool, expect: Result<(bool, bool, &str, &str), &str>) {
        let args: Vec<String> = args.split_whitespace().map(str::to_owned).collect();
        let decimal = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let expect = expect.map_err(str::to_owned).map(|(case, space, absolute, relative)| grade_model::TokenOptions {
            case_sensitive: case,
            space_change_sensitive: space,
            float_absolute_tolerance: decimal(absolute),
            float_relative_tolerance: decimal(relative),
        });
        assert_eq!(token_options(&args, is_strict), expect, "{args:?}");
    }

    #[test]
    fn flags_of_the_default_validator() {
        check("", true, Ok((false, false, "", "")));
        check("case_sensitive space_change_sensitive", true, Ok((true, true, "", "")));
        check("float_tolerance 1E-6", true, Ok((false, false, "1e-6", "1e-6")));
        check("float_absolute_tolerance 0.5 float_relative_tolerance 1e-9", true, Ok((false, false, "0.5", "1e-9")));
        check("float_tolerance 1e-6 float_tolerance 1e-4", false, Ok((false, false, "1e-4", "1e-4")));
        let twice = "`float_relative_tolerance` states a tolerance that is stated already";
        check("float_tolerance 1e-6 float_relative_tolerance 1e-4", true, Err(twice));
        check("float_tolerance", true, Err("`float_tolerance` needs a number behind it"));
        check("float_tolerance -1", true, Err("`float_tolerance -1`: not a decimal number such as 0.001 or 1e-6"));
        check("casesensitive", true, Err("unknown option of the default output validator: `casesensitive`"));
    }
}
