//! The one function that decides what an audience may see.
