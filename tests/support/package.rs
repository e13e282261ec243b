//! Makes the archive that a release holds.

use std::{
    env,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest as _, Sha256};

/// What a release holds beside the program.
const PAPERS: [&str; 5] = ["README.md", "CI.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// An archive, and what a release says of it.
pub(crate) struct Package {
    pub(crate) path: PathBuf,
    /// `grade-VERSION-TARGET`, the folder within.
    pub(crate) name: String,
    /// SHA-256 of the archive, in hexadecimal digits.
    pub(crate) digest: String,
}

/// The platform as a release names it: `GRADE_PACKAGE_TARGET`, or the one that `install.sh` looks for on this machine.
fn target() -> String {
    let vendor = if cfg!(target_os = "macos") { "apple-darwin" } else { "unknown-linux-musl" };
    env::var("GRADE_PACKAGE_TARGET").unwrap_or_else(|_| format!("{}-{vendor}", env::consts::ARCH))
}

/// Writes `grade-VERSION-TARGET.tar.gz` into `folder`: the program and the papers, with the same bytes for the same
/// files.
pub(crate) fn make(folder: &Path) -> io::Result<Package> {
    let name = format!("grade-{}-{}", env!("CARGO_PKG_VERSION"), target());
    let path = folder.join(format!("{name}.tar.gz"));
    fs::create_dir_all(folder)?;
    let mut archive = tar::Builder::new(GzEncoder::new(File::create(&path)?, Compression::fast()));
    add(&mut archive, Path::new(env!("CARGO_BIN_EXE_grade")), &format!("{name}/grade"), 0o755)?;
    for paper in PAPERS {
        add(&mut archive, &Path::new(env!("CARGO_MANIFEST_DIR")).join(paper), &format!("{name}/{paper}"), 0o644)?;
    }
    archive.into_inner()?.finish()?;
    let digest = Sha256::digest(fs::read(&path)?).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Package { path, name, digest })
}

fn add(archive: &mut tar::Builder<GzEncoder<File>>, file: &Path, name: &str, mode: u32) -> io::Result<()> {
    let bytes = fs::read(file)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(mode);
    header.set_mtime(0);
    archive.append_data(&mut header, name, &*bytes)
}
