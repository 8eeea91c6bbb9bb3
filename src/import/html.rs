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

/// What is never text.
const NO_TEXT: &str = "script, style, noscript, template, iframe, svg, button, select, dialog, nav, \
    [role=navigation], [role=search], [role=dialog], [role=alertdialog], [role=doc-noteref], [hidden], \
    sup.reference, a[href^='#'] sup, sup:has(a[href^='#']), .mw-editsection, .headerlink, \
    div.toc, dl.toc, ul.toc, div#toc, div.navheader, div.navfooter";
/// Elements that change only how words look; and links, which become their words.
const LOOKS: &[&str] =
    &["a", "b", "strong", "i", "em", "u", "span", "font", "small", "mark", "abbr", "cite", "code"];
/// Elements that stand inside a sentence.
const INLINE: &str = "a, b, strong, i, em, u, span, font, small, mark, abbr, cite, code, q, kbd, samp, var, tt, \
    dfn, sub, sup, time, label, acronym, big, s, del, ins";
const AUTHOR: &str = "[class*=author i], [class*=byline i], [id*=author i], [id*=byline i]";
/// Elements that are read as paragraphs.
const PARAGRAPHS: &str = "dt, dd, figcaption, summary, address, center, legend";
/// What is around the text.
const AROUND: &str = "header, footer, aside, form, [role=banner], [role=contentinfo], [role=complementary]";
/// What stands in a page's main element beside its text: what readers say of it, and other pages.
const BESIDE: &str = "div#comments, section#comments, div.comments-area, div#respond, div.comment-respond, \
    div.sharedaddy, div.related-posts, section.related-posts, div.post-navigation";
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
    let (article, byline) = article(html);
    draft.author = draft.author.or(byline);
    draft.blocks = tidy::blocks(&text_of(&page, article));
    Ok(draft)
}

/// The text of a page without menus: its main element's, where it names one with text in it.
/// Otherwise what readability found, with what that passed over in the same element.
fn text_of(page: &Document, article: String) -> String {
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
    first.ancestors_it(None).find(|node| around.contains(&node.id))
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
        let is_banner = !selection.is(INLINE)
            && !selection.is("html, body, main, article, h1, h2, h3, p, li")
            && selection.select("main, article, h1").is_empty()
            && selection.text().len() < all / 2;
        if is_banner {
            selection.remove();
        }
    }
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

    /// Six chapters of prose, with a short section of links after them.
    fn chapters() -> String {
        let prose =
            "Wie samen een netwerk bouwt, deelt wat hij weet, en vraagt wat hij niet weet. ".repeat(6);
        let chapters: String = (1..=6)
            .map(|number| format!("<div class=\"section\"><h2>Hoofdstuk {number}</h2><p>{prose}</p></div>"))
            .collect();
        format!(
            "{chapters}<div class=\"section\"><h2>Contact</h2><p>Bel <a href=\"tel:1\">Jan Jansen van de \
             cooperatie</a> of mail <a href=\"mailto:x\">het secretariaat in Utrecht</a>.</p></div>"
        )
    }

    #[test]
    fn keeps_a_short_section_with_links() {
        let contact = "## Contact\n\nBel Jan Jansen van de cooperatie of mail het secretariaat in Utrecht.";
        for (open, close) in [("<main>", "</main>"), ("<div id=x>", "</div>"), ("", "")] {
            let page = format!("<title>Gids</title><body><nav>menu</nav>{open}{}{close}</body>", chapters());
            let markdown = render::markdown(&read(&page).expect("a page").blocks);
            assert!(markdown.ends_with(contact), "{open}: {markdown}");
            assert!(markdown.contains("## Hoofdstuk 6"), "{open}: {markdown}");
            assert!(!markdown.contains("menu"), "{open}: {markdown}");
        }
    }

    #[test]
    fn keeps_the_words_of_a_sentence_whatever_they_are_called() {
        let sentence = "<p>Kies <span class=\"guimenu\">Bestand</span>, geef <em class=\"consent\">samen</em> \
                        akkoord en lees <span class=\"comment\">goed</span> na.</p>";
        for (open, close) in [("<main>", "</main>"), ("<div>", "</div>")] {
            let page = format!("<title>Gids</title><body>{open}{}{sentence}{close}</body>", chapters());
            let markdown = render::markdown(&read(&page).expect("a page").blocks);
            let words = "Kies Bestand, geef samen akkoord en lees goed na.";
            assert!(markdown.contains(words), "{open}: {markdown}");
        }
        let (article, _) = article(&format!("<body>{}{sentence}</body>", chapters()));
        assert!(article.contains("Kies Bestand, geef samen akkoord en lees goed na."), "{article}");
    }

    #[test]
    fn drops_the_marks_of_notes() {
        let page = "<main><p>In 2012<a href=\"#fn1\"><sup>1</sup></a> en 2013<sup><a href=\"#fn2\">2</a></sup> \
                    was het 10<sup>2</sup> meter, <a href=\"#verder\">zie verder</a>.</p></main>";
        let words = "In 2012 en 2013 was het 102 meter, zie verder.";
        assert_eq!(render::markdown(&read(page).expect("a page").blocks), words);
        assert_eq!(fragment("<p>In 2012<a href=\"#fn1\"><sup>1</sup></a>.</p>").trim(), "In 2012.");
    }

    #[test]
    fn drops_contents_and_the_way_to_other_pages() {
        let page = "<body><div class=\"navheader\">Vorige</div><main><div class=\"toc\"><p>Inhoud</p></div>\
                    <dl class=\"toc\"><dt><a href=\"#a\">Een</a></dt></dl><p>Tekst.</p>\
                    <div class=\"navfooter\">Volgende</div></main></body>";
        assert_eq!(render::markdown(&read(page).expect("a page").blocks), "Tekst.");
    }

    #[test]
    fn drops_what_stands_beside_the_text() {
        let menu = "<li><a href=\"/b\">Een heel ander bericht op deze site</a></li>".repeat(40);
        let aside = format!("<div class=\"sidebar\"><ul>{menu}</ul></div>");
        let short = aside.replace(&menu, &menu[..menu.len() / 20]);
        let reader = "<div id=\"comments\"><p>Een lezer zegt er dit van.</p></div>";
        for page in [
            format!("<body><div class=\"entry\">{}</div>{aside}</body>", chapters()),
            format!("<body>{short}{}</body>", chapters()),
            format!("<body><main>{}{reader}</main>{aside}</body>", chapters()),
        ] {
            let markdown = render::markdown(&read(&page).expect("a page").blocks);
            assert!(markdown.contains("## Contact"), "{markdown}");
            assert!(!markdown.contains("ander bericht") && !markdown.contains("lezer"), "{markdown}");
        }
    }

    #[test]
    fn refuses_a_page_made_to_be_slow() {
        assert!(matches!(read(&"<div>".repeat(100_000)), Err(Problem::TooDeep)));
        assert!(read(&format!("<p>{}", "<a name=x>punt <br>".repeat(5000))).is_ok());
    }
}
