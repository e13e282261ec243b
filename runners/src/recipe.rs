//! Languages as data: each folder `runners/<language>/` says in its `language.toml` how a submission becomes a module.
//!
//! The folders are embedded into the binary, so that a recipe cannot be changed apart from the code that reads it.

use std::{fmt, sync::OnceLock};

use serde::Deserialize;
use thiserror::Error;

/// A language's folder as it was when this crate was built.
#[derive(Clone, Copy)]
pub struct Folder {
    /// The folder's name, which is the language's.
    pub name: &'static str,
    /// Its files by path, without the conformance programs.
    pub files: &'static [(&'static str, &'static [u8])],
}

/// Every language's folder, by name.
pub static FOLDERS: &[Folder] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Folder {
    /// The content of a file.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&'static [u8]> {
        self.files.iter().find(|(name, _)| *name == path).map(|(_, bytes)| *bytes)
    }
}

impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folder").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A `language.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Recipe {
    /// The language's name, `rust`: that of its folder.
    pub name: String,
    /// What people call it, `Rust`.
    pub title: String,
    /// Extensions of its files, without the dot. The first is that of a starter.
    pub extensions: Vec<String>,
    /// Paths of a folder's root file; `{slug}` stands for the exercise's slug. The first that is there is the root.
    pub roots: Vec<String>,
    /// How rustc is called.
    pub rustc: Option<RustcRecipe>,
}

/// How rustc is called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RustcRecipe {
    /// The version that is preferred, `1.95.0`.
    pub version: Version,
    /// The oldest version that will do.
    pub version_min: Version,
    /// The target, which is also the name of the standard library's folder.
    pub target: String,
    /// The name that the root file is compiled under.
    pub root: String,
    /// The name that a submission's root file is compiled under below a driver.
    pub solution: String,
    /// Arguments under every profile.
    pub arguments: Vec<String>,
    /// Further arguments, by profile.
    pub profiles: ProfileArguments,
}

/// Arguments by profile.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileArguments {
    /// For [`grade_model::Profile::Release`].
    pub release: Vec<String>,
    /// For [`grade_model::Profile::Debug`].
    pub debug: Vec<String>,
}

/// A release's number, `1.95.0`. What follows it, as in `1.97.0-nightly`, does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Version {
    /// The first number.
    pub major: u32,
    /// The second number.
    pub minor: u32,
    /// The third number.
    pub patch: u32,
}

impl Version {
    /// Reads `1.95.0`, `1.95` or `1.95.0-nightly`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('-').next()?.split('.').map(|number| number.parse().ok());
        let version =
            Self { major: numbers.next()??, minor: numbers.next()??, patch: numbers.next().unwrap_or(Some(0))? };
        numbers.next().is_none().then_some(version)
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a version such as 1.95.0"))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A recipe that cannot be read.
#[derive(Debug, Error)]
pub enum RecipeError {
    /// There is none.
    #[error("runners/{0} has no language.toml in UTF-8")]
    Absent(&'static str),
    /// It is not what a recipe looks like.
    #[error("runners/{language}/language.toml: {message}")]
    Malformed {
        /// The folder.
        language: &'static str,
        /// Where, and what is wrong.
        message: String,
    },
    /// It names another language than its folder.
    #[error("runners/{folder}/language.toml: the name is `{name}`")]
    OtherName {
        /// The folder.
        folder: &'static str,
        /// The name.
        name: String,
    },
}

/// Every language's recipe, by name.
///
/// # Errors
/// When one is malformed, which a test of this crate rules out.
pub fn all() -> Result<&'static [Recipe], &'static RecipeError> {
    static RECIPES: OnceLock<Result<Vec<Recipe>, RecipeError>> = OnceLock::new();
    RECIPES.get_or_init(|| FOLDERS.iter().map(parse).collect()).as_deref()
}

/// The recipe of the language called `name`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Recipe> {
    all().ok()?.iter().find(|recipe| recipe.name == name)
}

/// The recipe of the language that a file of this name is written in.
#[must_use]
pub fn find_by_file(file: &str) -> Option<&'static Recipe> {
    let (stem, extension) = file.rsplit_once('.')?;
    let is_its = |recipe: &&Recipe| recipe.extensions.iter().any(|of_recipe| of_recipe == extension);
    all().ok()?.iter().find(is_its).filter(|_| !stem.is_empty() && !stem.ends_with('/'))
}

fn parse(folder: &Folder) -> Result<Recipe, RecipeError> {
    let text = folder.file("language.toml").and_then(|bytes| str::from_utf8(bytes).ok());
    let text = text.ok_or(RecipeError::Absent(folder.name))?;
    let recipe: Recipe =
        toml::from_str(text).map_err(|e| RecipeError::Malformed { language: folder.name, message: e.to_string() })?;
    if recipe.name == folder.name {
        Ok(recipe)
    } else {
        Err(RecipeError::OtherName { folder: folder.name, name: recipe.name })
    }
}

#[cfg(test)]
mod tests {
    use super::{FOLDERS, Folder, Version, all, find, find_by_file, parse};

    #[test]
    fn every_folder_has_a_recipe() {
        let recipes = all().expect("recipes can be read");
        assert_eq!(recipes.len(), FOLDERS.len());
        for recipe in recipes {
            assert!(!recipe.extensions.is_empty() && !recipe.roots.is_empty(), "{}", recipe.name);
        }
    }

    #[test]
    fn rust_is_there() {
        let recipe = find("rust").expect("a recipe");
        let rustc = recipe.rustc.as_ref().expect("a compiler");
        assert_eq!((rustc.version.to_string().as_str(), rustc.target.as_str()), ("1.95.0", "wasm32-wasip1"));
        assert!(find("latin").is_none());
        let folder = FOLDERS.iter().find(|folder| folder.name == "rust").expect("a folder");
        assert!(folder.files.iter().all(|(path, _)| !path.starts_with("conformance/")));
    }

    #[track_caller]
    fn check_file(file: &str, language: Option<&str>) {
        assert_eq!(find_by_file(file).map(|recipe| recipe.name.as_str()), language, "{file}");
    }

    #[test]
    fn files_tell_their_language() {
        check_file("exercise.rs", Some("rust"));
        check_file("a.b/c.d.rs", Some("rust"));
        check_file("exercise.RS", None);
        check_file("rs", None);
        check_file(".rs", None);
        check_file("folder/.rs", None);
        check_file("exercise.rs.txt", None);
    }

    #[track_caller]
    fn check_error(text: &'static str, expect: &str) {
        let files: &'static [(&str, &[u8])] = vec![("language.toml", text.as_bytes())].leak();
        let error = parse(&Folder { name: "x", files }).expect_err("it is malformed").to_string();
        assert!(error.contains(expect), "{error}");
    }

    #[test]
    fn recipes_are_read_strictly() {
        const HEAD: &str = "title = 'X'\nextensions = ['x']\nroots = []\n";
        let with = |rest: &str| -> &'static str { format!("{HEAD}{rest}").leak() };
        check_error(with("name = 'y'"), "runners/x/language.toml: the name is `y`");
        check_error(with("name = 'x'\ncompiler = 'z'"), "unknown field `compiler`");
        check_error(HEAD, "missing field `name`");
        check_error(with("name = 'x'\n[rustc]\nversion = 'new'"), "`new` is not a version");
    }

    #[test]
    fn versions_are_ordered_by_number() {
        let parse = |text| Version::parse(text).expect("a version");
        assert!(parse("1.100.0") > parse("1.95.3"));
        assert_eq!(parse("1.97.0-nightly"), parse("1.97"));
        assert_eq!(parse("1.95.1").to_string(), "1.95.1");
        for text in ["", "1", "1.x", "stable", "1.2.3.4", "1..2"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
