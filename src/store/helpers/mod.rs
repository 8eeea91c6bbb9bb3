//! Who offered to be asked, what came of asking them, and which round is due?

mod choices;
mod keeping;
mod mentions;
mod openings;
mod rounds;
mod rows;
mod standings;
mod wakes;

pub(super) use mentions::take_mentions_off;
pub use openings::MOST_AN_HOUR;
pub use rounds::{RoundClaim, RoundEnd};
pub use standings::{Candidate, KeptOf, Replied};
pub use wakes::Began;
