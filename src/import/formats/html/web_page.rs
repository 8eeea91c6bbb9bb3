//! How is a web page read: where is its text, and what is menu, banner and footer?

use dom_query::Document;

use super::{accordions, around, article, levels, main_text, metadata, nesting, title};
use crate::import::draft::Draft;
use crate::import::markdown::{piece_limit, tidy};
use crate::import::problem::Problem;

/// Reads a web page.
///
/// # Errors
/// When it is not made to be read.
pub(crate) fn read(html: &str) -> Result<Draft, Problem> {
    nesting::check(html)?;
    let page = page_of(html);
    let mut draft = metadata::read(&page);
    // One page is held at a time: what readability does to it can't be undone.
    let (article, byline) = article::article(page, draft.title.as_deref());
    let page = page_of(html);
    title::drop_site_headings(&page, draft.title.as_deref());
    around::drop_around(&page);
    draft.author = draft.author.or(byline);
    let markdown = main_text::text_of(&page, article);
    drop(page);
    piece_limit::check(&markdown)?;
    draft.blocks = tidy::page_blocks(&markdown);
    Ok(draft)
}

fn page_of(html: &str) -> Document {
    let page = Document::from(html);
    accordions::open(&page);
    levels::nest(&page);
    page
}
