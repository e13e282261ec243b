//! The table `[check]`: a comparison mode with that mode's options.
//!
//! The same table may stand in `exercise.toml`, in a group and beside a case. Without `mode` it changes options of the
//! mode around it; with `mode` it starts from that mode's defaults.

use grade_model::{CheckMode, Decimal, JsonOptions, TokenOptions};

use super::{
    faults::{Faults, Located, Place},
    keys::Table,
    names,
};

/// Most arguments of a checker or a program.
const ARGS_MAX: usize = 64;
/// Longest argument, in bytes.
const ARG_BYTES_MAX: usize = 4096;
/// Most paths in a list of JSON paths.
const PATHS_MAX: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ModeName {
    Exact,
    Lines,
    Tokens,
    UnorderedLines,
    Regex,
    Json,
    Checker,
}

const MODES: [(&str, ModeName); 7] = [
    ("exact", ModeName::Exact),
    ("lines", ModeName::Lines),
    ("tokens", ModeName::Tokens),
    ("unordered-lines", ModeName::UnorderedLines),
    ("regex", ModeName::Regex),
    ("json", ModeName::Json),
    ("checker", ModeName::Checker),
];

impl ModeName {
    fn word(self) -> &'static str {
        MODES.iter().find(|(_, name)| *name == self).map_or("", |(word, _)| word)
    }

    fn of(mode: &CheckMode) -> Self {
        match mode {
            CheckMode::Exact => Self::Exact,
            CheckMode::Lines => Self::Lines,
            CheckMode::Tokens(_) => Self::Tokens,
            CheckMode::UnorderedLines => Self::UnorderedLines,
            CheckMode::Regex => Self::Regex,
            CheckMode::Json(_) => Self::Json,
            CheckMode::Checker { .. } => Self::Checker,
        }
    }

    fn defaults(self) -> CheckMode {
        match self {
            Self::Exact => CheckMode::Exact,
            Self::Lines => CheckMode::Lines,
            Self::Tokens => CheckMode::Tokens(TokenOptions { case_sensitive: true, ..TokenOptions::default() }),
            Self::UnorderedLines => CheckMode::UnorderedLines,
            Self::Regex => CheckMode::Regex,
            Self::Json => CheckMode::Json(JsonOptions::default()),
            Self::Checker => CheckMode::Checker { args: Vec::new() },
        }
    }
}

/// How output is compared where nothing else is said: tokens, upper and lower case apart.
pub(super) fn default_mode() -> CheckMode {
    ModeName::Tokens.defaults()
}

/// What `mode` says.
#[derive(Clone, Copy, Debug)]
enum StatedMode {
    Inherited,
    Named(ModeName),
    Faulty,
}

/// An option and its value.
#[derive(Clone, Debug)]
enum CheckOption {
    CaseSensitive(bool),
    SpaceChangeSensitive(bool),
    FloatTolerance(Decimal),
    FloatAbsoluteTolerance(Decimal),
    FloatRelativeTolerance(Decimal),
    NumberTolerance(Decimal),
    IgnoredPaths(Vec<String>),
    UnorderedArrays(Vec<String>),
    Args(Vec<String>),
}

impl CheckOption {
    const fn key(&self) -> &'static str {
        match self {
            Self::CaseSensitive(_) => "case-sensitive",
            Self::SpaceChangeSensitive(_) => "space-change-sensitive",
            Self::FloatTolerance(_) => "float-tolerance",
            Self::FloatAbsoluteTolerance(_) => "float-absolute-tolerance",
            Self::FloatRelativeTolerance(_) => "float-relative-tolerance",
            Self::NumberTolerance(_) => "number-tolerance",
            Self::IgnoredPaths(_) => "ignored-paths",
            Self::UnorderedArrays(_) => "unordered-arrays",
            Self::Args(_) => "args",
        }
    }

    const fn mode(&self) -> ModeName {
        match self {
            Self::CaseSensitive(_)
            | Self::SpaceChangeSensitive(_)
            | Self::FloatTolerance(_)
            | Self::FloatAbsoluteTolerance(_)
            | Self::FloatRelativeTolerance(_) => ModeName::Tokens,
            Self::NumberTolerance(_) | Self::IgnoredPaths(_) | Self::UnorderedArrays(_) => ModeName::Json,
            Self::Args(_) => ModeName::Checker,
        }
    }
}

/// A `[check]` table as it was written.
#[derive(Clone, Debug)]
pub(super) struct CheckSpec {
    mode: StatedMode,
    options: Vec<Located<CheckOption>>,
    /// Where a fault of the whole table is shown: at `mode`, or at the table's name.
    pub(super) place: Place,
}

impl CheckSpec {
    /// Reads the table and reports its unknown keys.
    pub(super) fn read(mut table: Table<'_>, faults: &Faults) -> Self {
        let mut place = table.place.clone();
        let mode = match table.take("mode") {
            None => StatedMode::Inherited,
            Some(value) => {
                place = value.place.clone();
                value.choice(&MODES).map_or(StatedMode::Faulty, StatedMode::Named)
            }
        };
        let boolean = |table: &mut Table<'_>, key, make: fn(bool) -> CheckOption| {
            table.take(key)?.located(|value| value.boolean().map(make))
        };
        let decimal = |table: &mut Table<'_>, key, make: fn(Decimal) -> CheckOption| {
            table.take(key)?.located(|value| value.decimal().map(make))
        };
        let paths = |table: &mut Table<'_>, key, make: fn(Vec<String>) -> CheckOption| {
            table.take(key)?.located(|value| value.strings(PATHS_MAX, check_json_path).map(into_values).map(make))
        };
        let options = [
            boolean(&mut table, "case-sensitive", CheckOption::CaseSensitive),
            boolean(&mut table, "space-change-sensitive", CheckOption::SpaceChangeSensitive),
            // Before the two that it stands for, so that it does not hide them.
            decimal(&mut table, "float-tolerance", CheckOption::FloatTolerance),
            decimal(&mut table, "float-absolute-tolerance", CheckOption::FloatAbsoluteTolerance),
            decimal(&mut table, "float-relative-tolerance", CheckOption::FloatRelativeTolerance),
            decimal(&mut table, "number-tolerance", CheckOption::NumberTolerance),
            paths(&mut table, "ignored-paths", CheckOption::IgnoredPaths),
            paths(&mut table, "unordered-arrays", CheckOption::UnorderedArrays),
            read_args(&mut table).map(|args| Located { value: CheckOption::Args(args.value), place: args.place }),
        ];
        table.finish();
        let spec = Self { mode, options: options.into_iter().flatten().collect(), place };
        spec.report_doubled_tolerance(faults);
        spec
    }

    /// The mode that results within `around`. Options of another mode are reported.
    pub(super) fn apply(&self, around: &CheckMode, faults: &Faults) -> CheckMode {
        let mut mode = match self.mode {
            StatedMode::Inherited => around.clone(),
            StatedMode::Named(name) => name.defaults(),
            StatedMode::Faulty => return around.clone(),
        };
        for option in &self.options {
            if !set_option(&mut mode, option.value.clone()) {
                let (key, owner) = (option.value.key(), option.value.mode().word());
                let name = ModeName::of(&mode).word();
                let fault = option.place.fault(format!("`{key}` is an option of mode `{owner}`, not of `{name}`"));
                faults.push(fault.suggest(format!("write `mode = \"{owner}\"` or remove `{key}`")));
            }
        }
        mode
    }

    fn report_doubled_tolerance(&self, faults: &Faults) {
        let is_both = self.options.iter().any(|option| matches!(option.value, CheckOption::FloatTolerance(_)));
        for option in self.options.iter().filter(|_| is_both) {
            let key = option.value.key();
            if matches!(key, "float-absolute-tolerance" | "float-relative-tolerance") {
                let fault = option.place.fault(format!("`{key}` stands beside `float-tolerance`, which sets it"));
                faults.push(fault.suggest("state the absolute and the relative tolerance, or `float-tolerance`"));
            }
        }
    }
}

/// Reads `args`, the arguments of a program.
pub(super) fn read_args(table: &mut Table<'_>) -> Option<Located<Vec<String>>> {
    let check = |text: &str| {
        if text.contains('\0') {
            Err("an argument cannot hold a zero byte".to_owned())
        } else if text.len() > ARG_BYTES_MAX {
            Err(format!("an argument has at most {ARG_BYTES_MAX} bytes"))
        } else {
            Ok(())
        }
    };
    table.take("args")?.located(|value| value.strings(ARGS_MAX, check).map(into_values))
}

/// The mode in words that never change, for digests.
pub(super) fn canonical(mode: &CheckMode) -> String {
    let decimal = |decimal: Option<Decimal>| {
        decimal.map_or_else(|| "-".to_owned(), |value| format!("{}e{}", value.coefficient, value.exponent))
    };
    // Lengths stand before the strings, so no two lists look the same.
    let list =
        |strings: &[String]| -> String { strings.iter().map(|string| format!(" {}:{string}", string.len())).collect() };
    let word = ModeName::of(mode).word();
    match mode {
        CheckMode::Exact | CheckMode::Lines | CheckMode::UnorderedLines | CheckMode::Regex => word.to_owned(),
        CheckMode::Tokens(options) => format!(
            "{word} {} {} {} {}",
            options.case_sensitive,
            options.space_change_sensitive,
            decimal(options.float_absolute_tolerance),
            decimal(options.float_relative_tolerance)
        ),
        CheckMode::Json(options) => format!(
            "{word} {} [{}] [{}]",
            decimal(options.number_tolerance),
            list(&options.ignored_paths),
            list(&options.unordered_arrays)
        ),
        CheckMode::Checker { args } => format!("{word} [{}]", list(args)),
    }
}

fn set_option(mode: &mut CheckMode, option: CheckOption) -> bool {
    match (mode, option) {
        (CheckMode::Tokens(options), CheckOption::CaseSensitive(value)) => options.case_sensitive = value,
        (CheckMode::Tokens(options), CheckOption::SpaceChangeSensitive(value)) => {
            options.space_change_sensitive = value;
        }
        (CheckMode::Tokens(options), CheckOption::FloatTolerance(value)) => {
            options.float_absolute_tolerance = Some(value);
            options.float_relative_tolerance = Some(value);
        }
        (CheckMode::Tokens(options), CheckOption::FloatAbsoluteTolerance(value)) => {
            options.float_absolute_tolerance = Some(value);
        }
        (CheckMode::Tokens(options), CheckOption::FloatRelativeTolerance(value)) => {
            options.float_relative_tolerance = Some(value);
        }
        (CheckMode::Json(options), CheckOption::NumberTolerance(value)) => options.number_tolerance = Some(value),
        (CheckMode::Json(options), CheckOption::IgnoredPaths(paths)) => options.ignored_paths = paths,
        (CheckMode::Json(options), CheckOption::UnorderedArrays(paths)) => options.unordered_arrays = paths,
        (CheckMode::Checker { args }, CheckOption::Args(values)) => *args = values,
        _ => return false,
    }
    true
}

fn check_json_path(path: &str) -> Result<(), String> {
    if path.len() > 256 {
        return Err("a path has at most 256 bytes".to_owned());
    }
    if path.starts_with('$') && !path.chars().any(names::is_unprintable) {
        return Ok(());
    }
    Err("a path starts with `$`, such as `$.meta.time` or `$.items[*].id`".to_owned())
}

fn into_values(located: Vec<Located<String>>) -> Vec<String> {
    located.into_iter().map(|string| string.value).collect()
}
