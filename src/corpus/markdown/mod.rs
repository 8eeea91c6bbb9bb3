//! How does Markdown, of whatever program, become blocks?
//!
//! What a reader of the page doesn't see goes first: comments, the tags of HTML, the signs of MkDocs,
//! Obsidian and Docusaurus (`lines`, `html`, `inline`). All else stays to the byte, in the same lines; so
//! does a text that has none of these. Then the text is taken apart (`blocks`), and questions with their
//! answers are told from it (`crate::corpus::questions`).

mod admonitions;
mod blocks;
mod comments;
mod edits;
mod elements;
mod html;
mod inline;
mod lines;
mod marks;
mod read;
mod shortcodes;
mod tables;
mod tags;

pub use admonitions::{Opening, opening};
pub(super) use blocks::{Parsed, Shape};
pub use inline::attributes;
pub use lines::says_nothing;
pub(crate) use lines::{is_script, without_block_name};
pub(super) use read::read;
