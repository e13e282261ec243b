//! Judging: reads exercises, compares output, scores, decides who sees what, and renders reports.
//!
//! It knows no sandbox: programs are compiled and run behind the traits of `grade-model`.

pub mod check;
pub mod diff;
pub mod digest;
pub mod disclose;
pub mod exercise;
pub mod generate;
pub mod judge;
pub mod mutate;
pub mod pack;
pub mod proof;
pub mod quantity;
pub mod report;
pub mod repository;
pub mod roster;
pub mod scaffold;
pub mod score;
pub mod seal;
pub mod signature;
pub mod source_rules;
pub mod submission;
pub mod text;
