use super::read;
use crate::import::draft::Draft;
use crate::import::files::archive::tests::packed;
use crate::import::files::archive::{Archive, Source};
use crate::import::markdown::render;
use crate::import::problem::Problem;

fn book() -> Box<dyn Source> {
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

/// An EPUB 2 with these pages: name, what stands in its body.
fn book_2(guide: &str, points: &str, pages: &[(&str, String)]) -> Draft {
    let items: String = pages
        .iter()
        .map(|(name, _)| {
            format!("<item id=\"{name}\" href=\"{name}\" media-type=\"application/xhtml+xml\"/>")
        })
        .collect();
    let order: String = pages.iter().map(|(name, _)| format!("<itemref idref=\"{name}\"/>")).collect();
    let package = format!(
        "<package><metadata><title>Het boek</title></metadata><manifest><item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>{items}</manifest><spine toc=\"ncx\"><itemref idref=\"ncx\"/>{order}</spine><guide>{guide}</guide></package>"
    );
    let ncx = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" \"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd\"><ncx><docTitle><text>Het boek</text></docTitle><navMap>{points}</navMap></ncx>"
    );
    let pages: Vec<_> = pages
        .iter()
        .map(|(name, body)| {
            (*name, format!("<html><head><title>Het boek</title></head><body>{body}</body></html>"))
        })
        .collect();
    let mut files = vec![
        ("META-INF/container.xml", "<container><rootfile full-path=\"a.opf\"/></container>"),
        ("a.opf", &package),
        ("toc.ncx", &ncx),
    ];
    files.extend(pages.iter().map(|(name, page)| (*name, page.as_str())));
    read(&mut Archive::open(packed(&files), "ZIP").expect("opened")).expect("a book")
}

fn point(label: &str, address: &str) -> String {
    format!("<navPoint><navLabel><text>{label}</text></navLabel><content src=\"{address}\"/></navPoint>")
}

#[test]
fn leaves_out_the_contents_of_epub_2() {
    let list = "<ul><li><a href=\"een.xhtml\">Een lang hoofdstuk</a></li><li><a href=\"een.xhtml#b\">Verder</a></li><li><a href=\"twee.xhtml\">Twee</a></li></ul>";
    let one = || ("een.xhtml", "<h1>Een</h1><p>Eerste <a href=\"twee.xhtml\">tekst</a>.</p>".to_owned());
    let two = || ("twee.xhtml", "<h1>Twee</h1><p>Tweede tekst.</p>".to_owned());
    let text = "## Een\n\nEerste tekst.\n\n## Twee\n\nTweede tekst.";
    let guide = "<reference type=\"toc\" title=\"Inhoud\" href=\"inhoud.xhtml\"/>";
    for (guide, contents) in
        [("", format!("<h1>Inhoud</h1>{list}")), (guide, format!("<h1>Inhoud</h1><p>Van dit boek</p>{list}"))]
    {
        let draft = book_2(guide, "", &[("inhoud.xhtml", contents), one(), two()]);
        assert_eq!(render::markdown(&draft.blocks), text);
    }
    let words =
        "Dit boek gaat over wie samenwerkt, en over wat daarvan komt als niemand de baas is. ".repeat(2);
    let draft = book_2(guide, "", &[("inhoud.xhtml", format!("<p>{words}</p>{list}")), one(), two()]);
    assert_eq!(render::markdown(&draft.blocks), format!("{}\n\n{text}", words.trim_end()));
}

#[test]
fn heads_a_chapter_as_the_contents_do() {
    let points = [
        point("1. Een begin", "een.xhtml"),
        point("Verderop", "een.xhtml#b"),
        point("Twee", "twee.xhtml#a"),
        point("Drie", "drie.xhtml"),
    ];
    let draft = book_2(
        "",
        &points.concat(),
        &[
            (
                "een.xhtml",
                "<p class=\"kop\">1</p><p class=\"kop\">Een begin</p><p>Eerste tekst.</p>".to_owned(),
            ),
            ("twee.xhtml", "<h2>Twee</h2><p>Tweede tekst.</p>".to_owned()),
            ("drie.xhtml", "<p>Derde tekst.</p>".to_owned()),
            ("vier.xhtml", "<p>En verder.</p>".to_owned()),
        ],
    );
    assert_eq!(draft.title.as_deref(), Some("Het boek"));
    assert_eq!(
        render::markdown(&draft.blocks),
        "## 1. Een begin\n\nEerste tekst.\n\n## Twee\n\nTweede tekst.\n\n## Drie\n\nDerde tekst.\n\nEn verder."
    );
}
