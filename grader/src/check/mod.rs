//! Comparison of output with an answer, one file per mode.
