//! Closes in the native compilers that read a student's files.

pub(crate) mod spawn;
