//! Builds Rust submissions.
