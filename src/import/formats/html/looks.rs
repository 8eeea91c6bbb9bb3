//! Which links, bold words and code of a page stay what they are, and what becomes of raised numbers?

use dom_query::{NodeRef, Selection};

use crate::import::markdown::inline;

/// What a heading or code is: nothing in it is bold or leads anywhere.
const PLAIN: &str = "h1, h2, h3, h4, h5, h6, pre";
/// What stands on lines of its own.
const BLOCKS: &str = "p, div, section, article, ul, ol, dl, table, pre, blockquote, h1, h2, h3, h4, h5, h6";
/// Names an element that no page has.
const OPENED: &str = "opened-look";

/// Leaves the words of links that lead nowhere, of what is bold as a whole, and of code in headings.
pub(super) fn open(node: &NodeRef<'_>) {
    for look in Selection::from(*node).select("a, b, strong, code").nodes() {
        let is_code_block =
            look.has_name("code") && look.ancestors_it(None).any(|around| around.has_name("pre"));
        let is_plain = || look.ancestors_it(None).any(|around| around.is(PLAIN));
        if !is_code_block && (is_nothing(look) || is_plain()) {
            look.rename(OPENED);
        }
    }
    node.strip_elements(&[OPENED]);
}

fn is_nothing(look: &NodeRef<'_>) -> bool {
    let address = look.attr("href").unwrap_or_default();
    let leads_nowhere = look.has_name("a") && (address.trim().is_empty() || address.trim().starts_with('#'));
    let style = look.attr("style").unwrap_or_default();
    // Google Docs puts all of a page between these.
    let is_thin = style.contains("font-weight:normal") || style.contains("font-weight:400");
    leads_nowhere
        || is_thin
        || look.text().trim().is_empty()
        || !Selection::from(*look).select(BLOCKS).is_empty()
}

/// Raised numbers become signs that are raised: without, `10` with a raised `2` would read 102.
pub(super) fn raise(node: &NodeRef<'_>) {
    for raised in Selection::from(*node).select("sup").nodes() {
        let words = raised.text();
        let signs = inline::raised(&words);
        if signs != *words {
            raised.set_text(signs.as_str());
        }
    }
}
