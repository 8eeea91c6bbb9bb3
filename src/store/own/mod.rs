//! What does a server have of its own to answer from?

mod documents;
mod documents_read;
mod offers;
