//! How is an EPUB read: in which order do its chapters stand?

use std::collections::HashMap;

use super::archive::Archive;
use super::draft::Draft;
use super::problem::{MAX_TEXT_BYTES, Problem};
use super::{html, tidy, xml};

/// Where every EPUB names its package.
const CONTAINER: &str = "META-INF/container.xml";

/// Reads an EPUB: its chapters, in the order in which they are meant to be read.
///
/// # Errors
/// When it is broken, or locked.
pub(super) fn read(archive: &mut Archive) -> Result<Draft, Problem> {
    archive.is_a("EPUB");
    if archive.has("META-INF/encryption.xml") && archive.has("META-INF/rights.xml") {
        return Err(Problem::Password);
    }
    let container = archive.text(CONTAINER)?;
    let container = xml::parse(&container, archive.broken())?;
    let path = xml::first(container.root(), "rootfile").and_then(|file| file.attribute("full-path"));
    let path = path.ok_or_else(|| archive.broken())?;
    let package = archive.text(path)?;
    let package = xml::parse(&package, archive.broken())?;
    let mut draft = metadata(package.root());
    let mut text = 0;
    for chapter in chapters(package.root(), path) {
        let page = archive.text_if_any(&chapter)?.unwrap_or_default();
        text += page.len();
        if text > 4 * MAX_TEXT_BYTES {
            return Err(Problem::TooMuchText);
        }
        draft.blocks.extend(tidy::blocks(&html::fragment(body(&with_closed_elements(&page)))));
    }
    Ok(draft)
}

fn metadata(package: roxmltree::Node<'_, '_>) -> Draft {
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

/// The paths of the chapters, without the table of contents and what stands outside the reading
/// order.
fn chapters(package: roxmltree::Node<'_, '_>, package_path: &str) -> Vec<String> {
    let folder = package_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items = package.descendants().filter(|node| node.tag_name().name() == "item");
    let items: HashMap<_, _> = items.filter_map(|item| Some((item.attribute("id")?, item))).collect();
    let order = package.descendants().filter(|node| node.tag_name().name() == "itemref");
    order
        .filter(|reference| reference.attribute("linear") != Some("no"))
        .filter_map(|reference| items.get(reference.attribute("idref")?))
        .filter(|item| !item.attribute("properties").unwrap_or_default().split(' ').any(|word| word == "nav"))
        .filter_map(|item| Some(resolved(folder, item.attribute("href")?)))
        .collect()
}

/// The name of a part in the archive, from an address relative to a folder of it.
fn resolved(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    percent_decoded(&parts.join("/"))
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The page without its head.
fn body(page: &str) -> &str {
    let start = page.find("<body").unwrap_or_default();
    &page[start..]
}

/// XHTML may close any element where it opens, HTML may not: there, `<title/>` would swallow the
/// rest of the page.
fn with_closed_elements(page: &str) -> String {
    let mut closed = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("/>") {
        let (before, after) = rest.split_at(at);
        rest = &after[2..];
        closed.push_str(before);
        let tag = before.rfind('<').map_or("", |start| &before[start + 1..]);
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        match &tag[..end] {
            "" | "br" | "hr" | "img" | "meta" | "link" | "input" | "col" => closed.push_str("/>"),
            name => closed.push_str(&format!("></{name}>")),
        }
    }
    closed.push_str(rest);
    closed
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::packed;
    use super::super::render;
    use super::*;

    fn book() -> Vec<u8> {
        packed(&[
            ("mimetype", "application/epub+zip"),
            (
                "META-INF/container.xml",
                "<?xml version=\"1.0\"?><container xmlns=\"urn:x\"><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>",
            ),
            (
                "OEBPS/content.opf",
                "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>Het boek</dc:title><dc:creator>Jan</dc:creator><dc:creator>Piet</dc:creator><dc:date>2012</dc:date><dc:subject>netwerken</dc:subject></metadata><manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"b\" href=\"tekst/twee%202.xhtml\"/><item id=\"a\" href=\"./een.xhtml\"/></manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>",
            ),
            ("OEBPS/nav.xhtml", "<html><body><p>Inhoud</p></body></html>"),
            (
                "OEBPS/een.xhtml",
                "<html><head><title/></head><body><h1>Een</h1><p>Eerste <a id=\"x\"/>tekst.</p></body></html>",
            ),
            ("OEBPS/tekst/twee 2.xhtml", "<html><body><h1>Twee</h1><p>Tweede tekst.</p></body></html>"),
        ])
    }

    #[test]
    fn reads_the_chapters_in_order() {
        let draft = read(&mut Archive::open(book(), "ZIP").expect("opened")).expect("a book");
        assert_eq!(draft.title.as_deref(), Some("Het boek"));
        assert_eq!(draft.author.as_deref(), Some("Jan, Piet"));
        assert_eq!(draft.topics, ["netwerken"]);
        assert_eq!(render::markdown(&draft.blocks), "## Een\n\nEerste tekst.\n\n## Twee\n\nTweede tekst.");
    }

    #[test]
    fn says_that_it_is_broken() {
        let archive =
            packed(&[("META-INF/container.xml", "<container><rootfile full-path=\"weg.opf\"/></container>")]);
        let problem = read(&mut Archive::open(archive, "ZIP").expect("opened")).expect_err("broken");
        assert!(matches!(problem, Problem::Broken("EPUB")));
    }
}
