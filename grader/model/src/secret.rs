//! Values that a student must not see unless `disclose` lets them through.

use std::fmt;

/// A value that cannot be printed or serialized by accident.
///
/// There is no `Display` and no way to serialize it; `Debug` prints `Secret(..)`. [`Secret::reveal`] is the one way
/// out, and a tidy test lists the modules that may call it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Hides `value`.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The hidden value. Called only where a guest is fed, where output is compared, and in `disclose`.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// The value changed by `change`, hidden as before.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Secret<U> {
        Secret(change(self.0))
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_is_redacted() {
        assert_eq!(format!("{:?}", Secret::new("answer")), "Secret(..)");
    }
}
