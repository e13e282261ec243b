//! Modules and compiled modules on disk, addressed by content.
