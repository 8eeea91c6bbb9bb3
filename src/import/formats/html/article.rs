//! What does readability take for the article of a page?

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::around::drop_consent;
use super::elements::{INLINE, NO_TEXT};
use super::title::drop_site_headings;
use super::to_markdown::markdown;

/// What pages call the name of the author.
const AUTHOR: &str = "[class*=author i], [class*=byline i], [id*=author i], [id*=byline i]";

/// The text that readability finds, and the author that it sees in it.
pub(super) fn article(page: Document, title: Option<&str>) -> (String, Option<String>) {
    page.select(NO_TEXT).remove();
    drop_consent(&page);
    drop_site_headings(&page, title);
    forget_names(&page);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let Ok(mut reader) = Readability::with_document(page, None, Some(config)) else {
        return (String::new(), None);
    };
    let Ok(article) = reader.parse() else { return (String::new(), None) };
    let byline = article
        .byline
        .filter(|byline| byline.split_whitespace().count() <= 6 && !byline.contains(['@', '/']));
    (markdown(&Document::fragment(article.content).root()), byline)
}

/// Takes away what a page calls pieces of a sentence: readability drops a whole element for a name
/// such as `menu` or `comment`. A name of the author, outside of a paragraph, is left for it to find.
fn forget_names(page: &Document) {
    for node in page.select(INLINE).nodes() {
        let in_text = || node.ancestors_it(None).any(|ancestor| ancestor.is("p, li, dd, td"));
        if !node.is(AUTHOR) || in_text() {
            node.remove_attrs(&["class", "id"]);
        }
    }
}
