//! How do the figures of a server get to Discord, and how do they look there?

pub(crate) mod card;
pub(crate) mod handle;
mod outlet;
