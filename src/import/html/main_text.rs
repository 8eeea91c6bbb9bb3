//! Where on a page is its text, and what beside it is menu?

use dom_query::{Document, NodeRef, Selection};

use super::markdown;

/// Text shorter than this, in characters, is hardly the page's: then all but the menus is taken.
const MIN_ARTICLE_CHARS: usize = 250;
/// The least part of what the page says that the text found must be. A page that does not name its
/// main element may be menus and lists of links for a good half.
const MIN_ARTICLE_SHARE: f64 = 0.5;
/// Where the text found is as large a part as this of the element that holds it, the rest of that is
/// taken for text too: a short section, with links.
const MIN_SHARE_OF_HOLDER: f64 = 0.8;
/// The part of a menu, at least, that is links.
const MENU_SHARE: f64 = 0.8;
/// Fewer letters than this, in bytes, may stand anywhere on a page.
const MIN_PIECE_BYTES: usize = 30;
/// What stands in a page's main element beside its text: what readers say of it, and other pages.
const BESIDE: &str = "div#comments, section#comments, div.comments-area, div#respond, div.comment-respond, \
    div.sharedaddy, div.related-posts, section.related-posts, div.post-navigation";

/// The text of a page without menus: its main element's, where it names one with text in it.
/// Otherwise what readability found, with what that passed over in the same element.
pub(super) fn text_of(page: &Document, article: String) -> String {
    let is_part = |part: &str, of: &str, share: f64| part.len() as f64 >= share * of.len() as f64;
    if let Some(main) = main_element(page) {
        drop_beside(&main);
        let main = markdown(&main);
        if is_part(&main, &article, MIN_ARTICLE_SHARE) {
            return main;
        }
        return article;
    }
    let holder = holder(page, &article).map(|holder| {
        drop_menus(&holder);
        markdown(&holder)
    });
    if let Some(holder) = holder.filter(|holder| is_part(&article, holder, MIN_SHARE_OF_HOLDER)) {
        return holder;
    }
    let whole = page.select("body").nodes().first().map(markdown).unwrap_or_default();
    let enough = article.len() >= MIN_ARTICLE_CHARS && is_part(&article, &whole, MIN_ARTICLE_SHARE);
    if enough { article } else { whole }
}

/// The one element that a page calls its main one, or else its one article.
fn main_element(page: &Document) -> Option<NodeRef<'_>> {
    let candidates = ["main, [role=main]", "article"];
    let found = candidates.iter().map(|selector| page.select(selector));
    let main = found.into_iter().find(|selection| selection.length() == 1)?;
    main.nodes().first().copied()
}

fn drop_beside(main: &NodeRef<'_>) {
    Selection::from(*main).select(BESIDE).remove();
}

/// The smallest element that holds all paragraphs and headings which readability found.
fn holder<'a>(page: &'a Document, article: &str) -> Option<NodeRef<'a>> {
    let found = letters(article);
    let pieces = page.select("p, h1, h2, h3, h4, h5, h6, li, pre");
    let mut pieces = pieces.nodes().iter().filter(|piece| {
        let words = letters(&piece.text());
        words.len() >= MIN_PIECE_BYTES && found.contains(&words)
    });
    let first = pieces.next()?;
    let last = pieces.next_back()?;
    let around: Vec<_> = last.ancestors_it(None).map(|node| node.id).collect();
    // A part of a table is read with the table around it.
    let is_whole = |node: &NodeRef<'_>| !node.is("table, thead, tbody, tfoot, tr");
    first.ancestors_it(None).find(|node| around.contains(&node.id) && is_whole(node))
}

/// Drops what stands in the body and is nothing but links: the menus of a page which gives its text
/// no element of its own.
fn drop_menus(holder: &NodeRef<'_>) {
    for child in holder.children().into_iter().filter(|_| holder.is("body")) {
        let child = Selection::from(child);
        let links = child.select("a[href]");
        let is_menu = child.is("div")
            && child.select("p, pre").is_empty()
            && links.length() > 1
            && letters(&links.text()).len() as f64 >= MENU_SHARE * letters(&child.text()).len() as f64;
        if is_menu {
            child.remove();
        }
    }
}

/// Only the letters and digits: whatever spaces and signs stand between them.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
