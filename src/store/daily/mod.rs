//! What is kept of the quote of the day: who wants it when, who is at a post, and what became of each?

mod claims;
mod continuity;
mod extras;
mod held;
mod posts;
mod schedules;

pub use claims::{Bid, Claim, Claiming, Drawn, Trigger};
pub use continuity::{Continuity, LONGEST_GAP};
pub use extras::DueExtra;
pub use posts::POSTS_KEPT;

pub(super) use continuity::forget as forget_continuity;
