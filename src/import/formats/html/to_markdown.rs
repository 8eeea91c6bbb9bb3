//! What does a piece of HTML say, as Markdown?

use dom_query::{Document, NodeRef, Selection};

use super::elements::{LOOKS, NO_TEXT, PARAGRAPHS};
use super::{accordions, around, levels, lists, looks, nesting, tables};
use crate::import::problem::Problem;

/// What a piece of HTML says, as Markdown.
pub(crate) fn fragment(html: &str) -> String {
    parse(html).map(|fragment| words(&fragment)).unwrap_or_default()
}

/// A piece of HTML without what is never text.
///
/// # Errors
/// When it is not made to be read.
pub(crate) fn parse(html: &str) -> Result<Document, Problem> {
    nesting::check(html)?;
    let fragment = Document::fragment(html);
    accordions::open(&fragment);
    levels::nest(&fragment);
    fragment.select(NO_TEXT).remove();
    Ok(fragment)
}

/// What a piece of HTML says, as Markdown, once it has been parsed.
pub(crate) fn words(fragment: &Document) -> String {
    markdown(&fragment.root())
}

/// The words of an element, as Markdown. Its `pre` keeps what is in it.
pub(super) fn markdown(node: &NodeRef<'_>) -> String {
    around::drop_menu_lines(node);
    looks::raise(node);
    looks::open(node);
    node.strip_elements(LOOKS);
    tables::make_plain(node);
    lists::number(node);
    lists::tick(node);
    Selection::from(*node).select(PARAGRAPHS).rename("p");
    levels::open_boxes(node);
    node.md(None).to_string()
}
