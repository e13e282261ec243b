//! Embeds the folder of every language: `runners/<language>/` with a `language.toml` in it, without its `conformance`.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let runners = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed={}", runners.display());
    let mut code = String::from("&[\n");
    for language in sorted(&runners)?.into_iter().filter(|path| path.join("language.toml").is_file()) {
        writeln!(code, "Folder {{ name: {:?}, files: &[", name(&language)?)?;
        embed(&language, "", &mut code)?;
        code.push_str("] },\n");
    }
    code.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), code)?;
    Ok(())
}

/// Writes `("path", bytes),` for each file below `folder`.
fn embed(folder: &Path, prefix: &str, code: &mut String) -> Result<(), Box<dyn Error>> {
    for path in sorted(folder)? {
        let inside = format!("{prefix}{}", name(&path)?);
        if path.is_dir() {
            if inside != "conformance" {
                embed(&path, &format!("{inside}/"), code)?;
            }
        } else {
            let absolute = path.to_str().ok_or("a path is not UTF-8")?;
            println!("cargo::rerun-if-changed={absolute}");
            writeln!(code, "({inside:?}, include_bytes!({absolute:?})),")?;
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> Result<&str, Box<dyn Error>> {
    Ok(path.file_name().and_then(|name| name.to_str()).ok_or("a name is not UTF-8")?)
}
