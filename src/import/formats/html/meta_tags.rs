//! What do the `<meta>` tags of a page say?

use dom_query::Document;

use crate::import::markdown::clean;

/// The first of these that the page names, as a name or as a property.
pub(super) fn meta(page: &Document, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let selector = format!("meta[name=\"{name}\" i], meta[property=\"{name}\" i]");
        attribute(page, &selector, "content")
    })
}

pub(super) fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    page.select(selector).nodes().iter().find_map(|node| some(&node.attr(name)?))
}

/// The words on one line, if there are any.
pub(super) fn some(text: &str) -> Option<String> {
    Some(clean::line(text)).filter(|text| !text.is_empty())
}
