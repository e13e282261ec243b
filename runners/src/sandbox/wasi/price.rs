//! What host calls cost, in fuel. Together with the engine these numbers define a unit of fuel, so a change of any of
//! them is a change of [`HOST_VERSION`](crate::sandbox::Sandbox::HOST_VERSION).
//!
//! A price covers the host's work at about the engine's own rate, so that no call is a cheap way to keep the host
//! busy. A call pays [`CALL`] first, then has its pointers checked, then pays for what it moves, then moves it.

/// Every call.
pub(super) const CALL: u64 = 200;
/// Each byte that is copied between guest and host.
pub(super) const BYTE: u64 = 1;
/// Each random byte.
pub(super) const RANDOM_BYTE: u64 = 8;
/// Each buffer of a scattered read or write.
pub(super) const BUFFER: u64 = 10;
/// Each byte of a path, beside its copy: parts are looked up in the tree.
pub(super) const PATH_BYTE: u64 = 4;
/// Each entry of a folder that is listed or passed over.
pub(super) const ENTRY: u64 = 20;
/// Each subscription of a poll.
pub(super) const SUBSCRIPTION: u64 = 50;
/// Each nanosecond that the guest sleeps. The guest's clock advances by one nanosecond a unit of fuel, so a sleep and
/// a loop that waits for the clock cost the same.
pub(super) const SLEPT_NANOSECOND: u64 = 1;
