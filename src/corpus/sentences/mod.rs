//! Where does one sentence end and the next begin?
//!
//! Dutch and English prose, plain or in Markdown. A sentence never runs over a blank line, into
//! another list item, or out of a heading or a block quote. Code between fences is one piece.

mod ends;
mod lines;
mod split;

pub use ends::goes_on;
pub use split::split;
