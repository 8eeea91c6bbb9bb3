//! Which passages hold the words of a question, and how much do those tell? (BM25.)

pub(crate) mod bm25;
pub(crate) mod index;
pub(crate) mod postings;
