//! What does each server have of its own to answer from, at the moment of a question?

pub(crate) mod adding;
pub(crate) mod gather;
pub(crate) mod shelf;
#[cfg(test)]
mod tests;
