//! What are the nouns of this program? Plain data, without I/O and without imports of ours.

mod ids;
mod language;
mod secret;
mod source;

pub use ids::MemberId;
pub use language::{Language, UnknownLanguage};
pub use secret::Secret;
pub use source::Source;
