//! How does text of any origin become clean Markdown of the corpus?

pub(crate) mod clean;
pub(crate) mod code;
pub(crate) mod dialect;
pub(crate) mod escape;
pub(crate) mod foreign_front_matter;
pub(crate) mod front_matter;
pub(crate) mod grid;
pub(crate) mod inline;
pub(crate) mod list;
pub(crate) mod list_items;
mod mended;
pub(crate) mod numerals;
pub(crate) mod piece_limit;
pub(crate) mod preformatted;
pub(crate) mod render;
pub(crate) mod tidy;
