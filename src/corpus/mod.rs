//! Which passages are there to answer with? Files become documents, documents become passages.

mod document;
mod passage;
mod sentences;

pub use document::Document;
pub use passage::{Passage, PassageKey};
