//! Error numbers of WASI preview 1, as far as this host answers with them.

/// A call's answer when it did not do what was asked. The numbers are the standard's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Errno {
    /// No such descriptor.
    BadDescriptor = 8,
    /// There is such a file.
    Exists = 20,
    /// A pointer leads out of the guest's memory.
    Fault = 21,
    /// A path is not UTF-8.
    IllegalSequence = 25,
    /// An argument makes no sense.
    Invalid = 28,
    /// A folder where a file is needed.
    IsFolder = 31,
    /// Too many open descriptors.
    TooManyOpen = 33,
    /// A path or a name is too long.
    NameTooLong = 37,
    /// No such file.
    NoEntry = 44,
    /// The tree is full.
    NoSpace = 51,
    /// Not done by this host.
    NotSupported = 52,
    /// A file where a folder is needed.
    NotFolder = 54,
    /// A value does not fit.
    Overflow = 61,
    /// The file may only be read.
    ReadOnly = 69,
    /// Standard streams have no position.
    NoSeek = 70,
    /// The path leads out of the tree.
    NotCapable = 76,
}
