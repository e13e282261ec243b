//! Shell scripts in the place of programs, for tests.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

/// Writes an executable script. A process of its own does it: had this one the file open for writing, a child that
/// another test starts in that moment would inherit it, and the kernel executes nothing that is open for writing.
pub(crate) fn write_script(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    let mut shell = Command::new("/bin/sh")
        .args(["-c", "rm -f \"$0\"; cat > \"$0\"; chmod 755 \"$0\""])
        .arg(path)
        .stdin(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut input = shell.stdin.take().expect("a pipe");
    write!(input, "#!/bin/sh\n{text}\n").expect("it is read");
    drop(input);
    assert!(shell.wait().expect("it ends").success());
}
