//! What is the title of a page, and what the name of the site that it stands on?

use dom_query::{Document, NodeRef, Selection};
use url::Url;

use super::around::AROUND;
use super::meta_tags::{meta, some};

/// What pages call the place of the site's own name.
const SITE: &str = "[id*=logo i], [class*=logo i], [id*=site-title i], [class*=site-title i], \
    [id*=sitename i], [class*=sitename i], [id*=site-name i], [class*=site-name i], [id*=brand i], \
    [class*=brand i], [id*=masthead i], [class*=masthead i], [id*=blog-title i], [class*=blog-title i]";
/// What stands between the title of a page and the name of the site.
const SEPARATORS: [&str; 9] = [" - ", " | ", " – ", " — ", " « ", " » ", " · ", " :: ", " • "];

/// The title of a page: the heading that its `title` holds too, or else the title meant for sharing, the
/// one `told` elsewhere, or the page's `title`. The name of the site is not part of it.
pub(super) fn find(page: &Document, told: Option<String>) -> Option<String> {
    let text = |selector: &str| some(&page.select_single(selector).text());
    let whole = text("head title").or_else(|| text("title"));
    if let Some(heading) = heading(page, whole.as_deref()) {
        return Some(heading);
    }
    let sites = site_names(page);
    let shared = meta(page, &["og:title", "dc.title", "citation_title"]);
    let told = shared.or(told).map(|title| without_site(&title, &sites));
    let of_the_text = || only(headings(page, "main h1, article h1").into_iter());
    told.or_else(of_the_text).or_else(|| whole.map(|title| without_site(&title, &sites)))
}

/// Drops the headings that are the name of the site, unless that is the title of the page.
pub(super) fn drop_site_headings(page: &Document, title: Option<&str>) {
    for heading in page.select("h1").nodes() {
        let words = words_of(heading);
        if is_of_site(heading, page) && words.as_deref() != title {
            heading.remove_from_parent();
        }
    }
}

/// The heading above the text, in the order in which they are likely to be.
fn heading(page: &Document, whole: Option<&str>) -> Option<String> {
    let Some(whole) = whole else { return only(headings(page, "h1").into_iter()) };
    let in_title = |words: &String| same_case(whole).contains(&same_case(words));
    let found = |selector: &str| headings(page, selector).into_iter().filter(in_title).collect::<Vec<_>>();
    if let [heading, ..] = &found("main h1, article h1")[..] {
        return Some(heading.clone());
    }
    // A site whose name is an `h1` calls the title of the text an `h2`.
    let pieces = pieces(whole);
    let is_piece = |words: &String| pieces.iter().any(|piece| same_case(piece) == same_case(words));
    let second = found("h2").into_iter().find(is_piece);
    let is_last = |words: &str| {
        pieces.len() > 1 && pieces.last().is_some_and(|last| same_case(last) == same_case(words))
    };
    match (found("h1").first(), second) {
        (Some(first), Some(second)) if is_last(first) => Some(second),
        (Some(first), _) if headings(page, "h1").len() == 1 || !is_last(first) => Some(first.clone()),
        (_, second) => second,
    }
}

/// What the headings say that are not the site's own.
fn headings(page: &Document, selector: &str) -> Vec<String> {
    let found = page.select(selector);
    found.nodes().iter().filter(|node| !is_of_site(node, page)).filter_map(words_of).collect()
}

fn only(mut found: impl Iterator<Item = String>) -> Option<String> {
    found.next().filter(|_| found.next().is_none())
}

/// Programs that write manuals end a heading with a link to itself.
fn words_of(heading: &NodeRef<'_>) -> Option<String> {
    some(heading.text().trim().trim_end_matches(['¶', '#']))
}

/// Whether a heading is the name of the site: it is called so, says so, or leads to the first page.
fn is_of_site(heading: &NodeRef<'_>, page: &Document) -> bool {
    let is_called_so = |node: &NodeRef<'_>| node.is(SITE) && !node.is("html, body, main, article");
    let around = heading.ancestors_it(None).take_while(|node| !node.is("main, article"));
    let named = meta(page, &["og:site_name", "application-name"]);
    let says_so = |name: String| words_of(heading).is_some_and(|words| same_case(&words) == same_case(&name));
    is_called_so(heading)
        || around.filter(NodeRef::is_element).any(|node| is_called_so(&node))
        || named.is_some_and(says_so)
        || leads_home(heading)
}

fn leads_home(heading: &NodeRef<'_>) -> bool {
    let links = Selection::from(*heading).select("a[href]");
    let outer = heading.parent().filter(|parent| parent.has_name("a"));
    let link = links.nodes().first().copied().or(outer);
    let Some(address) = link.and_then(|link| link.attr("href")) else { return false };
    match Url::parse(&address) {
        Ok(url) => url.has_host() && url.path() == "/" && url.query().is_none(),
        Err(_) => matches!(&*address, "/" | "./" | "../" | "/index.html" | "/index.php"),
    }
}

/// What the page calls its site.
fn site_names(page: &Document) -> Vec<String> {
    let mut names: Vec<String> = meta(page, &["og:site_name", "application-name"]).into_iter().collect();
    let found = page.select("h1");
    names.extend(found.nodes().iter().filter(|node| is_of_site(node, page)).filter_map(words_of));
    let banner = page.select(AROUND).select("h1");
    names.extend(banner.nodes().iter().filter_map(words_of));
    names
}

/// A title without the name of the site before or after it.
fn without_site(title: &str, sites: &[String]) -> String {
    let is_site = |piece: &str| sites.iter().any(|site| same_case(site) == same_case(piece.trim()));
    for separator in SEPARATORS {
        match (title.split_once(separator), title.rsplit_once(separator)) {
            (_, Some((rest, last))) if is_site(last) => return rest.trim().to_owned(),
            (Some((first, rest)), _) if is_site(first) => return rest.trim().to_owned(),
            _ => {}
        }
    }
    title.to_owned()
}

fn pieces(title: &str) -> Vec<&str> {
    let mut pieces = vec![title];
    for separator in SEPARATORS {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(separator)).collect();
    }
    pieces.into_iter().map(str::trim).collect()
}

fn same_case(words: &str) -> String {
    words.to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::import::formats::html::read;
    use crate::import::markdown::render;

    /// The title of a page with this title of its own and this body.
    fn title(title: &str, body: &str) -> Option<String> {
        read(&format!("<head><title>{title}</title></head><body>{body}<p>Tekst.</p></body>"))
            .expect("a page")
            .title
    }

    const WHOLE: &str = "Van macht naar kracht - De Site";

    #[test]
    fn takes_the_heading_of_the_text_and_not_the_name_of_the_site() {
        for body in [
            "<div id=top><h1><a href=\"/\">De Site</a></h1></div><h2>Van macht naar kracht</h2>",
            "<a href=\"https://example.org/\"><h1>De Site</h1></a><article><h1>Van macht naar kracht</h1></article>",
            "<header><h1>De Site</h1></header><div><h2>Van macht naar kracht</h2></div>",
            "<h1 class=\"site-title\">De Site</h1><h1>Van macht naar kracht</h1>",
            "<div class=logo><h1>De Site</h1></div><p>Zonder kop.</p>",
            "<header><h1>Van macht naar kracht</h1></header>",
            "<main><h1>Van macht naar kracht</h1></main><h1>De Site</h1>",
        ] {
            assert_eq!(title(WHOLE, body).as_deref(), Some("Van macht naar kracht"), "{body}");
        }
    }

    #[test]
    fn cuts_the_name_of_the_site_off_a_title_without_heading() {
        let named = "<meta property=\"og:site_name\" content=\"De Site\">";
        assert_eq!(title(WHOLE, named).as_deref(), Some("Van macht naar kracht"));
        assert_eq!(title("De Site | Over ons", named).as_deref(), Some("Over ons"));
        assert_eq!(title("Een - twee", "").as_deref(), Some("Een - twee"));
    }

    #[test]
    fn takes_the_heading_of_the_main_element_where_the_title_tells_nothing() {
        let body = "<main><h1>Van macht naar kracht</h1></main>";
        assert_eq!(title("De Site", body).as_deref(), Some("Van macht naar kracht"));
        assert_eq!(title("De Site", "<h1>De Site</h1>").as_deref(), Some("De Site"));
    }

    #[test]
    fn leaves_the_name_of_the_site_out_of_the_text() {
        let page = format!(
            "<head><title>{WHOLE}</title></head><body><div><h1><a href=\"/\">De Site</a></h1>\
             <h2>Van macht naar kracht</h2><p>Tekst.</p></div></body>"
        );
        let draft = read(&page).expect("a page");
        assert_eq!(render::markdown(&draft.blocks), "## Van macht naar kracht\n\nTekst.");
    }
}
