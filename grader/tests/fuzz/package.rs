//! The loader of ICPC problem packages: the files of settings, split out of bytes.

use std::fs;

use super::{feed::Feed, folder};

/// The files that a package's settings lie in, of the formats that are read.
pub(crate) const FILES: &[&str] = &[
    "problem.yaml",
    "data/secret/test_group.yaml",
    "data/secret/a/test_group.yaml",
    "data/secret/a/1.yaml",
    "data/testdata.yaml",
    "data/secret/a/testdata.yaml",
    "domjudge-problem.ini",
    ".timelimit",
    "submissions/submissions.yaml",
];

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    folder::with(&["sample/1", "secret/1", "secret/a/1", "secret/a/2"], |folder| {
        fs::create_dir_all(folder.join("submissions/accepted")).expect("a folder");
        fs::write(folder.join("submissions/accepted/a.rs"), "").expect("a file");
        let mut feed = Feed::new(data);
        for file in FILES {
            let path = folder.join(file);
            match feed.part() {
                b"" if *file != "problem.yaml" => {
                    // There is none unless an earlier run wrote one.
                    let _removed = fs::remove_file(path);
                }
                bytes => fs::write(path, bytes).expect("a file"),
            }
        }
        folder::check(folder);
    });
}
