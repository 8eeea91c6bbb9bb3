//! How are helpers asked on Discord, and what do they read there?

pub(crate) mod cards;
pub(crate) mod handle;
pub(crate) mod ids;
pub(crate) mod outlet;
pub(crate) mod refusal;
