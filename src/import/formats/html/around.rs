//! What stands around the text of a page: banner, footer, and the leave asked for cookies?

use dom_query::{Document, NodeRef, Selection};

use super::elements::{INLINE, NO_TEXT};
use super::letters::letters;
use crate::import::markdown::tidy::menus::is_menu;

/// What is around the text.
pub(super) const AROUND: &str =
    "header, footer, aside, form, [role=banner], [role=contentinfo], [role=complementary]";
/// What stands beside a text, also within its element.
const BESIDE: &str = "aside, [role=complementary]";
/// Where pages ask for leave to keep cookies.
const CONSENT: &str = "[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [id*=gdpr i], \
    [class*=gdpr i]";

pub(super) fn drop_around(page: &Document) {
    page.select(NO_TEXT).remove();
    drop_consent(page);
    for node in page.select(AROUND).nodes() {
        let selection = Selection::from(*node);
        // The header of an article is part of it.
        if selection.ancestors(None).filter("article, main").is_empty() || leads_away(&selection) {
            selection.remove();
        }
    }
}

/// Whether a box beside a text, in whatever element, leads elsewhere and says little itself: "Lees ook".
fn leads_away(node: &Selection<'_>) -> bool {
    let links = node.select("a[href]");
    node.is(BESIDE)
        && links.length() > 1
        && 2 * links.text().chars().count() > node.text().trim().chars().count()
}

/// Drops the lines that are the menu of a page.
pub(super) fn drop_menu_lines(node: &NodeRef<'_>) {
    for line in Selection::from(*node).select("p, h1, h2, h3, h4, h5, h6").nodes() {
        let selection = Selection::from(*line);
        let links = selection.select("a[href]");
        let words = selection.text();
        if letters(&words) == letters(&links.text()) && is_menu(links.length(), &words) {
            selection.remove();
        }
    }
}

/// Banners about cookies go; a page about cookies stays.
pub(super) fn drop_consent(page: &Document) {
    let all = page.select("body").text().len();
    for node in page.select(CONSENT).nodes() {
        let selection = Selection::from(*node);
        let is_banner = !selection.is(INLINE)
            && !selection.is("html, body, main, article, h1, h2, h3, p, li")
            && selection.select("main, article, h1").is_empty()
            && selection.text().len() < all / 2;
        if is_banner {
            selection.remove();
        }
    }
}
