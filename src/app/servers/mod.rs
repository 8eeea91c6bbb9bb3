//! What did the moderators of a server choose, and what does that let through?

pub(crate) mod admission;
pub(crate) mod arrival;
pub(crate) mod requests;
pub(crate) mod settings_cache;
