//! What is counted of a server's questions, and where do the figures go?

mod counts;
mod mondays;
mod read;

pub use counts::{COUNTS_FOR, DayCount};
