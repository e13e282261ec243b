//! An exercise as text, whole.

use std::fmt::Write as _;

use grade_model::{Exercise, Member, Stimulus, TestCase, TestGroup};

/// Everything that the loader made of a folder.
pub(crate) fn dump(exercise: &Exercise) -> String {
    let mut text = String::new();
    writeln!(text, "id {}", exercise.id).unwrap();
    writeln!(text, "title {:?}", exercise.title).unwrap();
    writeln!(text, "summary {:?}", exercise.summary).unwrap();
    writeln!(text, "difficulty {:?}", exercise.difficulty).unwrap();
    writeln!(text, "profile {:?}", exercise.profile).unwrap();
    writeln!(text, "languages {:?}", exercise.languages).unwrap();
    writeln!(text, "{:?}", exercise.limits).unwrap();
    writeln!(text, "hidden tests {}, scored {}", exercise.has_hidden_tests, exercise.is_scored).unwrap();
    writeln!(text, "statement {:?}", exercise.statement).unwrap();
    for starter in &exercise.starters {
        writeln!(text, "starter {} {:?} {:?}", starter.language, starter.file, show(&starter.bytes)).unwrap();
    }
    for (language, driver) in &exercise.drivers {
        writeln!(text, "driver {language} {} of {:?}", driver.root, driver.files.keys()).unwrap();
    }
    if let Some(checker) = &exercise.checker {
        writeln!(text, "checker {} of {:?}", checker.root, checker.files.keys()).unwrap();
    }
    writeln!(text, "digest {}", exercise.digest_public).unwrap();
    dump_group(&exercise.root, 0, &mut text);
    text
}

fn dump_group(group: &TestGroup, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    writeln!(
        text,
        "{indent}group {:?} {:?}: {} points, {:?}, feedback {:?}, hint {:?}, requires {:?}",
        group.name,
        group.visibility,
        group.points_max,
        group.aggregation,
        group.feedback,
        group.hint,
        group.require_pass
    )
    .unwrap();
    for member in &group.members {
        match member {
            Member::Case(case) => dump_case(case, depth + 1, text),
            Member::Group(group) => dump_group(group, depth + 1, text),
        }
    }
}

fn dump_case(case: &TestCase, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let Stimulus::Stdio { stdin, args } = &case.stimulus;
    writeln!(
        text,
        "{indent}case {} {:?}: {:?} {:?} -> {:?}, {:?}, feedback {:?}, hint {:?}, description {:?}",
        case.name.0,
        case.visibility,
        show(stdin.reveal()),
        args.reveal(),
        show(case.answer.reveal()),
        case.check,
        case.feedback,
        case.hint,
        case.description
    )
    .unwrap();
}

fn show(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
