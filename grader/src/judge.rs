//! Judges a submission: builds it, runs every case, compares, classifies.
