//! What are the nouns of this program? Plain data, without I/O and without imports of ours.

mod language;
mod secret;
mod source;

pub use language::{Language, UnknownLanguage};
pub use secret::Secret;
pub use source::Source;
