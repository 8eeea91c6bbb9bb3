//! What is kept of what members of a server said: what was asked in vain, which passages helped, and which questions
//! lead to one?

mod leading;
mod ratings;
mod settled;
pub(super) mod unanswered;

pub use leading::LEADING_FOR;
pub use ratings::{RATINGS_FOR, Rated};
pub use settled::SETTLED_FOR;
pub use unanswered::UNANSWERED_FOR;
