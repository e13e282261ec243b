//! Two sets of hidden tests that give the same verdicts give a student the same bytes.
//!
//! The two copies of an exercise differ in everything that is hidden: inputs, answers, names, descriptions,
//! arguments. Programs of every verdict try to carry the difference out, and so does a checker.

use std::{
    fs,
    path::{Path, PathBuf},
};

use libtest_mimic::{Failed, Trial};

use super::lab::{Lab, Ran};

/// What is told apart by its hidden data only.
struct Copy {
    /// Hidden inputs, four a group. Those of the group whose inputs are shown are the same in all copies.
    inputs: [&'static str; 4],
    /// Names of the four cases, in order.
    names: [&'static str; 4],
    description: &'static str,
    args: &'static str,
}

const COPIES: [Copy; 2] = [
    Copy {
        inputs: ["2 3\n", "-4 9\n", "6 1 1 1\n", "1 0\n"],
        names: ["1", "2", "3", "4"],
        description: "small numbers",
        args: "one",
    },
    Copy {
        inputs: ["900 1 1 1 1 1 1\n", "8\n9\n", "100000 5\n\n", "7 7 7\n"],
        names: ["a-long-name-that-says-much", "b-negative", "c-large", "d-edge"],
        description: "a description\nof two lines",
        args: "two words",
    },
];

/// The inputs of the group that shows them.
const SHOWN_INPUTS: [&str; 4] = ["1 2\n", "3 4\n", "5 6\n", "7 8\n"];

/// Groups of hidden tests, each with its feedback level and its own comparison.
const GROUPS: [(&str, &str, &str); 6] = [
    ("checked", "hint", "mode = \"checker\""),
    ("hinted", "hint", "mode = \"tokens\""),
    ("inner", "verdict", "mode = \"lines\""),
    ("shown", "input", "mode = \"json\""),
    ("silent", "none", "mode = \"exact\""),
    ("verdicts", "verdict", "mode = \"unordered-lines\""),
];

/// Ways to tell what is hidden. Each is a program's body; `input` is its input, `sum` the right answer, `odd` whether
/// the first number is odd, which is the same in both copies.
const PROGRAMS: [(&str, &str); 14] = [
    ("accepted", "println!(\"{sum}\");"),
    ("wrong", "println!(\"{}\", sum + 1);"),
    ("echo", "println!(\"{input}\"); eprintln!(\"{input}\");"),
    ("half", "if odd { println!(\"{input}\") } else { println!(\"{sum}\") }"),
    ("exit_code", "std::process::exit((sum & 0x7f) as i32 + 1);"),
    ("panic", "if odd { panic!(\"{input}\") } else { println!(\"{sum}\") }"),
    ("crash", "unsafe { std::ptr::write_volatile((0xffff_0000u32 as usize - sum as usize) as *mut u8, 1) }"),
    ("stack", "fn down(n: i64) -> i64 { std::hint::black_box([n; 64])[1] + down(n + 1) } println!(\"{}\", down(sum));"),
    ("loop", "for i in 0..sum { std::hint::black_box(i); } loop { std::hint::black_box(sum); }"),
    ("fuel", "for i in 0..sum { std::hint::black_box(i); } println!(\"x\");"),
    (
        "memory",
        "let block = vec![1u8; 1000 * sum as usize % 4_000_000]; println!(\"{}\", block.len()); std::mem::forget(block); \
                if odd { loop { std::mem::forget(vec![1u8; 65536]) } }",
    ),
    ("flood", "loop { println!(\"{input}\") }"),
    ("error_flood", "println!(\"{sum}\"); loop { eprintln!(\"{input}\") }"),
    ("no_program", "let _: u8 = \"not a number\";"),
];

const OPTIONS: [&[&str]; 8] = [
    &["-q"],
    &[],
    &["-v"],
    &["-vv"],
    &["--format=json", "-q"],
    &["--format=json"],
    &["--format=json", "-v"],
    &["--format=json", "-vv", "--jobs=3"],
];

/// Every format of a file. Classroom 50's needs what only its runner knows.
const DOCUMENTS: [&str; 18] = [
    "json",
    "jsonl",
    "html",
    "junit",
    "markdown",
    "github",
    "sarif",
    "ctrf",
    "tap",
    "github-classroom",
    "gradescope",
    "prairielearn",
    "autolab",
    "exercism",
    "check50",
    "canvas-csv",
    "nbgrader-csv",
    "lti-ags",
];

pub(crate) fn trials(lab: &'static Lab) -> Vec<Trial> {
    let mut trials: Vec<Trial> = PROGRAMS
        .iter()
        .map(|(name, body)| Trial::test(format!("interference/{name}"), move || check_program(lab, name, body)))
        .collect();
    trials.push(Trial::test("interference/statement", move || check_statement(lab)));
    trials
}

fn check_program(lab: &Lab, name: &str, body: &str) -> Result<(), Failed> {
    let folder = lab.make_folder(&format!("interference/{name}"))?;
    let exercises = make_copies(&folder)?;
    let source = format!(
        "fn main() {{\n    let input = std::io::read_to_string(std::io::stdin()).unwrap();\n    let numbers: Vec<i64> = \
         input.split_whitespace().map(|x| x.parse().unwrap()).collect();\n    let sum: i64 = numbers.iter().sum();\n    \
         let odd = numbers[0] % 2 != 0;\n    let _ = (&input, sum, odd);\n    {body}\n}}\n"
    );
    fs::write(folder.join("x.rs"), &source)?;
    let mut verdicts = Vec::new();
    for options in OPTIONS {
        let [first, second] = run_both(lab, &folder, &exercises, options)?;
        compare(options, &first, &second)?;
        verdicts.push(first.code);
    }
    compare_documents(lab, &folder, &exercises)?;
    let expect = Some(i32::from(name != "accepted"));
    match verdicts.iter().all(|code| *code == expect) {
        true => Ok(()),
        false => Err(format!("exit codes {verdicts:?}").into()),
    }
}

/// Writes every document of both copies, and holds one against the other.
fn compare_documents(lab: &Lab, folder: &Path, exercises: &[PathBuf; 2]) -> Result<(), Failed> {
    for (copy, exercises) in exercises.iter().enumerate() {
        let reports = DOCUMENTS.iter().map(|name| format!("--report={name}=documents-{copy}/{name}"));
        let mut command = lab.grade(folder);
        command.env("GRADE_EXERCISES", exercises).args(["submit", "--exercise=secret/exercise", "--student=ann"]);
        lab.run(command.args(reports).arg("x.rs"), b"")?;
    }
    for name in DOCUMENTS {
        let read = |copy: usize| fs::read(folder.join(format!("documents-{copy}")).join(name));
        let (first, second) = (read(0)?, read(1)?);
        // A page says when it was made and how long that took, and a score for LTI when it was given.
        let has_times = ["html", "lti-ags"].contains(&name);
        if if has_times { without_numbers(&first) != without_numbers(&second) } else { first != second } {
            return Err(format!("the document `{name}` tells the copies apart").into());
        }
    }
    Ok(())
}

fn without_numbers(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|byte| !byte.is_ascii_digit()).collect()
}

/// What is shown of an exercise before anything is handed in.
fn check_statement(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("interference/statement")?;
    let exercises = make_copies(&folder)?;
    for arguments in [
        &["show", "secret/exercise"][..],
        &["list"],
        &["list", "--format=json"],
        &["show", "secret/exercise", "--format=json"],
    ] {
        let run = |exercises: &Path| lab.run(lab.grade(&folder).env("GRADE_EXERCISES", exercises).args(arguments), b"");
        compare(arguments, &run(&exercises[0])?, &run(&exercises[1])?)?;
    }
    Ok(())
}

fn run_both(lab: &Lab, folder: &Path, exercises: &[PathBuf; 2], options: &[&str]) -> Result<[Ran; 2], Failed> {
    let run = |exercises: &Path| {
        let mut command = lab.grade(folder);
        command
            .env("GRADE_EXERCISES", exercises)
            .args(["submit", "--exercise", "secret/exercise"])
            .args(options)
            .arg("x.rs");
        lab.run(&mut command, b"")
    };
    Ok([run(&exercises[0])?, run(&exercises[1])?])
}

fn compare(options: &[&str], first: &Ran, second: &Ran) -> Result<(), Failed> {
    if (first.code, &first.stdout, &first.stderr) == (second.code, &second.stdout, &second.stderr) {
        return Ok(());
    }
    Err(format!("{options:?} tells the copies apart:\n{}\n{}", first.text(), second.text()).into())
}

/// Writes the copies into `folder`.
fn make_copies(folder: &Path) -> Result<[PathBuf; 2], Failed> {
    let mut folders = Vec::new();
    for (index, copy) in COPIES.iter().enumerate() {
        let exercises = folder.join(format!("copy-{index}"));
        make_copy(copy, &exercises.join("secret/exercise"))?;
        folders.push(exercises);
    }
    folders.try_into().map_err(|_| "there are two copies".into())
}

fn make_copy(copy: &Copy, exercise: &Path) -> Result<(), Failed> {
    for name in ["data/sample", "starter", "output_validator"] {
        fs::create_dir_all(exercise.join(name))?;
    }
    let mut spec =
        "title = \"Exercise\"\n[limits]\nfuel = 5_000_000\nmemory = \"4 MiB\"\noutput = \"16 KiB\"\n".to_owned();
    for (name, feedback, check) in GROUPS {
        spec.push_str(&format!(
            "[groups.{name}]\nfeedback = \"{feedback}\"\nhint = \"a hint\"\n[groups.{name}.check]\n{check}\n"
        ));
    }
    fs::write(exercise.join("exercise.toml"), spec)?;
    fs::write(exercise.join("statement.md"), "# Exercise\n")?;
    fs::write(exercise.join("starter/exercise.rs"), "fn main() {}\n")?;
    fs::write(exercise.join("data/sample/1.in"), "2 2\n")?;
    fs::write(exercise.join("data/sample/1.ans"), "4\n")?;
    fs::write(exercise.join("output_validator/main.rs"), CHECKER)?;
    for (group, ..) in GROUPS {
        let folder = exercise.join("data/secret").join(group);
        fs::create_dir_all(&folder)?;
        let inputs = if group == "shown" { SHOWN_INPUTS } else { copy.inputs };
        for (name, input) in copy.names.iter().zip(inputs) {
            let sum: i64 = input.split_whitespace().filter_map(|word| word.parse::<i64>().ok()).sum();
            fs::write(folder.join(format!("{name}.in")), input)?;
            fs::write(folder.join(format!("{name}.ans")), format!("{sum}\n"))?;
            // Arguments are input, so they are shown where input is.
            let args = if group == "shown" { "same" } else { copy.args };
            let description = copy.description.replace('\n', "\\n");
            fs::write(
                folder.join(format!("{name}.toml")),
                format!("description = \"{description}\"\nargs = [\"{args}\"]\n"),
            )?;
        }
    }
    Ok(())
}

/// Accepts the right sum, and tells everything it knows to whoever reads its messages.
const CHECKER: &str = r#"
use std::{env, fs, io};

fn main() {
    let args: Vec<String> = env::args().collect();
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let (input, answer) = (read(&args[1]), read(&args[2]));
    let output = io::read_to_string(io::stdin()).unwrap_or_default();
    for name in ["teammessage.txt", "judgemessage.txt"] {
        let _ = fs::write(format!("{}/{name}", args[3]), format!("{input}{answer}{output}"));
    }
    std::process::exit(if output.trim() == answer.trim() { 42 } else { 43 });
}
"#;
