//! Bytes of strangers as text that is safe to print.
