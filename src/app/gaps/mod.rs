//! What do the documents lack, and what can moderators do about it?

mod csv;
pub(crate) mod handle;
mod lead;
mod list;
mod merge;

pub use csv::csv;
pub use lead::Led;
pub use list::Gap;
pub use merge::Merger;
