//! How is a Markdown file read: of Obsidian, Hugo, Jekyll or by hand?

use super::draft::Draft;
use super::problem::Problem;
use super::{dialect, markup, matter, tidy};

/// Reads a Markdown text.
///
/// # Errors
/// When its front matter can't be understood, or it is too much to be read at once.
pub(super) fn read(text: &str) -> Result<Draft, Problem> {
    markup::check(text)?;
    let (mut draft, body) = matter::split(text)?;
    draft.blocks = tidy::blocks(&dialect::to_markdown(body));
    Ok(draft)
}
