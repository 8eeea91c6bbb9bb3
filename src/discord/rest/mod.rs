//! How is a request sent to Discord, tried again, and its refusal understood?

pub(crate) mod message;
pub(crate) mod refusal;
pub(crate) mod retry;
pub(crate) mod sample;
pub(crate) mod send;
