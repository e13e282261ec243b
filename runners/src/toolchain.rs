//! Finds compilers.
