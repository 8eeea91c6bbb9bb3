//! Of which format is a file, whatever its name says?
//!
//! The first bytes decide. The name is asked only where text does not tell what it is: Markdown,
//! plain text, or a piece of HTML.

use std::path::Path;

use super::other_kinds::{self, ending};
use super::pandoc::Foreign;
use crate::import::formats::chat::is_chat;
use crate::import::problem::Problem;

/// What a PDF begins with.
const PDF_MARK: &[u8] = b"%PDF-";
/// What a text in Rich Text Format begins with.
const RTF_MARK: &[u8] = b"{\\rtf";
/// Where an OpenDocument file tells what it is, and what a text says there.
const OPEN_DOCUMENT_AT: usize = 30;
const OPEN_DOCUMENT_TEXT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
const OPEN_DOCUMENT_TEMPLATE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text-";
/// How far a PDF's mark may stand from its beginning: readers of PDF allow as much.
const PDF_MARK_WITHIN: usize = 1024;
/// Names of texts end so.
const TEXT_ENDINGS: [&str; 8] = ["md", "markdown", "mdown", "mdx", "txt", "html", "htm", "xhtml"];
/// How much of a text is looked at.
const HEAD_BYTES: usize = 4096;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Markdown, with or without front matter.
    Markdown,
    /// AsciiDoc.
    AsciiDoc,
    /// An export of a chat, in JSON.
    Chat,
    /// Text without markup.
    Plain,
    /// A web page, or a piece of one.
    Html,
    /// A PDF.
    Pdf,
    /// A ZIP archive: an EPUB, a DOCX, or another.
    Archive,
    /// What is read through pandoc.
    Foreign(Foreign),
}

impl Kind {
    /// What a file of this kind is called in a sentence.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::AsciiDoc => "AsciiDoc",
            Self::Chat => "JSON",
            Self::Plain => "text",
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Archive => "EPUB or DOCX",
            Self::Foreign(format) => format.name,
        }
    }

    /// Whether it is text that can be read as it is.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Self::Markdown | Self::AsciiDoc | Self::Chat | Self::Plain | Self::Html => true,
            Self::Pdf | Self::Archive | Self::Foreign(_) => false,
        }
    }
}

/// Tells the format of a file by its bytes.
///
/// # Errors
/// When it is empty, or of a known format that is not read, or of an unknown one.
pub(crate) fn of(path: &Path, bytes: &[u8]) -> Result<Kind, Problem> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    if head.iter().all(u8::is_ascii_whitespace) && bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::Empty);
    }
    if is_open_document(head) {
        return Ok(Kind::Foreign(Foreign::ODT));
    }
    if head.starts_with(RTF_MARK) {
        return Ok(Kind::Foreign(Foreign::RTF));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Archive);
    }
    if is_pdf(path, head) {
        return Ok(Kind::Pdf);
    }
    match other_format(head) {
        Some((what, advice)) => Err(Problem::OtherFormat { what, advice }),
        None => text_kind(path, head),
    }
}

/// A text of LibreOffice is an archive that tells what it is in its first part, which is not packed.
fn is_open_document(head: &[u8]) -> bool {
    let told = head.get(OPEN_DOCUMENT_AT..).unwrap_or_default();
    head.starts_with(b"PK\x03\x04")
        && told.starts_with(OPEN_DOCUMENT_TEXT)
        && !told.starts_with(OPEN_DOCUMENT_TEMPLATE)
}

/// A PDF begins with its mark. What was saved with something before it has the mark at the start of
/// a line; a text may have that too, where it shows what a PDF looks like.
fn is_pdf(path: &Path, head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let mut lines = head[..head.len().min(PDF_MARK_WITHIN)].split(|byte| matches!(byte, b'\n' | b'\r'));
    let in_text = TEXT_ENDINGS.contains(&ending(path).as_str());
    start.starts_with(PDF_MARK) || !in_text && lines.any(|line| line.starts_with(PDF_MARK))
}

const SAVE_AS_DOCX: &str = "save it as DOCX";
const NO_TEXT_FORMAT: &str = "only Markdown, plain text, HTML, PDF, EPUB and DOCX are read";

/// Formats known by their first bytes, and what to do with them.
const MARKS: &[(&[u8], &str, &str)] = &[
    (b"\xd0\xcf\x11\xe0", "a Word document of before 2007, or another old Office file", SAVE_AS_DOCX),
    (b"\x1f\x8b", "packed with gzip", "unpack it first"),
    (b"BZh", "packed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "packed with xz", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a picture", NO_TEXT_FORMAT),
    (b"\xff\xd8\xff", "a picture", NO_TEXT_FORMAT),
    (b"GIF8", "a picture", NO_TEXT_FORMAT),
    (b"%!PS", "a PostScript document", "make a PDF of it, for example with ps2pdf"),
    (b"AT&TFORM", "a DjVu document", "make a PDF with text of it"),
    (b"\x7fELF", "a program", NO_TEXT_FORMAT),
];

fn other_format(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let known = MARKS.iter().find(|(mark, _, _)| head.starts_with(mark));
    let utf_16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    match known {
        Some((_, what, advice)) => Some((what, advice)),
        None if head.contains(&0) && !utf_16 => {
            Some(("not a text, nor any other format that is read", NO_TEXT_FORMAT))
        }
        None => None,
    }
}

fn text_kind(path: &Path, head: &[u8]) -> Result<Kind, Problem> {
    let ending = ending(path);
    if ending == "json" && is_chat(&String::from_utf8_lossy(head)) {
        return Ok(Kind::Chat);
    }
    if let Some((what, advice)) = other_kinds::advice(&ending) {
        return Err(Problem::OtherFormat { what, advice });
    }
    // UTF-16 has a zero beside each of these letters.
    let head: String = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let head = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace()).to_ascii_lowercase();
    let markup = ["<p", "<h1", "<div", "<br", "<ul", "<a ", "<article"].iter().any(|tag| head.contains(tag));
    if let Some(format) = Foreign::by_ending(&ending) {
        return Ok(Kind::Foreign(format));
    }
    Ok(match ending.as_str() {
        _ if is_page(&head) => Kind::Html,
        "html" | "htm" | "xhtml" if markup => Kind::Html,
        "md" | "markdown" | "mdown" | "mdx" => Kind::Markdown,
        "adoc" | "asciidoc" | "asc" => Kind::AsciiDoc,
        _ if has_front_matter(&head) => Kind::Markdown,
        _ => Kind::Plain,
    })
}

/// Does it begin as a page of HTML does: comments and XML's declaration aside?
fn is_page(head: &str) -> bool {
    let mut rest = head;
    while let Some(after) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = after.1.trim_start();
    }
    let declared = rest.starts_with("<?xml") && rest.contains("<html");
    declared || ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| rest.starts_with(start))
}

fn has_front_matter(head: &str) -> bool {
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default().trim_end();
    matches!(first, "---" | "+++")
        && lines.next().is_some_and(|line| line.contains([':', '=']))
        && lines.any(|line| line.trim_end() == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, bytes: &[u8]) -> Kind {
        of(Path::new(name), bytes).expect("a format that is read")
    }

    #[test]
    fn goes_by_the_content_where_the_name_says_otherwise() {
        assert_eq!(kind("a.html", b"%PDF-1.7 ..."), Kind::Pdf);
        assert_eq!(kind("a.md", b"\n<!-- x -->\n<!DOCTYPE html><html>"), Kind::Html);
        assert_eq!(kind("a.txt", b"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">"), Kind::Html);
        assert_eq!(kind("a.txt", b"PK\x03\x04"), Kind::Archive);
        assert_eq!(kind("a.txt", b"---\ntitle: Een\n---\nTekst"), Kind::Markdown);
    }

    #[test]
    fn goes_by_the_name_where_text_does_not_tell() {
        assert_eq!(kind("a.md", b"Tekst <p>hier</p>"), Kind::Markdown);
        assert_eq!(kind("a.html", b"Tekst <p>hier</p>"), Kind::Html);
        assert_eq!(kind("a.html", b"Alleen tekst"), Kind::Plain);
        assert_eq!(kind("README", b"Alleen tekst"), Kind::Plain);
    }

    #[test]
    fn takes_a_text_about_pdf_for_a_text() {
        let sentence = b"# Een PDF herkennen\n\nEen PDF begint met %PDF-1.7";
        assert_eq!(kind("a.md", sentence), Kind::Markdown);
        assert_eq!(kind("README", sentence), Kind::Plain);
        assert_eq!(kind("a.md", b"Zo begint een PDF:\n\n%PDF-1.7\n"), Kind::Markdown);
        assert_eq!(kind("a.pdf", b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n"), Kind::Pdf);
    }

    #[test]
    fn says_what_it_does_not_read() {
        let problem = |bytes: &[u8]| of(Path::new("a.pdf"), bytes).expect_err("not read").to_string();
        assert_eq!(problem(b" \n"), "is empty");
        assert_eq!(kind("a.doc", b"{\\rtf1 x}"), Kind::Foreign(Foreign::RTF));
        let table = of(Path::new("a.csv"), b"a,b").expect_err("not read").to_string();
        assert!(table.starts_with("is a table: write each question as a heading"), "{table}");
        assert!(problem(b"ab\0c").starts_with("is not a text"));
    }
}
