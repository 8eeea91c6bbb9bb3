//! What does the table of contents of an EPUB call its chapters, and which pages are nothing else?

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef, Selection};
use roxmltree::Node;

use super::letters::letters;
use super::package::Chapter;
use super::path::{folder, resolved};
use crate::import::files::archive::Archive;
use crate::import::files::xml;
use crate::import::markdown::clean;
use crate::import::problem::Problem;

/// A page of which this part of the letters leads elsewhere in the book is one of contents...
const CONTENTS_SHARE: f64 = 0.8;
/// ... and where the book says so itself, this part is enough.
const NAMED_CONTENTS_SHARE: f64 = 0.5;
/// Fewer links than this are no table of contents.
const MIN_LINKS: usize = 3;

/// The table of contents.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The title of the book.
    pub(super) title: Option<String>,
    /// For each page, what its beginning is called.
    pub(super) labels: HashMap<String, String>,
}

/// Reads the table of contents from the first of these parts that holds one.
///
/// # Errors
/// When a part can't be unpacked.
pub(super) fn read(archive: &mut Archive, parts: &[String]) -> Result<Contents, Problem> {
    let mut contents = Contents::default();
    for path in parts {
        let Some(text) = archive.text_if_any(path)? else { continue };
        let found = match xml::parse(&text, archive.broken()) {
            Ok(document) if xml::first(document.root(), "navMap").is_some() => {
                of_ncx(document.root(), folder(path))
            }
            _ => of_page(&text, folder(path)),
        };
        contents.title = contents.title.or(found.title);
        if contents.labels.is_empty() {
            contents.labels = found.labels;
        }
    }
    Ok(contents)
}

fn of_ncx(ncx: Node<'_, '_>, folder: &str) -> Contents {
    let title = xml::first(ncx, "docTitle").and_then(|title| xml::text_of(title, "text"));
    let points = ncx.descendants().filter(|node| node.tag_name().name() == "navPoint");
    let point = |point: Node<'_, '_>| {
        let address = xml::child(point, "content")?.attribute("src")?;
        Some((address.to_owned(), xml::text_of(xml::child(point, "navLabel")?, "text")?))
    };
    Contents { title, labels: labels(points.filter_map(point), folder) }
}

fn of_page(page: &str, folder: &str) -> Contents {
    let page = Document::from(page);
    let links = page.select("nav a[href]");
    let toc = page.select("nav[epub\\:type~=toc] a[href]");
    let links = if toc.is_empty() { links } else { toc };
    let link = |link: &NodeRef<'_>| Some((link.attr("href")?.to_string(), link.text().to_string()));
    Contents { title: None, labels: labels(links.nodes().iter().filter_map(link), folder) }
}

/// The first label of each page, unless that leads to a place further on in it.
fn labels(places: impl Iterator<Item = (String, String)>, folder: &str) -> HashMap<String, String> {
    let mut labels = HashMap::new();
    for (address, label) in places {
        let label = clean::line(&label);
        if !label.is_empty() {
            labels.entry(resolved(folder, &address)).or_insert(label);
        }
    }
    labels
}

/// Whether a page is a table of contents. A page that the book calls so, but that says more, loses the
/// lists that are.
pub(super) fn is_contents(page: &Document, chapter: &Chapter, chapters: &[Chapter]) -> bool {
    let places: HashSet<_> = chapters.iter().map(|chapter| chapter.path.as_str()).collect();
    let needed = if chapter.is_contents { NAMED_CONTENTS_SHARE } else { CONTENTS_SHARE };
    let leads_on = |node: &NodeRef<'_>, needed: f64| {
        let links = links(node, folder(&chapter.path), &places);
        let linked: usize = links.iter().map(|(_, letters)| letters).sum();
        let targets: HashSet<_> = links.iter().map(|(address, _)| address).collect();
        targets.len() >= MIN_LINKS && linked as f64 >= needed * letters(&node.text()).len() as f64
    };
    let is_contents = leads_on(&page.root(), needed);
    if chapter.is_contents && !is_contents {
        let lists = page.select("ul, ol, dl, table");
        lists
            .nodes()
            .iter()
            .filter(|list| leads_on(list, CONTENTS_SHARE))
            .for_each(NodeRef::remove_from_parent);
    }
    is_contents
}

/// The addresses in the book that an element leads to, and how many letters each link has.
fn links(node: &NodeRef<'_>, folder: &str, places: &HashSet<&str>) -> Vec<(String, usize)> {
    let all = Selection::from(*node).select("a[href]");
    let inside = |link: &NodeRef<'_>| {
        let address = link.attr("href")?.to_string();
        let is_place = address.starts_with('#') || places.contains(resolved(folder, &address).as_str());
        is_place.then(|| (address, letters(&link.text()).len()))
    };
    all.nodes().iter().filter_map(inside).collect()
}
