//! How do members hear that they helped, and how are they asked for their words?

pub(crate) mod cards;
pub(crate) mod ids;
pub(crate) mod outlet;
