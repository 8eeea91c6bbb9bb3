//! How is a web page read: where is its text, and what is menu, banner and footer?

use dom_query::{Document, NodeRef, Selection};
use dom_smoothie::{Config, Readability};

use super::draft::Draft;
use super::problem::Problem;
use super::{html_metadata, tidy};

/// More elements inside each other than this are no page that a person wrote; the readers of pages
/// slow down with the square of it.
const MAX_NESTING: usize = 1000;
/// Text shorter than this, in characters, is hardly the page's: then all but the menus is taken.
const MIN_ARTICLE_CHARS: usize = 250;
/// The least part of what the page's main element says that its text must be.
const MIN_ARTICLE_SHARE: f64 = 0.5;

/// What is never text.
const NO_TEXT: &str = "script, style, noscript, template, iframe, svg, button, select, dialog, nav, \
    [role=navigation], [role=search], [role=dialog], [role=alertdialog], [role=doc-noteref], [hidden], \
    sup.reference, .mw-editsection, .headerlink";
/// Elements that change only how words look; and links, which become their words.
const LOOKS: &[&str] =
    &["a", "b", "strong", "i", "em", "u", "span", "font", "small", "mark", "abbr", "cite", "code"];
/// Elements that are read as paragraphs.
const PARAGRAPHS: &str = "dt, dd, figcaption, summary, address, center, legend";
/// What is around the text.
const AROUND: &str = "header, footer, aside, form, [role=banner], [role=contentinfo], [role=complementary]";
/// Where pages ask for leave to keep cookies.
const CONSENT: &str = "[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [id*=gdpr i], \
    [class*=gdpr i]";

/// Reads a web page.
///
/// # Errors
/// When it is not made to be read.
pub(super) fn read(html: &str) -> Result<Draft, Problem> {
    check_nesting(html)?;
    let page = Document::from(html);
    let mut draft = html_metadata::read(&page);
    drop_around(&page);
    let whole = main_element(&page);
    let whole = whole.as_deref().unwrap_or_default();
    let (article, byline) = article(html);
    let enough =
        article.len() >= MIN_ARTICLE_CHARS && article.len() as f64 >= MIN_ARTICLE_SHARE * whole.len() as f64;
    draft.author = draft.author.or(byline);
    draft.blocks = tidy::blocks(if enough { &article } else { whole });
    Ok(draft)
}

/// What a piece of HTML says, as Markdown.
pub(super) fn fragment(html: &str) -> String {
    if check_nesting(html).is_err() {
        return String::new();
    }
    let fragment = Document::fragment(html);
    fragment.select(NO_TEXT).remove();
    markdown(&fragment.root())
}

/// The words of an element, as Markdown. Its `pre` keeps what is in it.
fn markdown(node: &NodeRef<'_>) -> String {
    node.strip_elements(LOOKS);
    Selection::from(*node).select(PARAGRAPHS).rename("p");
    node.md(None).to_string()
}

/// The text that readability finds, and the author that it sees in it.
fn article(html: &str) -> (String, Option<String>) {
    let page = Document::from(html);
    page.select(NO_TEXT).remove();
    drop_consent(&page);
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

fn drop_around(page: &Document) {
    page.select(NO_TEXT).remove();
    drop_consent(page);
    for node in page.select(AROUND).nodes() {
        let selection = Selection::from(*node);
        // The header of an article is part of it.
        if selection.ancestors(None).filter("article, main").is_empty() {
            selection.remove();
        }
    }
}

/// Banners about cookies go; a page about cookies stays.
fn drop_consent(page: &Document) {
    let all = page.select("body").text().len();
    for node in page.select(CONSENT).nodes() {
        let selection = Selection::from(*node);
        let is_banner = !selection.is("html, body, main, article, h1, h2, h3, p, li")
            && selection.select("main, article, h1").is_empty()
            && selection.text().len() < all / 2;
        if is_banner {
            selection.remove();
        }
    }
}

/// The Markdown of the one element that a page calls its main one, or else of all of it.
fn main_element(page: &Document) -> Option<String> {
    let candidates = ["main, [role=main]", "article", "body"];
    let found = candidates.iter().map(|selector| page.select(selector));
    let main = found.into_iter().find(|selection| selection.length() == 1)?;
    Some(markdown(main.nodes().first()?))
}

/// Counts how deep the elements of a page stand inside each other, without building them.
fn check_nesting(html: &str) -> Result<(), Problem> {
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = &name[..end];
        if name.is_empty() || NOT_NESTED.iter().any(|other| name.eq_ignore_ascii_case(other)) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MAX_NESTING {
            return Err(Problem::TooDeep);
        }
    }
    Ok(())
}

/// Elements that hold none, or that the next of their kind ends.
const NOT_NESTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "param", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "a", "path",
];

#[cfg(test)]
mod tests {
    use super::super::render;
    use super::*;

    const PAGE: &str = r##"<!DOCTYPE html><html><head><title>Van macht naar kracht - De Site</title>
<meta name="author" content="Jan Jansen"><meta property="article:published_time" content="2012-09-02T10:00:00Z">
<link rel="canonical" href="https://example.org/kracht"><script>weg()</script></head><body>
<header><a href="/">De Site</a></header><nav><ul><li><a href="/a">Over ons</a></li></ul></nav>
<div id="cookie-banner"><p>Wij gebruiken cookies, vindt u dat goed?</p><button>Ja</button></div>
<main><article><h1>Van macht naar kracht</h1>
<p>Leiders laten los, en mensen pakken het op: dat is in het kort wat er verandert, zegt de schrijver, die er
een heel boek aan wijdde en het in vele zalen vertelde.</p>
<h2>Wat is er nodig?</h2><p>Vertrouwen, en de moed om niet te weten. Wie dat heeft, kan beginnen. Wie het niet heeft,
kan het leren van wie het wel heeft, en dat kost tijd.</p>
<ul><li>Luister.</li><li>Vraag.</li></ul><blockquote><p>Loslaten is geen vertrekken.</p></blockquote></article></main>
<footer><p>Alle rechten voorbehouden</p></footer></body></html>"##;

    #[test]
    fn finds_the_text_and_what_is_told_of_it() {
        let draft = read(PAGE).expect("a page");
        assert_eq!(draft.title.as_deref(), Some("Van macht naar kracht"));
        assert_eq!(draft.author.as_deref(), Some("Jan Jansen"));
        assert_eq!(draft.date.as_deref(), Some("2012-09-02T10:00:00Z"));
        assert_eq!(draft.url.as_deref(), Some("https://example.org/kracht"));
        let markdown = render::markdown(&draft.blocks);
        assert!(markdown.contains("## Wat is er nodig?\n\nVertrouwen"), "{markdown}");
        assert!(markdown.contains("- Luister.\n- Vraag.\n\n> Loslaten is geen vertrekken."), "{markdown}");
        for gone in ["Over ons", "cookies", "rechten", "weg()", "De Site"] {
            assert!(!markdown.contains(gone), "{gone}: {markdown}");
        }
    }

    #[test]
    fn reads_a_short_page_whole() {
        let draft =
            read("<title>Kort</title><nav>menu</nav><p>Een zin.</p><footer>voet</footer>").expect("a page");
        assert_eq!(render::markdown(&draft.blocks), "Een zin.");
    }

    #[test]
    fn refuses_a_page_made_to_be_slow() {
        assert!(matches!(read(&"<div>".repeat(100_000)), Err(Problem::TooDeep)));
        assert!(read(&format!("<p>{}", "<a name=x>punt <br>".repeat(5000))).is_ok());
    }
}
