//! How does a question that is put to the group get to Discord, and how does it look there?

pub(crate) mod draft;
mod ending;
pub(crate) mod form;
pub(crate) mod handle;
pub(crate) mod ids;
pub(crate) mod kept;
pub(crate) mod offer;
pub(crate) mod outlet;
pub(crate) mod permissions;
pub(crate) mod post;
pub(crate) mod quote;
pub(crate) mod tags;
pub(crate) mod thread;
