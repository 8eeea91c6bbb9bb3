//! How is a web page read: where is its text, and what is menu, banner and footer?

mod around;
mod article;
mod levels;
mod lists;
mod main_text;
pub(crate) mod meta_tags;
mod metadata;
mod nesting;
mod tables;
#[cfg(test)]
mod tests;
mod title;

use dom_query::{Document, NodeRef, Selection};

use crate::import::draft::Draft;
use crate::import::markdown::{piece_limit, tidy};
use crate::import::problem::Problem;

/// What is never text.
const NO_TEXT: &str = "script, style, noscript, template, iframe, svg, button, select, dialog, nav, \
    [role=navigation], [role=search], [role=dialog], [role=alertdialog], [role=doc-noteref], [hidden], \
    sup.reference, a[href^='#'] sup, sup:has(a[href^='#']), .mw-editsection, .headerlink, \
    td.linenos, td.gutter, div.toc, dl.toc, ul.toc, div#toc, div.navheader, div.navfooter";
/// Elements that change only how words look; and links, which become their words.
const LOOKS: &[&str] =
    &["a", "b", "strong", "i", "em", "u", "span", "font", "small", "mark", "abbr", "cite", "code"];
/// Elements that stand inside a sentence.
const INLINE: &str = "a, b, strong, i, em, u, span, font, small, mark, abbr, cite, code, q, kbd, samp, var, tt, \
    dfn, sub, sup, time, label, acronym, big, s, del, ins";
/// Elements that are read as paragraphs.
const PARAGRAPHS: &str = "dt, dd, figcaption, summary, address, center, legend";

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
    levels::nest(&page);
    page
}

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
    levels::nest(&fragment);
    fragment.select(NO_TEXT).remove();
    Ok(fragment)
}

/// What a piece of HTML says, as Markdown, once it has been parsed.
pub(crate) fn words(fragment: &Document) -> String {
    markdown(&fragment.root())
}

/// The words of an element, as Markdown. Its `pre` keeps what is in it.
fn markdown(node: &NodeRef<'_>) -> String {
    around::drop_menu_lines(node);
    node.strip_elements(LOOKS);
    tables::make_plain(node);
    lists::number(node);
    lists::tick(node);
    Selection::from(*node).select(PARAGRAPHS).rename("p");
    levels::open_boxes(node);
    node.md(None).to_string()
}
