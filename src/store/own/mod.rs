//! What does a server have of its own to answer from?

pub(crate) mod documents;
mod documents_read;
