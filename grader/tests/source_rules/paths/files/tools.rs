pub use std::collections as c;
