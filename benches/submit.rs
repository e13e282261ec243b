//! What grading costs beyond the compiler: ratios within one run, because machines differ and are busy.
//!
//! ```text
//! cold   one submission, 100 small tests, empty cache: CPU time as a share of `rustc` alone with the same flags
//! warm   the same again, unchanged: every test runs, wall time of the whole process
//! test   a further small test: the difference between 2,100 and 100 tests, warm, CPU time
//! jail   `rustc` with the same flags behind our helper, every layer on: CPU time as a share of `rustc` alone
//! worker a worker that closes itself in and finds nothing to do: CPU time
//! ```
//!
//! `cargo test --bench submit` runs it, with the build that `cargo run` and `cargo test` share. Each row is the median of interleaved rounds.
//! Times come from the shell's `time`, which counts children too.

#![expect(clippy::print_stdout, reason = "figures are what a benchmark is for")]
#![expect(clippy::float_arithmetic, reason = "figures are for people; nothing is judged by them")]

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

const ROUNDS: usize = 5;
const PROGRAM: &str = include_str!("programs/library.rs");
/// The flags of `runners/rust/language.toml`, but for those that shape messages.
const FLAGS: &str = "--crate-type=bin --crate-name=main --edition=2024 --target=wasm32-wasip1 -Ccodegen-units=1 \
                     -Cstrip=symbols -Coverflow-checks=on -Cdebug-assertions=off -Clink-arg=--export=__stack_pointer \
                     -Copt-level=2";

/// What one run of a command took, in milliseconds.
#[derive(Clone, Copy)]
struct Cost {
    cpu_ms: f64,
    wall_ms: f64,
}

fn main() -> io::Result<()> {
    let work = tempfile::tempdir()?;
    let exercises = work.path().join("exercises");
    write_exercise(&exercises.join("library"), 100)?;
    write_exercise(&exercises.join("library-long"), 2_100)?;
    let source = work.path().join("library.rs");
    fs::write(&source, PROGRAM)?;

    let rustc = rustc()?;
    let alone = format!("{} {FLAGS} {} -o {}", rustc.display(), source.display(), work.path().join("a.wasm").display());
    let submit = |cache: &str, id: &str| {
        format!(
            "{} submit -q --exercises {} --cache {} --exercise {id} {}",
            env!("CARGO_BIN_EXE_grade"),
            exercises.display(),
            work.path().join(cache).display(),
            source.display()
        )
    };
    let jailed = jailed(&rustc, &source, work.path())?;
    let worker = format!("{} __sandbox-worker < /dev/null", env!("CARGO_BIN_EXE_grade"));
    let (mut plain, mut cold, mut warm, mut long) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut closed_in, mut idle) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let cache = format!("cache-{round}");
        plain.push(time(&alone)?);
        // The first run in a cache also asks the compiler for its version; that is not a submission's cost.
        time(&submit(&cache, "library-long").replace("library.rs", "missing.rs"))?;
        cold.push(time(&submit(&cache, "library"))?);
        warm.push(time(&submit(&cache, "library"))?);
        long.push(time(&submit(&cache, "library-long"))?);
        closed_in.push(time(&jailed)?);
        idle.push(time(&worker)?);
    }
    if !work.path().join("jailed/out/a.wasm").exists() {
        return Err(io::Error::other(format!("nothing was compiled by {jailed}")));
    }
    let cpu = |costs: &[Cost]| median(costs.iter().map(|cost| cost.cpu_ms));
    let wall = |costs: &[Cost]| median(costs.iter().map(|cost| cost.wall_ms));
    println!("rustc alone           {:8.1} ms CPU", cpu(&plain));
    println!("cold, 100 tests       {:8.1} ms CPU, {:.2} x rustc alone", cpu(&cold), cpu(&cold) / cpu(&plain));
    println!("warm, 100 tests       {:8.1} ms wall, {:.1} ms CPU", wall(&warm), cpu(&warm));
    println!("a further small test  {:8.3} ms CPU", (cpu(&long) - cpu(&warm)) / 2_000.0);
    println!(
        "rustc in the jail     {:8.1} ms CPU, {:.2} x rustc alone",
        cpu(&closed_in),
        cpu(&closed_in) / cpu(&plain)
    );
    println!("a worker, idle        {:8.1} ms CPU", cpu(&idle));
    Ok(())
}

/// An exercise whose answers are what the program prints, natively compiled.
fn write_exercise(folder: &Path, cases: usize) -> io::Result<()> {
    let hidden = folder.join("data/secret/small");
    fs::create_dir_all(&hidden)?;
    fs::create_dir_all(folder.join("data/sample"))?;
    fs::write(folder.join("exercise.toml"), "title = \"Library\"\n")?;
    for number in 0..=cases {
        let base = if number == 0 { folder.join("data/sample/1") } else { hidden.join(format!("{number:05}")) };
        fs::write(base.with_extension("in"), format!("join ann\nbook {number} 1 Dune Herbert\nborrow ann {number}\n"))?;
        let answer = format!("due on day 14\nann 0 [{number}@14]\nHerbert: Dune ({number})\n1 loans\n");
        fs::write(base.with_extension("ans"), answer)?;
    }
    Ok(())
}

/// The helper's command line for the same compilation, with the layers that a submission's has.
fn jailed(rustc: &Path, source: &Path, work: &Path) -> io::Result<String> {
    let folder = work.join("jailed");
    for name in ["root", "out"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let sysroot = rustc.ancestors().nth(2).unwrap_or(rustc);
    let orders = serde_json::json!({
        "confinement": {
            "executable": ["/lib", "/lib64", "/usr/lib", "/usr/lib64", sysroot],
            "readable": [source],
            "writable": [folder.join("out")],
            "root": folder.join("root"),
            "calls": "Compiler",
        },
        "is_required": true,
    });
    // A private root has no /proc, by which the compiler would find its libraries.
    Ok(format!(
        "env -i -C {out} LD_LIBRARY_PATH={sysroot}/lib TMPDIR={out} {grade} __compiler-jail '{orders}' {rustc} {FLAGS} \
         --sysroot {sysroot} {source} -o {out}/a.wasm",
        sysroot = sysroot.display(),
        out = folder.join("out").display(),
        grade = env!("CARGO_BIN_EXE_grade"),
        rustc = rustc.display(),
        source = source.display(),
    ))
}

/// The compiler itself, not rustup's stand-in for it.
fn rustc() -> io::Result<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).join("bin/rustc"))
}

fn time(command: &str) -> io::Result<Cost> {
    let script = format!("TIMEFORMAT='%R %U %S'; time {{ {command}; }} >/dev/null 2>&1");
    let output = Command::new("bash").args(["-c", &script]).env_remove("GRADE_EXERCISES").output()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let seconds: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match seconds.as_slice() {
        [wall, user, system] => Ok(Cost { cpu_ms: (user + system) * 1_000.0, wall_ms: wall * 1_000.0 }),
        _ => Err(io::Error::other(format!("{command}: {text}"))),
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
