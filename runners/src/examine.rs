//! What is there for grading, what is missing, and what to type then. It installs nothing.

use grade_model::SandboxLayer;

use crate::{
    cache::{Cache, free_bytes},
    jail,
    recipe::{self, RustcRecipe},
    rust::RustConfig,
    toolchain::{self, Search, Toolchain},
};

/// Bytes that have to be free for the cache.
const FREE_BYTES_MIN: u64 = 200 << 20;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What, `rust compiler`.
    pub name: String,
    /// Whether it is as it should be.
    pub is_ok: bool,
    /// What was found.
    pub detail: String,
    /// What to type, or to do, when it is not.
    pub fix: Option<String>,
}

/// Looks at everything that grading Rust needs.
#[must_use]
pub fn examine(config: &RustConfig) -> Vec<Finding> {
    let mut findings = match recipe::find("rust").and_then(|recipe| recipe.rustc.as_ref()) {
        Some(recipe) => examine_toolchain(config, recipe),
        None => vec![finding("rust compiler", Err(("the recipe cannot be read".to_owned(), None)))],
    };
    findings.push(examine_cache(config.cache.as_ref()));
    let layers = match &config.jail.helper {
        Some(helper) => jail::layers(helper),
        None => jail::probe::kernel_features(),
    };
    findings.extend(layers.into_iter().map(from_layer));
    findings
}

/// A finding that is fine, or one with what was found and what to do.
fn finding(name: &str, found: Result<String, (String, Option<String>)>) -> Finding {
    let (is_ok, detail, fix) = match found {
        Ok(detail) => (true, detail, None),
        Err((detail, fix)) => (false, detail, fix),
    };
    Finding { name: name.to_owned(), is_ok, detail, fix }
}

fn examine_toolchain(config: &RustConfig, recipe: &RustcRecipe) -> Vec<Finding> {
    let search = Search {
        places: &config.places,
        recipe,
        cache: config.cache.as_ref(),
        is_offline: true,
        notice: &config.notice,
        cancel: &config.cancel,
    };
    config.runtime.block_on(async {
        let compiler = "rust compiler";
        let toolchain = match toolchain::find(&search).await {
            Ok(toolchain) => toolchain,
            Err(e) => return vec![finding(compiler, Err((e.message, e.hint)))],
        };
        let target = match toolchain::ensure_target(&search, &toolchain).await {
            Ok(()) => Ok(recipe.target.clone()),
            Err(e) => Err((e.message, e.hint)),
        };
        vec![finding(compiler, Ok(describe(&toolchain, recipe))), finding("rust target", target)]
    })
}

fn describe(toolchain: &Toolchain, recipe: &RustcRecipe) -> String {
    let Toolchain { version, rustc, .. } = toolchain;
    let other = if *version == format!("rustc {}", recipe.version) {
        String::new()
    } else {
        format!(", while fuel limits are measured with {}", recipe.version)
    };
    format!("{version} at {}{other}", rustc.display())
}

fn examine_cache(cache: Option<&Cache>) -> Finding {
    let name = "cache";
    let Some(cache) = cache else {
        let fix = "name a folder of your own with --cache or GRADE_CACHE".to_owned();
        return finding(name, Err(("none: every submission is compiled each time".to_owned(), Some(fix))));
    };
    let folder = cache.folder().display();
    if let Err(e) = cache.private_folder() {
        let fix = format!("make {folder} writable, or name another folder with --cache");
        return finding(name, Err((format!("{folder} cannot be written: {e}"), Some(fix))));
    }
    let mebibytes = |bytes: u64| bytes >> 20;
    let (used, free) = (mebibytes(cache.bytes_total()), free_bytes(cache.folder()));
    match free {
        Some(free) if free < FREE_BYTES_MIN => {
            let detail = format!("{folder} uses {used} MiB, and only {} MiB are free", mebibytes(free));
            finding(name, Err((detail, Some("make room on the disk, or name another folder with --cache".to_owned()))))
        }
        Some(free) => finding(name, Ok(format!("{folder} uses {used} MiB, {} MiB are free", mebibytes(free)))),
        None => finding(name, Ok(format!("{folder} uses {used} MiB"))),
    }
}

fn from_layer(layer: SandboxLayer) -> Finding {
    let found = if layer.is_on { Ok(layer.detail) } else { Err((layer.detail, None)) };
    finding(&layer.name, found)
}
