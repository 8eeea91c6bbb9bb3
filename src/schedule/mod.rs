//! When is the next post due? Wall-clock time, by each server's own zone, without any I/O but the
//! reading of the time zone database; and what do people mean who say when they want it?

mod clock;
mod day_names;
mod day_words;
mod days;
mod reading;
mod spoken_time;
mod time;
mod when;
mod zone_names;
mod zone_words;
mod zones;

pub use days::days;
pub use reading::Reading;
pub use time::time;
pub use when::{next_post, overdue, posts_after};
pub use zone_words::fixed_distance;
pub use zones::{guess, known_zone, suggest, zone};
