//! Differences between two texts, bounded by size and never by time.
