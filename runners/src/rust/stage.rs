//! Which files are compiled, and under which names.
//!
//! Without a driver the submission's root file is `main.rs`, and its modules keep their paths relative to it. With a
//! driver, the driver's root file is `main.rs` and its modules lie beside it; the submission's root file is
//! `solution.rs`, which the driver declares as `mod solution;`, and the submission's modules lie below `solution/`,
//! where Rust looks for the modules of a module of that name.
//!
//! Only files that can be modules take part: identifiers as folders and as names, `.rs` at the end, beside or below
//! the root file. What else a student hands in (`Cargo.toml`, notes, data) is left out. So is a file in the place of the
//! root, and what a driver has in the place of the submission.

use std::{collections::BTreeMap, fs, io, path::Path};

use grade_model::{BuildRequest, Bytes, CompileLog, CompileStop, SourceTree};

use super::{names::Names, stopped};
use crate::recipe::RustcRecipe;

/// Files of a submission or a driver that are compiled at most.
const FILES_MAX: usize = 1000;

/// Bytes of a path at most. The limits of file systems lie above, with room for the folder in front.
const PATH_BYTES_MAX: usize = 512;

/// Bytes of one part of a path at most.
const PART_BYTES_MAX: usize = 200;

/// Files in memory under the names that they are compiled under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Staged {
    pub(super) files: BTreeMap<String, Bytes>,
    pub(super) names: Names,
    /// The known name of the submission's root file, when it holds nothing but white space.
    pub(super) empty_root: Option<String>,
}

/// A submission that is too large to compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooLarge {
    Bytes { bytes: u64, bytes_max: u64 },
    Files { files: usize },
}

impl TooLarge {
    pub(super) fn into_log(self) -> CompileLog {
        let text = match self {
            Self::Bytes { bytes, bytes_max } => {
                format!("the source is too long: it has {bytes} bytes, and the limit is {bytes_max} bytes")
            }
            Self::Files { files } => format!("there are too many files: {files}, and the limit is {FILES_MAX}"),
        };
        stopped(CompileStop::SourceSize, text)
    }
}

impl Staged {
    pub(super) fn new(recipe: &RustcRecipe, request: &BuildRequest<'_>) -> Result<Self, TooLarge> {
        let (bytes, bytes_max) = (request.sources.bytes_total(), request.limits.source_bytes_max);
        if bytes > bytes_max {
            return Err(TooLarge::Bytes { bytes, bytes_max });
        }
        if request.sources.files.len() > FILES_MAX {
            return Err(TooLarge::Files { files: request.sources.files.len() });
        }
        let mut staged = Self { files: BTreeMap::new(), names: Names::default(), empty_root: None };
        let modules = recipe.solution.trim_end_matches(".rs");
        match request.driver {
            None => staged.add(request.sources, &recipe.root, |module| Some(module.to_owned()), ""),
            Some(driver) => {
                let inside = format!("{modules}/");
                let is_free = |module: &str| module != recipe.solution && !module.starts_with(&inside);
                staged.add(driver, &recipe.root, |module| is_free(module).then(|| module.to_owned()), "driver/");
                staged.add(request.sources, &recipe.solution, |module| Some(format!("{inside}{module}")), "");
            }
        }
        let root = request.sources.files.get(&request.sources.root);
        if root.is_some_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace)) {
            staged.empty_root = Some(super::messages::escape_line(&request.sources.root));
        }
        Ok(staged)
    }

    /// A program that does nothing, of no submission.
    pub(super) fn empty_program(recipe: &RustcRecipe) -> Self {
        let files = BTreeMap::from([(recipe.root.clone(), b"fn main() {}\n"[..].into())]);
        Self { files, names: Names::default(), empty_root: None }
    }

    /// Adds a tree: its root file as `root`, its modules under the names that `place` gives them.
    fn add(&mut self, tree: &SourceTree, root: &str, place: impl Fn(&str) -> Option<String>, known_prefix: &str) {
        let beside_root = tree.root.rfind('/').map_or("", |end| &tree.root[..=end]);
        for (path, bytes) in &tree.files {
            let compiled = if *path == tree.root {
                Some(root.to_owned())
            } else {
                let module = path.strip_prefix(beside_root).filter(|module| is_module(module));
                module.and_then(&place).filter(|compiled| compiled != root)
            };
            if let Some(compiled) = compiled {
                self.names.insert(&compiled, &format!("{known_prefix}{path}"));
                self.files.insert(compiled, Bytes::clone(bytes));
            }
        }
    }

    /// Writes the files into `folder`, which is fresh.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            io::Write::write_all(&mut fs::File::create_new(path)?, bytes)?;
        }
        Ok(())
    }
}

/// Whether a path can be a module's: identifiers in ASCII, and `.rs` at the end.
fn is_module(path: &str) -> bool {
    let is_identifier = |part: &str| {
        part.len() <= PART_BYTES_MAX
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && part.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
    };
    path.len() <= PATH_BYTES_MAX && path.strip_suffix(".rs").is_some_and(|stem| stem.split('/').all(is_identifier))
}

#[cfg(test)]
mod tests {
    use grade_model::{BuildRequest, Profile, SourceTree};

    use super::{FILES_MAX, Staged, TooLarge, is_module};
    use crate::{recipe, rust::tests::LIMITS};

    fn tree(root: &str, files: &[&str]) -> SourceTree {
        let files = files.iter().map(|name| ((*name).to_owned(), name.as_bytes().into())).collect();
        SourceTree { root: root.to_owned(), files }
    }

    fn stage(sources: &SourceTree, driver: Option<&SourceTree>) -> Result<Staged, TooLarge> {
        let recipe = recipe::find("rust").and_then(|recipe| recipe.rustc.as_ref()).expect("a recipe");
        Staged::new(recipe, &BuildRequest { sources, driver, profile: Profile::Release, limits: &LIMITS })
    }

    /// Pairs of the name that a file is compiled under and the one that it is known by.
    #[track_caller]
    fn check(sources: &SourceTree, driver: Option<&SourceTree>, expect: &[(&str, &str)]) {
        let staged = stage(sources, driver).expect("it is small");
        assert_eq!(staged.names.iter().collect::<Vec<_>>(), expect);
        // Each file of `tree` holds its own path.
        let content = |known: &str| known.strip_prefix("driver/").unwrap_or(known).as_bytes().into();
        let files = expect.iter().map(|(compiled, known)| ((*compiled).to_owned(), content(known)));
        assert_eq!(staged.files, files.collect());
    }

    #[test]
    fn a_root_has_a_fixed_name() {
        check(&tree("@e vil.rs", &["@e vil.rs"]), None, &[("main.rs", "@e vil.rs")]);
        let staged = stage(&tree("\u{1b}.rs", &["\u{1b}.rs"]), None).expect("it is small");
        assert_eq!(staged.names.known("main.rs"), Some("\\u{1b}.rs"));
    }

    #[test]
    fn modules_keep_their_paths() {
        let files = ["exercise.rs", "shapes.rs", "shapes/square.rs", "a/mod.rs", "main.rs"];
        let expect = [
            ("a/mod.rs", "a/mod.rs"),
            ("main.rs", "exercise.rs"),
            ("shapes.rs", "shapes.rs"),
            ("shapes/square.rs", "shapes/square.rs"),
        ];
        check(&tree("exercise.rs", &files), None, &expect);
    }

    #[test]
    fn a_root_in_a_folder_has_its_modules_there() {
        let files = ["src/main.rs", "src/shapes.rs", "shapes.rs", "tests/it.rs", "Cargo.toml"];
        check(&tree("src/main.rs", &files), None, &[("main.rs", "src/main.rs"), ("shapes.rs", "src/shapes.rs")]);
    }

    #[test]
    fn a_driver_calls_the_solution() {
        let sources = tree("exercise.rs", &["exercise.rs", "shapes.rs", "solution.rs"]);
        let driver = tree("main.rs", &["main.rs", "read.rs", "solution.rs", "solution/shapes.rs", "solution/own.rs"]);
        let expect = [
            ("main.rs", "driver/main.rs"),
            ("read.rs", "driver/read.rs"),
            ("solution.rs", "exercise.rs"),
            ("solution/shapes.rs", "shapes.rs"),
            ("solution/solution.rs", "solution.rs"),
        ];
        check(&sources, Some(&driver), &expect);
    }

    #[test]
    fn only_modules_take_part() {
        for path in ["a.rs", "a_1/b.rs", "mod.rs", "_.rs"] {
            assert!(is_module(path), "{path}");
        }
        let (deep, long) = (format!("{}a.rs", "a/".repeat(300)), format!("{}.rs", "a".repeat(250)));
        let others = [
            "a", ".rs", "a-b.rs", "../a.rs", "/a.rs", "a//b.rs", "./a.rs", "a.b.rs", "1.rs", "a\n.rs", "é.rs", "@a.rs",
            &deep, &long,
        ];
        for path in others {
            assert!(!is_module(path), "{path}");
        }
    }

    #[test]
    fn large_submissions_are_refused() {
        let long = SourceTree::single("a.rs", vec![b' '; 1001].into());
        let log = stage(&long, None).expect_err("it is too long").into_log();
        assert_eq!(log.text, "the source is too long: it has 1001 bytes, and the limit is 1000 bytes");
        let names: Vec<_> = (0..=FILES_MAX).map(|number| format!("a{number}.rs")).collect();
        let files = names.iter().map(|name| (name.clone(), [].into())).collect();
        let many = SourceTree { root: "a0.rs".to_owned(), files };
        let log = stage(&many, None).expect_err("it has too many").into_log();
        assert_eq!(log.text, "there are too many files: 1001, and the limit is 1000");
    }

    #[test]
    fn an_empty_root_is_noticed() {
        let empty = SourceTree::single("a.rs", b" \n\t"[..].into());
        assert_eq!(stage(&empty, None).expect("it is small").empty_root.as_deref(), Some("a.rs"));
    }
}
