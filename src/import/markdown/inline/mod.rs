//! How do links, bold words and inline code stand in the words of a block?
//!
//! As signs that no text has (of a plane for private use), around plain words: so what puts words together,
//! cuts them and counts them need not know of markup, and only what writes Markdown gives them a meaning.

mod addresses;
mod marks;
mod raised;
mod write;

pub(crate) use addresses::{followed, with_links};
pub(crate) use marks::{
    ADDRESS, BOLD, CODE, END_BOLD, END_CODE, END_LINK, LINK, code, in_language, is_mark, language_of, plain,
    without_marks,
};
pub(crate) use raised::raised;
pub(crate) use write::to_markdown;
