//! Scores of a tree of groups, exact.
