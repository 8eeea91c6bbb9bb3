//! When is the next post due? Wall-clock time, by each server's own zone, without any I/O but the
//! reading of the time zone database.

mod days;
mod time;
mod when;
mod zones;

pub use days::days;
pub use time::time;
pub use when::{next_post, overdue, posts_after};
pub use zones::{guess, known_zone, suggest, zone};
