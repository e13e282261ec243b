//! The limits of `problem.yaml`, from seconds and MiB to fuel and bytes.

use grade_model::{Limits, Points};

use super::{
    metadata::Format,
    package::{Package, YAML_BYTES_MAX},
    yaml::{Document, Keys, Node, UnknownKeys, Value, parse_number},
};

/// Fuel that a package's second of CPU time buys.
///
/// Measured Rust programs spend 5 to 26 million units in a millisecond of native speed. Formats ask that an accepted
/// submission needs at most half of the time limit, so 15 million lets the densest of them pass and still ends a
/// program that loops for ever within a few real seconds for each second of the limit.
pub const FUEL_PER_SECOND: u64 = 15_000_000_000;

/// What the slowest accepted submission is taken to need when a package neither states nor ships a time limit: judges
/// measure it, which would make the limit depend on the machine. The format's own multiplier comes on top: 2 seconds
/// for 2025-09 packages, 5 for legacy ones, unless they say otherwise.
const ACCEPTED_SECONDS: Points = Points::ONE;

/// The longest time limit that is believed, in seconds.
const TIME_SECONDS_MAX: Points = Points::whole(3600);
/// All that a 32-bit guest can address.
const MEMORY_MIB_MAX: u64 = 4096;
const OUTPUT_MIB_MAX: u64 = 1024;
const CODE_KIB_MAX: u64 = 16 * 1024;
const COMPILE_SECONDS_MAX: u64 = 3600;
const COMPILE_MEMORY_MIB_MAX: u64 = 64 * 1024;

/// The format leaves these to the judge; its typical values, and a module and a log that such sources stay below.
const MEMORY_MIB: u64 = 2048;
const OUTPUT_MIB: u64 = 8;
const CODE_KIB: u64 = 128;
const COMPILE_SECONDS: u64 = 60;
const COMPILE_MEMORY_MIB: u64 = 2048;
const COMPILE_LOG_BYTES_MAX: u64 = 256 << 10;
const MODULE_BYTES_MAX: u64 = 32 << 20;

/// Keys of every version. Older packages state a time limit as well where their contest's tools read one.
const KEYS: &[&str] = &[
    "time_limit",
    "time_resolution",
    "memory",
    "output",
    "code",
    "compilation_time",
    "compilation_memory",
    "validation_time",
    "validation_memory",
    "validation_output",
    "validation_passes",
];

const KEYS_LEGACY: &[&str] = &["time_multiplier", "time_safety_margin"];
const KEYS_NEW: &[&str] = &["time_multipliers"];

/// Reads the map below `limits`.
pub(super) fn read(document: &Document, metadata: &Keys<'_>, format: Format, package: &mut Package) -> Limits {
    let absent = Node { span: 0..0, value: Value::Null };
    let node = metadata.get("limits").unwrap_or(&absent);
    let known = [KEYS, if format == Format::Legacy { KEYS_LEGACY } else { KEYS_NEW }].concat();
    let keys = document.keys(node, "`limits`", &known, UnknownKeys::Refused, &mut package.problems);
    for key in ["validation_time", "validation_memory", "validation_output", "validation_passes"] {
        whole(&keys, key, u64::MAX, package);
    }
    let mebibytes =
        |key, default, most, package: &mut Package| whole(&keys, key, most, package).unwrap_or(default) << 20;
    Limits {
        fuel: fuel(document, &keys, format, package),
        memory_bytes_max: mebibytes("memory", MEMORY_MIB, MEMORY_MIB_MAX, package),
        output_bytes_max: mebibytes("output", OUTPUT_MIB, OUTPUT_MIB_MAX, package),
        source_bytes_max: whole(&keys, "code", CODE_KIB_MAX, package).unwrap_or(CODE_KIB) << 10,
        compile_cpu_seconds_max: whole(&keys, "compilation_time", COMPILE_SECONDS_MAX, package)
            .unwrap_or(COMPILE_SECONDS),
        compile_memory_bytes_max: mebibytes("compilation_memory", COMPILE_MEMORY_MIB, COMPILE_MEMORY_MIB_MAX, package),
        compile_log_bytes_max: COMPILE_LOG_BYTES_MAX,
        module_bytes_max: MODULE_BYTES_MAX,
    }
}

fn whole(keys: &Keys<'_>, key: &str, most: u64, package: &mut Package) -> Option<u64> {
    let kind = format!("a whole number from 1 to {most}");
    keys.read(key, &kind, &mut package.problems, |node| {
        let number = node.number().filter(|number| number.denominator() == 1)?;
        u64::try_from(number.numerator()).ok().filter(|number| (1..=most).contains(number))
    })
}

fn seconds(keys: &Keys<'_>, key: &str, package: &mut Package) -> Option<Points> {
    keys.read(key, "a number of seconds above 0 and up to 3600", &mut package.problems, |node| {
        node.number().filter(|seconds| *seconds > Points::ZERO && *seconds <= TIME_SECONDS_MAX)
    })
}

fn multiplier(keys: &Keys<'_>, key: &str, package: &mut Package) -> Option<Points> {
    keys.read(key, "a number from 1 to 1000", &mut package.problems, |node| {
        node.number().filter(|factor| *factor >= Points::ONE && *factor <= Points::whole(1000))
    })
}

fn fuel(document: &Document, keys: &Keys<'_>, format: Format, package: &mut Package) -> u64 {
    let stated = seconds(keys, "time_limit", package);
    let resolution = seconds(keys, "time_resolution", package).unwrap_or(Points::ONE);
    let legacy_factor = multiplier(keys, "time_multiplier", package);
    multiplier(keys, "time_safety_margin", package);
    let mut factor = None;
    if let Some(node) = keys.get("time_multipliers") {
        let known = ["ac_to_time_limit", "time_limit_to_tle"];
        let multipliers =
            document.keys(node, "`time_multipliers`", &known, UnknownKeys::Refused, &mut package.problems);
        factor = multiplier(&multipliers, "ac_to_time_limit", package);
        multiplier(&multipliers, "time_limit_to_tle", package);
    }
    let default_factor = Points::whole(if format == Format::Legacy { 5 } else { 2 });
    let measured = || {
        let factor = factor.or(legacy_factor).unwrap_or(default_factor);
        let seconds = ACCEPTED_SECONDS.checked_mul(factor)?;
        // The smallest multiple of the resolution that leaves the accepted submissions their margin.
        let steps = seconds.checked_mul(Points::ratio(resolution.denominator(), resolution.numerator())?)?;
        let steps = steps.numerator().checked_add(steps.denominator() - 1)?.div_euclid(steps.denominator());
        Points::ratio(steps, 1)?.checked_mul(resolution)
    };
    let seconds = stated.or_else(|| shipped_seconds(package)).or_else(measured);
    let fuel = seconds.and_then(|seconds| seconds.checked_mul(Points::ratio(i128::from(FUEL_PER_SECOND), 1)?));
    let whole = fuel.and_then(|fuel| u64::try_from(fuel.numerator() / fuel.denominator()).ok());
    whole.unwrap_or_else(|| {
        package.complain("problem.yaml", "the time limit does not fit an exact number");
        FUEL_PER_SECOND
    })
}

/// The time limit that a judge measured and left in the package: `.timelimit`, or `timelimit` in
/// `domjudge-problem.ini`.
fn shipped_seconds(package: &mut Package) -> Option<Points> {
    let mut found = None;
    for file in ["domjudge-problem.ini", ".timelimit"] {
        if !package.has_file(file) {
            continue;
        }
        let Some(text) = package.read_text(file, YAML_BYTES_MAX) else { continue };
        let value = if file == ".timelimit" {
            Some(text.trim())
        } else {
            text.lines().find_map(|line| {
                let (key, value) = line.split_once('=')?;
                (key.trim() == "timelimit").then(|| value.trim().trim_matches(['\'', '"']))
            })
        };
        let Some(value) = value else { continue };
        match parse_number(value) {
            Some(seconds) if seconds > Points::ZERO && seconds <= TIME_SECONDS_MAX => {
                found = found.or(Some(seconds));
            }
            _ => package.complain(file, "the time limit must be a number of seconds above 0 and up to 3600"),
        }
    }
    found
}
