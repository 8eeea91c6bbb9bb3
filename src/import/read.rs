//! How is a file opened, and by which reader is it read?

use std::fs::{self, File};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use super::draft::Draft;
use super::files::{decode, kind, pandoc};
use super::formats::{asciidoc, chat, docx, epub, html, markdown, notion, pdf, plain};
use super::markdown::clean;
use super::markdown::inline::without_marks;
use super::problem::{MAX_FILE_BYTES, MAX_TEXT_BYTES, Problem};
use crate::import::files::archive::{Archive, Source};
use crate::import::files::kind::Kind;

/// How much of a file is read to tell its format, in bytes.
const HEAD_BYTES: u64 = 4096;

/// What is in a file: an archive is left where it is, and so is what another program reads.
pub(super) enum Content {
    Bytes(Vec<u8>),
    Archive(Box<dyn Source>),
    File(PathBuf),
}

/// The format and the content of a file.
///
/// # Errors
/// When it can't be read, is too large, or is of a format that is not read.
pub(super) fn open(path: &Path) -> Result<(Kind, Content), Problem> {
    let metadata = fs::metadata(path).map_err(Problem::Read)?;
    // A pipe would be waited for without end.
    if !metadata.is_file() {
        return Err(Problem::NotAFile);
    }
    if metadata.len() > MAX_FILE_BYTES {
        return Err(Problem::TooLarge);
    }
    let mut file = File::open(path).map_err(Problem::Read)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    (&mut file).take(HEAD_BYTES).read_to_end(&mut bytes).map_err(Problem::Read)?;
    match kind::of(path, &bytes) {
        Ok(Kind::Archive) => return Ok((Kind::Archive, Content::Archive(Box::new(file)))),
        Ok(kind @ Kind::Foreign(_)) => return Ok((kind, Content::File(path.to_owned()))),
        Ok(kind) if kind.is_text() && metadata.len() > MAX_TEXT_BYTES as u64 => {
            return Err(Problem::TooMuchText);
        }
        Ok(_) | Err(_) => {}
    }
    // The file may grow while it is read.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(Problem::Read)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Problem::TooLarge);
    }
    let kind = kind::of(path, &bytes)?;
    if kind.is_text() && bytes.len() > MAX_TEXT_BYTES {
        return Err(Problem::TooMuchText);
    }
    Ok((kind, Content::Bytes(bytes)))
}

/// The title that a file's name makes, and the date with which it begins, as Jekyll has it:
/// `2012-09-02-een-titel.md`. A page that is a folder is called after that, as in Hugo and on
/// GitHub: `een-titel/index.md`.
pub(super) fn name(path: &Path) -> (String, Option<String>) {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = without_language(notion::without_id(&stem).unwrap_or(&stem)).to_owned();
    let folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let is_index = matches!(stem.to_lowercase().as_str(), "index" | "_index" | "readme");
    let stem = folder.filter(|_| is_index).unwrap_or(stem);
    let shape: String = stem.chars().take(11).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let (date, rest) = match shape.as_str() {
        "0000-00-00-" => (Some(stem[..10].to_owned()), &stem[11..]),
        _ => (None, &*stem),
    };
    let words =
        if rest.contains(' ') { clean::line(rest) } else { clean::line(&rest.replace(['-', '_'], " ")) };
    let mut letters = words.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
    (capital.unwrap_or_default(), date)
}

/// Whether a file stands in the folder where Jekyll keeps drafts.
pub(super) fn is_among_drafts(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "_drafts"))
}

/// Whether Notion exported a file: its name tells.
pub(super) fn is_of_notion(path: &Path) -> bool {
    notion::without_id(&path.file_stem().unwrap_or_default().to_string_lossy()).is_some()
}

/// A name without the language that Hugo reads at its end: `een-titel.nl`.
fn without_language(stem: &str) -> &str {
    match stem.rsplit_once('.') {
        Some((name, "nl" | "en")) if !name.is_empty() => name,
        _ => stem,
    }
}

/// Reads what is in a file as a draft; `is_of_notion` tells whether Notion exported it.
///
/// # Errors
/// What its reader says.
pub(super) fn draft(kind: Kind, content: Content, is_of_notion: bool) -> Result<Draft, Problem> {
    let bytes = match (content, kind) {
        (Content::Archive(source), _) => return archive(source),
        (Content::File(path), Kind::Foreign(format)) => {
            return markdown::read(&without_marks(pandoc::markdown(&path, format)?));
        }
        (Content::File(_), _) => return Err(Problem::Broken(kind.name())),
        (Content::Bytes(bytes), _) => bytes,
    };
    match kind {
        Kind::Markdown if is_of_notion => {
            let (told, text) = notion::split(&unix_lines(&text(bytes, false)));
            Ok(told.completed_by(markdown::read(&text)?))
        }
        Kind::Markdown => markdown::read(&unix_lines(&text(bytes, false))),
        Kind::AsciiDoc => markdown::read(&asciidoc::to_markdown(&unix_lines(&text(bytes, false)))),
        Kind::Chat => chat::read(&text(bytes, false)),
        Kind::Plain => plain::read(&text(bytes, false)),
        Kind::Html => html::read(&text(bytes, true)),
        Kind::Pdf => pdf::read(bytes),
        Kind::Archive => archive(Box::new(Cursor::new(bytes))),
        Kind::Foreign(format) => Err(Problem::Broken(format.name)),
    }
}

/// The text of a file, of which the bytes are not held any longer.
fn text(bytes: Vec<u8>, may_declare: bool) -> String {
    decode::text(&bytes, may_declare)
}

fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn archive(source: Box<dyn Source>) -> Result<Draft, Problem> {
    let mut archive = Archive::open(source, "EPUB or DOCX")?;
    let kind = archive.text_if_any("mimetype")?.unwrap_or_default();
    let other = |what, advice| Err(Problem::OtherFormat { what, advice });
    if kind.trim() == "application/epub+zip"
        || archive.has("META-INF/container.xml") && !kind.contains("opendocument")
    {
        epub::read(&mut archive)
    } else if kind.contains("opendocument") {
        other("an OpenDocument file", "save it as DOCX")
    } else if archive.has("xl/workbook.xml") || archive.has("ppt/presentation.xml") {
        other("a spreadsheet or a slide show", "export it as PDF")
    } else if archive.has("[Content_Types].xml") && archive.has("_rels/.rels") {
        docx::read(&mut archive)
    } else {
        other("a ZIP archive, and neither an EPUB nor a DOCX", "unpack it first")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::files::archive::tests::packed;

    #[test]
    fn makes_a_title_of_a_name() {
        let told = |path: &str| name(Path::new(path));
        assert_eq!(
            told("_posts/2012-09-02-een-titel.md"),
            ("Een titel".to_owned(), Some("2012-09-02".to_owned()))
        );
        assert_eq!(told("Mijn notitie - deel 2.md"), ("Mijn notitie - deel 2".to_owned(), None));
        assert_eq!(
            told("post/2012-09-02-een-titel/index.nl.md"),
            ("Een titel".to_owned(), Some("2012-09-02".to_owned()))
        );
        assert_eq!(told("een-project/README.md"), ("Een project".to_owned(), None));
        assert_eq!(told("index.md"), ("Index".to_owned(), None));
    }

    #[test]
    fn tells_archives_apart() {
        let problem = |files: &[(&str, &str)]| archive(packed(files)).expect_err("not read").to_string();
        assert!(problem(&[("a.txt", "x")]).starts_with("is a ZIP archive"));
        assert!(
            problem(&[("mimetype", "application/vnd.oasis.opendocument.text")])
                .starts_with("is an OpenDocument")
        );
        assert!(problem(&[("xl/workbook.xml", "x")]).starts_with("is a spreadsheet"));
    }
}
