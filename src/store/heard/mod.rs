//! What is kept of what members of a server said: what was asked in vain, and which passages helped?

mod ratings;
pub(super) mod unanswered;

pub use ratings::{RATINGS_FOR, Rated};
pub use unanswered::UNANSWERED_FOR;
