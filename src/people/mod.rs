//! Whom to ask, and when? Which members may know something about a question, what has come of asking them,
//! and when they may be asked.
//!
//! Nothing here reads a clock, a database or Discord: moments and seeds are passed in.

mod choice;
pub mod evaluate;
mod evidence;
mod habits;
mod index;
mod limits;
mod near_words;
mod quiet;
mod ranking;
mod rounds;
mod thanks;
mod without;

pub use choice::{SEATS, choose, in_round};
pub use evidence::{Mark, MarkKind, evidence, faded};
pub use habits::Reply;
pub use index::{Fit, Fits, PeopleIndex};
pub use limits::{IGNORED_ENOUGH, MOST_OF_A_SERVER_A_DAY, NOT_MINE_FOR, Within, within_limits};
pub use quiet::is_quiet;
pub use ranking::{Ranked, Standing, rank};
pub use rounds::{LATEST, LOOKS_FOR, ROUNDS, SECOND_ROUND_AFTER, next_round, too_late};
pub use thanks::weight_of_thanks;
pub use without::Part;
