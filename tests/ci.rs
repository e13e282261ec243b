//! `CI.md` says what works: every block in it is run or parsed, offline, with the built program in a student's
//! repository that the page itself makes. And what a hostile repository cannot do.

#[path = "support/package.rs"]
mod package;
mod support;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

/// A block of the page: what it is written in, and its lines.
struct Block {
    language: String,
    text: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in page.lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                open = Some(Block { language: language.to_owned(), text: String::new(), line: index + 2 });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block has no end");
    blocks
}

fn yaml(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// What the runner of Classroom 50 tells an autograder.
const CLASSROOM: [(&str, &str); 8] = [
    ("CLASSROOM", "algorithms-101"),
    ("ASSIGNMENT", "binary-search"),
    ("ASSIGNMENT_TYPE", "individual"),
    ("OWNER", "ada"),
    ("SUBMISSION_TAG", "submit/2026-11-22T07-10-00Z-a1b2c3d"),
    ("COMMIT_URL", "https://github.example/ada/binary-search/commit/a1b2c3d"),
    ("RELEASE_URL", "https://github.example/ada/binary-search/releases/tag/x"),
    ("REVIEW_URL", "https://github.example/ada/binary-search/compare/x...y"),
];

/// A machine for jobs: a folder, releases, and a search path on which `grade` is found first.
struct Machine {
    folder: tempfile::TempDir,
    digest: String,
}

impl Machine {
    fn set_up() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bin", "work", "temp", "home"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::hard_link(env!("CARGO_BIN_EXE_grade"), folder.path().join("bin/grade"))
            .or_else(|_| fs::copy(env!("CARGO_BIN_EXE_grade"), folder.path().join("bin/grade")).map(drop))
            .unwrap();
        let release = folder.path().join("releases").join(format!("v{}", env!("CARGO_PKG_VERSION")));
        let package = package::make(&release).unwrap();
        assert_eq!(package.path, release.join(format!("{}.tar.gz", package.name)));
        Self { folder, digest: package.digest }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a script in `folder` as the step of a job.
    fn run(&self, folder: &Path, script: &str, variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new("/bin/sh");
        command.arg("-euc").arg(script).current_dir(folder).env_clear();
        for (name, value) in support::grade().get_envs() {
            command.envs(value.map(|value| (name, value)));
        }
        let real_home = PathBuf::from(env::var_os("HOME").unwrap_or_default());
        for (name, default) in [("RUSTUP_HOME", ".rustup"), ("CARGO_HOME", ".cargo")] {
            command.env(name, env::var_os(name).map_or_else(|| real_home.join(default), PathBuf::from));
        }
        let old = env::var_os("PATH").unwrap_or_default();
        let search = [self.path("bin")].into_iter().chain(env::split_paths(&old));
        command.env("PATH", env::join_paths(search).unwrap()).env("HOME", self.path("home"));
        command.env("COURSE", support::repository()).env("RUNNER_TEMP", self.path("temp"));
        command.env("GRADE_RELEASES", format!("file://{}", self.path("releases").display()));
        command.env("GRADE_SHA256", &self.digest).env("GRADE_OFFLINE", "1").envs(CLASSROOM);
        for name in ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"] {
            command.env(name, self.path(name));
        }
        command.envs(variables.iter().copied()).output().unwrap()
    }

    #[track_caller]
    fn expect(&self, folder: &Path, script: &str, variables: &[(&str, &str)], what: &str) -> String {
        let output = self.run(folder, script, variables);
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{what}: {}\n{script}\n{text}", output.status);
        text
    }

    /// Runs the steps of our action, with inputs as a workflow gives them.
    fn run_action(&self, folder: &Path, inputs: &Value) {
        let action = yaml(&fs::read_to_string(support::repository().join("action.yml")).unwrap());
        let fill = |template: &str| {
            let mut text = template.replace("${{ github.action_path }}", &support::repository().display().to_string());
            for (name, input) in action["inputs"].as_object().unwrap() {
                let given = inputs.get(name).unwrap_or(&input["default"]);
                let given = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
                text = text.replace(&format!("${{{{ inputs.{name} }}}}"), &given.replace("DIGEST", &self.digest));
            }
            text
        };
        for step in action["runs"]["steps"].as_array().unwrap() {
            let Some(script) = step["run"].as_str() else {
                assert!(is_pinned(step["uses"].as_str().unwrap()), "{step}");
                continue;
            };
            assert!(!script.contains("${{"), "an input would be taken for a command: {script}");
            let variables = step["env"].as_object().into_iter().flatten();
            let variables: Vec<(&str, String)> =
                variables.map(|(name, value)| (name.as_str(), fill(value.as_str().unwrap()))).collect();
            let mut variables: Vec<(&str, &str)> =
                variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
            variables.push(("GITHUB_ACTIONS", "true"));
            self.expect(folder, script, &variables, "action.yml");
        }
    }

    /// Runs what a workflow of GitHub's kind runs.
    fn run_workflow(&self, workflow: &Value, folder: &Path, variables: &[(&str, &str)]) {
        for step in workflow["jobs"].as_object().unwrap().values().flat_map(|job| job["steps"].as_array().unwrap()) {
            match (step["run"].as_str(), step["uses"].as_str()) {
                (Some(script), None) => {
                    assert!(!script.contains("${{"), "{script}");
                    self.expect(folder, script, variables, "a workflow");
                }
                (None, Some("OWNER/grade@COMMIT")) => self.run_action(folder, &step["with"]),
                (None, Some(_)) => {}
                _ => panic!("a step neither runs nor uses anything: {step}"),
            }
        }
    }
}

fn is_pinned(action: &str) -> bool {
    action
        .rsplit_once('@')
        .is_some_and(|(_, commit)| commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[test]
fn every_block_of_the_page_works() {
    let page = fs::read_to_string(support::repository().join("CI.md")).unwrap();
    let machine = Machine::set_up();
    let (work, student) = (machine.path("work"), machine.path("work/student"));
    let mut ran = 0;
    for block in blocks(&page) {
        let place = format!("CI.md:{}", block.line);
        match block.language.as_str() {
            "sh" => {
                machine.expect(&work, &block.text, &[], &place);
            }
            "groovy" => {
                for line in block.text.lines().filter_map(|line| line.trim().strip_prefix("sh '")) {
                    machine.expect(&student, line.trim_end_matches('\''), &[("JENKINS_URL", "x")], &place);
                }
            }
            "yaml" => {
                fs::copy(support::repository().join("install.sh"), student.join("install.sh")).unwrap();
                run_yaml(&machine, &yaml(&block.text), &place);
                fs::remove_file(student.join("install.sh")).unwrap();
            }
            "json" => drop(serde_json::from_str::<Value>(&block.text).expect(&place)),
            other => panic!("{place}: nothing checks a block of `{other}`"),
        }
        ran += 1;
    }
    assert!(ran > 10, "only {ran} blocks were found");
    let table = fs::read_to_string(work.join("staff/grade-results/results.csv")).unwrap();
    assert!(table.contains("ada,algorithms/binary-search,AC,100,100,"), "{table}");
    assert!(table.contains("bo,,,,,,,there is no repository at ../no-such-folder"), "{table}");
}

fn run_yaml(machine: &Machine, file: &Value, place: &str) {
    let (work, student) = (machine.path("work"), machine.path("work/student"));
    let staff = work.join("staff");
    if let Some(script) = file["grade"]["script"].as_array() {
        let lines: Vec<&str> = script.iter().map(|line| line.as_str().unwrap()).collect();
        machine.expect(&student, &lines.join("\n"), &[("GITLAB_CI", "true")], place);
    } else if let Some(hook) = file["repos"][0]["hooks"][0]["entry"].as_str() {
        machine.expect(&staff, hook, &[], place);
    } else if file["on"].get("schedule").is_some() {
        let key = fs::read_to_string(work.join("course.key")).unwrap();
        machine.run_workflow(file, &staff, &[("GRADE_KEY", key.trim()), ("GITHUB_ACTIONS", "true")]);
    } else if file["jobs"].is_object() {
        let variables = [("FORGEJO_ACTIONS", "true"), ("GITHUB_ACTIONS", "true")];
        machine.run_workflow(file, &student, &variables);
    } else {
        panic!("{place}: nothing checks this file");
    }
}

/// A student's repository with one submission to the exercise `sum`.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// Runs `grade ci` in `folder`; hands back the exit code, what it printed, and what it told later steps.
fn grade_ci(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let outputs = folder.join("outputs");
    let mut command = support::grade();
    command.env("GRADE_EXERCISES", support::repository().join("tests/library"));
    command.env("GITHUB_ACTIONS", "true").env("GITHUB_OUTPUT", &outputs).envs(CLASSROOM);
    let output = command.current_dir(folder).arg("ci").args(args).output().unwrap();
    let printed = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), printed, fs::read_to_string(outputs).unwrap_or_default())
}

#[test]
fn a_hostile_submission_adds_no_line_to_what_a_job_obeys() {
    let hostile = "fn main() { println!(\"\\n::error::x\\n::set-output name=score::100\\nscore=100\\n##[error]x\") }\n";
    let folder = repository(&[("sum.rs", hostile), ("grade.toml", "audience = \"staff\"\n")]);
    let (code, printed, outputs) = grade_ci(folder.path(), &[]);
    assert_eq!(code, Some(1), "{printed}");
    assert_eq!(outputs, "result=not-accepted\nscore=0\nmax-score=100\n");
    let is_ours = |line: &str| {
        ["::error file=sum.rs,", "::error title=", "::notice title="].iter().any(|own| line.starts_with(own))
    };
    let commands = printed.lines().filter(|line| line.trim_start().starts_with("::"));
    let foreign: Vec<&str> = commands.filter(|line| !is_ours(line)).collect();
    assert_eq!(foreign, Vec::<&str>::new(), "{printed}");
    assert!(!printed.contains("##[error]"), "{printed}");
    let report = fs::read_to_string(folder.path().join("grade-report/basics.sum.json")).unwrap();
    assert!(report.contains("\"audience\":\"student\""), "{report}");
}

#[test]
fn a_failure_of_ours_leaves_no_score() {
    let folder = repository(&[("sum.rs", "fn main() {}\n")]);
    let (code, printed, outputs) = grade_ci(folder.path(), &["--rustc", "/nonexistent/rustc"]);
    assert_eq!((code, outputs.as_str()), (Some(3), "result=error\n"), "{printed}");
    // Classroom 50 takes 0 for a grade, so a failure of ours must not end with it.
    let (code, ..) = grade_ci(folder.path(), &["--classroom50", "--rustc", "/nonexistent/rustc"]);
    assert_eq!(code, Some(3));
    let (code, ..) = grade_ci(folder.path(), &["--classroom50"]);
    assert_eq!(code, Some(0));
    let result = fs::read_to_string(folder.path().join("result.json")).unwrap();
    let result: Value = serde_json::from_str(&result).unwrap();
    assert_eq!((&result["score"], &result["max-score"]), (&Value::from(0), &Value::from(100)), "{result:#}");
}

#[test]
fn what_is_not_clear_is_told_and_the_rest_is_graded() {
    let folder = repository(&[("sum.rs", "fn main() {}\n"), ("x.rs", "// grade: nothing\n")]);
    let (code, printed, outputs) = grade_ci(folder.path(), &[]);
    assert_eq!((code, outputs.as_str()), (Some(2), "result=error\n"), "{printed}");
    assert!(folder.path().join("grade-report/basics.sum.json").is_file());
    let empty = repository(&[]);
    let (code, _, outputs) = grade_ci(empty.path(), &[]);
    assert_eq!((code, outputs.as_str()), (Some(2), "result=error\n"));
    let (code, printed, _) = grade_ci(empty.path(), &["--exercise", "sum"]);
    assert_eq!(code, Some(2), "{printed}");
    assert!(printed.contains("nothing here belongs to basics/sum"), "{printed}");
}

/// A repository with one commit of `files`; a content that begins with `link:` is a link.
fn commit(folder: &Path, files: &[(&str, &str)]) {
    fs::create_dir_all(folder).unwrap();
    for (name, content) in files {
        match content.strip_prefix("link:") {
            #[cfg(unix)]
            Some(target) => std::os::unix::fs::symlink(target, folder.join(name)).unwrap(),
            _ => fs::write(folder.join(name), content).unwrap(),
        }
    }
    for args in [&["init", "--quiet"][..], &["add", "."], &["commit", "--quiet", "--message", "x"]] {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.args(args).current_dir(folder).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}

#[test]
fn pulling_takes_repositories_as_data() {
    let folder = tempfile::tempdir().unwrap();
    let hidden = support::repository().join("tests/library/basics/sum/data/secret/edge/3-large.in");
    let wrong = "// $Id$\nfn main() { println!(\"3\") }\n";
    let module = "[submodule \"x\"]\n path = x\n url = ext::touch obeyed\n";
    commit(
        &folder.path().join("filter"),
        &[("sum.rs", wrong), (".gitattributes", "* filter=lfs\n"), (".gitmodules", module)],
    );
    commit(&folder.path().join("link"), &[("sum.rs", &format!("link:{}", hidden.display()))]);
    commit(&folder.path().join("large"), &[("sum.rs", wrong), ("large", &"0".repeat(3 << 20))]);
    commit(&folder.path().join("other"), &[("README.md", "nothing\n")]);
    // Attributes that say how a file is changed on its way out of the store.
    commit(&folder.path().join("changed"), &[("sum.rs", wrong), (".gitattributes", "*.rs ident eol=crlf\n")]);
    let roster = "student,repository,ref\nada,large,\nbo,link,\ncy,filter,\ndi,other,\ned,filter,nothing\n\
                  fi,ext::touch obeyed,\ngo,changed,\n";
    fs::write(folder.path().join("roster.csv"), roster).unwrap();
    let mut command = support::grade();
    command.env("GRADE_EXERCISES", support::repository().join("tests/library")).current_dir(folder.path());
    let output = command.args(["ci", "pull", "roster.csv", "--repository-mib-max", "1"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let table = fs::read_to_string(folder.path().join("grade-results/results.csv")).unwrap();
    let rows: Vec<String> = table
        .lines()
        .map(|row| {
            row.split(',').map(|cell| if cell.len() == 40 { "COMMIT" } else { cell }).collect::<Vec<_>>().join(",")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "student,exercise,verdict,score,score_max,commit,report,trouble",
            "ada,,,,,,,the repository's files take more than 1 MiB",
            // A link is laid out as a file that holds its target's name, which is no program.
            "bo,basics/sum,CE,0,100,COMMIT,bo/basics.sum.json,",
            "cy,basics/sum,WA,0,100,COMMIT,cy/basics.sum.json,",
            "di,,,,,COMMIT,,there is no submission here",
            "ed,,,,,,,fatal: couldn't find remote ref nothing",
            "fi,,,,,,,there is no repository at ext::touch obeyed: No such file or directory (os error 2)",
            "go,basics/sum,WA,0,100,COMMIT,go/basics.sum.json,",
        ]
    );
    let [plain, changed] = ["cy", "go"].map(|student| {
        let report = folder.path().join("grade-results").join(student).join("basics.sum.json");
        fs::read(report).unwrap()
    });
    assert_eq!(plain, changed, "attributes changed what was judged");
    assert!(!folder.path().join("obeyed").exists());
}

/// A server whose protocol is that of SSH, on this machine: what would be run there is run here.
#[cfg(unix)]
#[test]
fn reports_are_handed_back_on_a_branch() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    commit(&path("ada"), &[("sum.rs", "fn main() { println!(\"3\") }\n")]);
    commit(&path("bo"), &[("sum.rs", "fn main() {}\n")]);
    fs::write(path("ssh"), "#!/bin/sh\nfor last; do :; done\nexec sh -c \"$last\"\n").unwrap();
    fs::set_permissions(path("ssh"), fs::Permissions::from_mode(0o755)).unwrap();
    let here = folder.path().display();
    fs::write(path("roster.csv"), format!("student,repository\nada,ssh://host{here}/ada\nbo,bo\n")).unwrap();
    // What an earlier run left for other eyes is not handed on.
    fs::create_dir_all(path("grade-results/ada")).unwrap();
    fs::write(path("grade-results/ada/basics.other.json"), "for staff\n").unwrap();
    let pull = |arguments: &[&str]| {
        let mut command = support::grade();
        command.env("GRADE_EXERCISES", support::repository().join("tests/library")).current_dir(folder.path());
        command.env("GIT_SSH_COMMAND", path("ssh"));
        let output = command.args(["ci", "pull", "roster.csv"]).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).current_dir(path("ada")).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let expected = "ada basics/sum: WA 0 / 100\n\
                    bo basics/sum: WA 0 / 100, not published: only https://, ssh:// and user@host:path are published to\n";
    for _ in 0..2 {
        let (code, printed, said) = pull(&["--publish", "grade"]);
        assert_eq!((code, printed.as_str()), (Some(2), expected), "{said}");
        // A second run finds nothing new to say.
        assert_eq!(git(&["log", "--format=%s", "grade"]), format!("Grade {}", git(&["rev-parse", "HEAD"])));
    }
    let files = git(&["ls-tree", "--name-only", "grade"]);
    assert_eq!(files, "basics.sum.html\nbasics.sum.json\nbasics.sum.junit.xml\n");
    let kept = fs::read_to_string(path("grade-results/ada/basics.sum.json")).unwrap();
    assert_eq!(git(&["show", "grade:basics.sum.json"]), kept);
    // Work of the student is never followed by reports.
    git(&["branch", "mine"]);
    let (code, printed, said) = pull(&["--publish", "mine"]);
    let theirs = "ada basics/sum: WA 0 / 100, not published: the branch mine holds work of somebody else: publish to \
                  another one\n";
    assert_eq!(code, Some(2), "{said}");
    assert!(printed.starts_with(theirs), "{printed}");
    let (code, _, said) = pull(&["--publish", "grade", "--audience", "staff"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("`--publish` hands reports to students"), "{said}");
}

#[cfg(unix)]
#[test]
fn reports_are_not_written_through_links() {
    let folder = repository(&[("sum.rs", "fn main() {}\n"), ("elsewhere/keep", "")]);
    std::os::unix::fs::symlink("elsewhere", folder.path().join("grade-report")).unwrap();
    let (code, printed, _) = grade_ci(folder.path(), &[]);
    assert_eq!(code, Some(2), "{printed}");
    for output in ["grade-report/", "grade-report/below", "./grade-report//below/"] {
        let (code, printed, _) = grade_ci(folder.path(), &["--output", output]);
        assert_eq!(code, Some(2), "{printed}");
    }
    assert_eq!(fs::read_dir(folder.path().join("elsewhere")).unwrap().count(), 1);
}

#[test]
fn no_score_of_an_earlier_job_is_left() {
    let forged = "GRADE_RESULT=accepted\nGRADE_SCORE=100\nGRADE_MAX_SCORE=100\n";
    for (name, content, args) in [
        ("README.md", "no submission\n", &[][..]),
        ("sum.rs", "fn main() {}\n", &["--exercises", "nowhere"]),
        ("grade.toml", "jobs = 0\n", &[]),
    ] {
        let folder = repository(&[(name, content), ("grade-report/totals.env", forged)]);
        let (code, printed, outputs) = grade_ci(folder.path(), args);
        assert_eq!((code, outputs.as_str()), (Some(2), "result=error\n"), "{name}: {printed}");
        let totals = fs::read_to_string(folder.path().join("grade-report/totals.env")).unwrap();
        assert_eq!(totals, "GRADE_RESULT=error\n", "{name}");
    }
}

#[test]
fn the_log_is_written_in_the_format_that_was_asked_for() {
    let folder = repository(&[("sum.rs", "fn main() {}\n")]);
    let (code, printed, _) = grade_ci(folder.path(), &["--platform", "plain", "--format", "tap"]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(printed.starts_with("TAP version 14\n"), "{printed}");
}

#[test]
fn one_submission_counts_once() {
    let folder = repository(&[("week/sum.rs", "fn main() {}\n"), ("more/sum.rs", "fn main() { }\n")]);
    for (paths, code, totals) in [
        (&["week", "week/sum.rs", "./week"][..], 1, "GRADE_RESULT=not-accepted\nGRADE_SCORE=0\nGRADE_MAX_SCORE=100\n"),
        (&["week", "more"], 2, "GRADE_RESULT=error\n"),
    ] {
        let (found, printed, _) = grade_ci(folder.path(), paths);
        assert_eq!(found, Some(code), "{printed}");
        assert_eq!(fs::read_to_string(folder.path().join("grade-report/totals.env")).unwrap(), totals);
    }
}

#[test]
fn the_workflows_are_pinned_and_name_this_version() {
    let text = |name: &str| fs::read_to_string(support::repository().join(name)).unwrap();
    let release = yaml(&text(".github/workflows/release.yml"));
    let steps = release["jobs"].as_object().unwrap().values().flat_map(|job| job["steps"].as_array().unwrap());
    for step in steps {
        assert!(step["uses"].as_str().is_none_or(is_pinned), "{step}");
        assert!(step["run"].as_str().is_none_or(|script| !script.contains("${{")), "{step}");
    }
    let action = yaml(&text("action.yml"));
    assert_eq!(action["inputs"]["version"]["default"], env!("CARGO_PKG_VERSION"));
    let toolchain: toml::Table = toml::from_str(&text("rust-toolchain.toml")).unwrap();
    let channel = toolchain["toolchain"]["channel"].as_str().unwrap();
    for name in ["action.yml", "CI.md", "Containerfile"] {
        assert!(text(name).contains(channel), "{name} does not name Rust {channel}");
    }
}
