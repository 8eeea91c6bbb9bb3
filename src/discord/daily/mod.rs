//! How does the quote of the day get to Discord?

pub(crate) mod button;
pub(crate) mod card;
pub(crate) mod handle;
pub(crate) mod outlet;
pub(crate) mod permissions;
pub(crate) mod refusal;
pub(crate) mod words;
