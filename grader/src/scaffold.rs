//! The exercise that `grade new` makes: small, whole, and one that proves itself as it is.
//!
//! `templates/` holds its files: what every kind has, and what each kind has of its own. `{{title}}` and `{{id}}` stand
//! for the new exercise's, `SLUG` in a file's name for its slug.

use grade_model::ExerciseId;

/// What students hand in, and how it is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A program that reads and prints; output is held against the answer.
    Stdio,
    /// A function, called by the exercise's driver.
    Driver,
    /// A program whose output the exercise's checker judges, because many answers are right.
    Checker,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Stdio, Self::Driver, Self::Checker];
}

/// Files below a folder of `templates/`, each with its path in the new exercise.
macro_rules! files {
    ($folder:literal, $($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../templates/", $folder, $path)))),+]
    };
}

const SHARED: &[(&str, &str)] = files!(
    "",
    "data/sample/1.in",
    "data/sample/2.in",
    "data/secret/edge/1-empty.in",
    "data/secret/edge/2-one.in",
    "data/secret/edge/3-all-equal.in",
    "data/secret/edge/4-last-rise.in",
    "data/secret/edge/5-large-numbers.in",
    "data/secret/large/1-small-numbers.in",
    "data/secret/large/2-wide-numbers.in",
    "data/secret/ordinary/1-rises.in",
    "data/secret/ordinary/2-mixed.in",
    "data/secret/ordinary/3-falls.in",
    "data/secret/ordinary/4-steps.in",
    "generators/large.rs",
    "input_validator/main.rs",
);
const COUNTED: &[(&str, &str)] = files!(
    "count/",
    "data/sample/1.ans",
    "data/sample/2.ans",
    "data/secret/edge/1-empty.ans",
    "data/secret/edge/2-one.ans",
    "data/secret/edge/3-all-equal.ans",
    "data/secret/edge/4-last-rise.ans",
    "data/secret/edge/5-large-numbers.ans",
    "data/secret/large/1-small-numbers.ans",
    "data/secret/large/2-wide-numbers.ans",
    "data/secret/ordinary/1-rises.ans",
    "data/secret/ordinary/2-mixed.ans",
    "data/secret/ordinary/3-falls.ans",
    "data/secret/ordinary/4-steps.ans",
);
const STDIO: &[(&str, &str)] = files!(
    "stdio/",
    "exercise.toml",
    "starter/SLUG.rs",
    "statement.md",
    "submissions/accepted/pairs.rs",
    "submissions/wrong_answer/counts_level_steps.rs",
    "submissions/wrong_answer/forgets_the_last.rs",
);
const DRIVER: &[(&str, &str)] = files!(
    "driver/",
    "driver/main.rs",
    "exercise.toml",
    "starter/SLUG.rs",
    "statement.md",
    "submissions/accepted/pairs.rs",
    "submissions/wrong_answer/counts_level_steps.rs",
    "submissions/wrong_answer/forgets_the_last.rs",
);
const CHECKER: &[(&str, &str)] = files!(
    "checker/",
    "data/sample/1.ans",
    "data/sample/2.ans",
    "data/secret/edge/1-empty.ans",
    "data/secret/edge/2-one.ans",
    "data/secret/edge/3-all-equal.ans",
    "data/secret/edge/4-last-rise.ans",
    "data/secret/edge/5-large-numbers.ans",
    "data/secret/large/1-small-numbers.ans",
    "data/secret/large/2-wide-numbers.ans",
    "data/secret/ordinary/1-rises.ans",
    "data/secret/ordinary/2-mixed.ans",
    "data/secret/ordinary/3-falls.ans",
    "data/secret/ordinary/4-steps.ans",
    "exercise.toml",
    "output_validator/main.rs",
    "starter/SLUG.rs",
    "statement.md",
    "submissions/accepted/first.rs",
    "submissions/accepted/last.rs",
    "submissions/wrong_answer/counts_from_0.rs",
    "submissions/wrong_answer/counts_level_steps.rs",
);

/// The files of a new exercise, by their paths in its folder, in the order of paths.
#[must_use]
pub fn scaffold(kind: Kind, id: &ExerciseId) -> Vec<(String, String)> {
    let own: [&[(&str, &str)]; 3] = match kind {
        Kind::Stdio => [SHARED, COUNTED, STDIO],
        Kind::Driver => [SHARED, COUNTED, DRIVER],
        Kind::Checker => [SHARED, CHECKER, &[]],
    };
    let title = title_of(id.slug());
    let fill = |text: &str| text.replace("{{title}}", &title).replace("{{id}}", &id.0);
    let files = own.into_iter().flatten();
    let mut files: Vec<(String, String)> =
        files.map(|(path, text)| (path.replace("SLUG", &id.slug().replace('-', "_")), fill(text))).collect();
    files.sort();
    files
}

/// The `skill.toml` of a skill that has none.
#[must_use]
pub fn skill_file(skill: &str) -> String {
    format!("title = \"{}\"\nsummary = \"What a student learns here, in a sentence.\"\n", title_of(skill))
}

/// A name as a title: `binary-search` is `Binary search`.
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Kind, scaffold, title_of};
    use grade_model::ExerciseId;

    #[test]
    fn names_are_filled_in() {
        assert_eq!(title_of("binary-search"), "Binary search");
        for kind in Kind::ALL {
            let files = scaffold(kind, &ExerciseId("algorithms/two-sum".into()));
            assert!(files.iter().any(|(path, _)| path == "starter/two_sum.rs"), "{kind:?}");
            assert!(files.iter().all(|(_, text)| !text.contains("{{")), "{kind:?}");
            assert!(files.windows(2).all(|pair| pair[0].0 < pair[1].0), "{kind:?}");
        }
    }
}
