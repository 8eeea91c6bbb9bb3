//! Where on a page is its text, and what beside it is menu?

use dom_query::{Document, NodeRef, Selection};

use super::letters::letters;
use super::to_markdown::markdown;

/// Text shorter than this, in characters, is hardly the page's: then all but the menus is taken.
const MIN_ARTICLE_CHARS: usize = 250;
/// The least part of what the page says that the text found must be. A page that does not name its
/// main element may be menus and lists of links for a good half.
const MIN_ARTICLE_SHARE: f64 = 0.5;
/// Where the text found is as large a part as this of the element that holds it, the rest of that is
/// taken for text too: a short section, with links.
const MIN_SHARE_OF_HOLDER: f64 = 0.8;
/// ... and so it is from this part on, where hardly any of the element is links: readability passes
/// over boxes with remarks.
const MIN_SHARE_OF_TEXT: f64 = 0.6;
const MAX_LINKS_IN_HOLDER: f64 = 0.2;
/// The part of a text, at most, that is links.
const MAX_LINKS_IN_TEXT: f64 = 0.4;
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
    let is_part = |part: &str, of: &str, share: f64| length(part) as f64 >= share * length(of) as f64;
    if let Some(main) = main_element(page) {
        drop_beside(&main);
        let main = markdown(&main);
        if is_part(&main, &article, MIN_ARTICLE_SHARE) {
            return main;
        }
        return article;
    }
    let holder = holder(page, &article);
    if let Some(wider) = holder.and_then(|holder| with_its_like(&holder)) {
        drop_beside(&wider);
        drop_menus(&wider);
        return markdown(&wider);
    }
    let holder = holder.map(|holder| {
        drop_beside(&holder);
        drop_menus(&holder);
        let is_text = !holder.is("body") && link_share(&holder) <= MAX_LINKS_IN_HOLDER;
        let needed = if is_text { MIN_SHARE_OF_TEXT } else { MIN_SHARE_OF_HOLDER };
        (markdown(&holder), needed)
    });
    if let Some((holder, _)) = holder.filter(|(holder, needed)| is_part(&article, holder, *needed)) {
        return holder;
    }
    let whole = page.select("body").nodes().first().map(markdown).unwrap_or_default();
    let enough = length(&article) >= MIN_ARTICLE_CHARS && is_part(&article, &whole, MIN_ARTICLE_SHARE);
    if enough { article } else { whole }
}

/// How long a text is, in bytes, whatever is in its addresses.
fn length(markdown: &str) -> usize {
    without_addresses(markdown).len()
}

/// Markdown without the addresses of its links.
fn without_addresses(markdown: &str) -> String {
    let mut words = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("](") {
        words.push_str(before);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    words.push_str(rest);
    words.replace(['[', '*'], "")
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
    let found = letters(&without_addresses(article));
    let pieces = page.select("p, h1, h2, h3, h4, h5, h6, li, pre");
    let mut pieces = pieces.nodes().iter().filter(|piece| {
        let words = letters(&piece.text());
        words.len() >= MIN_PIECE_BYTES && found.contains(&words)
    });
    let first = pieces.next()?;
    let last = pieces.next_back()?;
    let around: Vec<_> = last.ancestors_it(None).map(|node| node.id).collect();
    // A part of a table or a list is read with what is around that.
    let is_whole = |node: &NodeRef<'_>| !node.is("table, thead, tbody, tfoot, tr, ol, ul, dl, li, dd");
    first.ancestors_it(None).find(|node| around.contains(&node.id) && is_whole(node))
}

/// The element around that one and others of the same class, all of them text: the sections of a
/// manual, say, of which readability finds the longest only.
fn with_its_like<'a>(holder: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let class = |node: &NodeRef<'_>| node.class().filter(|class| !class.trim().is_empty());
    let kind = |node: &NodeRef<'_>| Some((node.node_name()?, class(node)?));
    let own = kind(holder).filter(|_| !holder.is("body"))?;
    let parent = holder.parent()?;
    let others = parent.element_children().into_iter().filter(|child| child.id != holder.id);
    let others: Vec<_> = others.filter(|child| kind(child).as_ref() == Some(&own)).collect();
    let are_text = !others.is_empty() && others.iter().all(|other| link_share(other) <= MAX_LINKS_IN_TEXT);
    are_text.then(|| with_its_like(&parent).unwrap_or(parent))
}

/// The part of an element's letters that is links.
fn link_share(node: &NodeRef<'_>) -> f64 {
    let links = Selection::from(*node).select("a[href]");
    letters(&links.text()).len() as f64 / letters(&node.text()).len().max(1) as f64
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
