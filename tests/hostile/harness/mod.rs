//! How attacks are made, run and looked at.

pub(crate) mod corpus;
pub(crate) mod generated;
pub(crate) mod inspect;
pub(crate) mod interference;
pub(crate) mod lab;
pub(crate) mod layers;
pub(crate) mod names;
pub(crate) mod probing;
