//! Reads what a student hands in.
