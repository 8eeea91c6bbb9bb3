//! What is kept of the passages, so that a question finds them fast? (The inverted index.)

pub(crate) mod dictionary;
mod idf;
mod lists;
pub(crate) mod occurrences;
pub(crate) mod sections;
pub(crate) mod segment;
pub(crate) mod storage;
pub(crate) mod terms;
pub(crate) mod vocabulary;
