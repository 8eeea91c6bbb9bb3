//! What does the package of an EPUB say: of the book, and in which order its chapters stand?

use std::collections::HashMap;

use roxmltree::Node;

use super::path::resolved;
use crate::import::draft::Draft;
use crate::import::files::xml;

/// What a guide calls pages that only lead to others.
const CONTENTS: [&str; 4] = ["toc", "loi", "lot", "index"];

/// A chapter: a page of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// Its name in the archive.
    pub(super) path: String,
    /// Whether the book says that it is the table of contents, or another list of places.
    pub(super) is_contents: bool,
}

/// What a book says of itself.
pub(super) fn metadata(package: Node<'_, '_>) -> Draft {
    let about = xml::first(package, "metadata").unwrap_or(package);
    let all = |name: &'static str| {
        let found = about.children().filter(move |node| node.tag_name().name() == name);
        found.filter_map(|node| node.text()).map(str::to_owned)
    };
    let creators: Vec<_> = all("creator").collect();
    Draft {
        title: xml::text_of(about, "title"),
        author: Some(creators.join(", ")).filter(|author| !author.is_empty()),
        date: xml::text_of(about, "date"),
        url: all("source").chain(all("identifier")).find(|address| address.starts_with("http")),
        topics: all("subject").collect(),
        ..Draft::default()
    }
}

/// The chapters, without the table of contents of EPUB 3, what is no page, and what stands outside the
/// reading order.
pub(super) fn chapters(package: Node<'_, '_>, folder: &str) -> Vec<Chapter> {
    let items: HashMap<_, _> =
        items(package).filter_map(|item| Some((item.attribute("id")?, item))).collect();
    let guide = named(package, "reference").filter(|reference| {
        reference.attribute("type").is_some_and(|kind| CONTENTS.contains(&kind.to_ascii_lowercase().as_str()))
    });
    let contents: Vec<_> =
        guide.filter_map(|place| Some(resolved(folder, place.attribute("href")?))).collect();
    let order = named(package, "itemref").filter(|reference| reference.attribute("linear") != Some("no"));
    order
        .filter_map(|reference| items.get(reference.attribute("idref")?))
        .filter(|item| is_page(**item) && !is_navigation(**item))
        .filter_map(|item| Some(resolved(folder, item.attribute("href")?)))
        .map(|path| Chapter { is_contents: contents.contains(&path), path })
        .collect()
}

/// The names of the parts in the archive that hold the table of contents: of EPUB 3, and of EPUB 2.
pub(super) fn tables_of_contents(package: Node<'_, '_>, folder: &str) -> Vec<String> {
    let mut found: Vec<_> = items(package).filter(|item| is_navigation(*item)).collect();
    found.extend(items(package).filter(|item| media_type(*item).contains("ncx")));
    found.into_iter().filter_map(|item| Some(resolved(folder, item.attribute("href")?))).collect()
}

fn named<'a, 'i>(package: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    package.descendants().filter(move |node| node.tag_name().name() == name)
}

fn items<'a, 'i>(package: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    named(package, "item")
}

fn media_type<'a>(item: Node<'a, '_>) -> &'a str {
    item.attribute("media-type").unwrap_or_default()
}

fn is_page(item: Node<'_, '_>) -> bool {
    let kind = media_type(item);
    kind.is_empty() || kind.contains("html") || kind.contains("dtbook") || kind == "text/xml"
}

fn is_navigation(item: Node<'_, '_>) -> bool {
    item.attribute("properties").unwrap_or_default().split(' ').any(|word| word == "nav")
}
