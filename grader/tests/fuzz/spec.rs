//! The loader of our own exercises: a spec and a case's settings, split out of bytes.

use std::fs;

use super::{feed::Feed, folder};

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    folder::with(&["sample/1", "secret/1", "secret/a/1", "secret/a/2", "secret/a/b/1"], |folder| {
        let mut feed = Feed::new(data);
        fs::write(folder.join("exercise.toml"), feed.part()).expect("a file");
        fs::write(folder.join("data/secret/a/1.toml"), feed.part()).expect("a file");
        fs::write(folder.join("statement.md"), feed.part()).expect("a file");
        folder::check(folder);
    });
}
