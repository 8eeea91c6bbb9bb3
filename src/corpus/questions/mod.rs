//! Which lines of a text are headings or questions, though nothing marks them as such?
//!
//! A question with its answer is one passage: the question becomes the heading that the answer stands under.

mod heading_lines;
mod lead;
mod pairs;
mod whole;

pub use heading_lines::{heading_in_bold, is_chapter, is_numbered_heading};
pub use lead::is_question;
pub(super) use whole::with_headings;
