//! How is a PDF read?

mod columns;
mod frame;
mod furniture;
mod glyphs;
pub(crate) mod join;
mod layout;
pub(crate) mod letter;
mod lines;
mod rules;
mod tables;
#[cfg(test)]
mod tests;

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::import::draft::Draft;
use crate::import::files::decode;
use crate::import::markdown::clean;
use crate::import::problem::{MAX_UNPACKED_BYTES, Problem};

/// Fewer letters than this in a whole document are a stamp on a scan.
const MIN_LETTERS: usize = 40;
/// What programs put before or after the title.
const TITLE_NOISE: [&str; 5] = ["Microsoft Word - ", "Microsoft PowerPoint - ", ".docx", ".doc", ".pdf"];

/// Reads a PDF.
///
/// # Errors
/// When it is broken, locked, or has no text.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Draft, Problem> {
    check_streams(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(problem)?;
    let (lines, unreadable) = glyphs::lines(&pdf)?;
    let letters: usize =
        lines.iter().map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count()).sum();
    if unreadable > letters {
        return Err(Problem::Letterless);
    }
    if letters < MIN_LETTERS {
        return Err(Problem::Scanned);
    }
    Ok(Draft { blocks: layout::blocks(lines), ..described(pdf.metadata()) })
}

fn problem(error: LoadPdfError) -> Problem {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Problem::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Problem::Broken("PDF"),
    }
}

fn described(about: &Metadata) -> Draft {
    let text =
        |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(|bytes| clean::line(&decode::text(bytes, false)));
    let date = about.creation_date.or(about.modification_date);
    Draft {
        title: text(&about.title).map(|title| without_noise(&title)),
        author: text(&about.author),
        date: date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month.max(1), date.day.max(1))),
        topics: text(&about.keywords).unwrap_or_default().split([',', ';']).map(str::to_owned).collect(),
        ..Draft::default()
    }
}

/// The title without the name of the program, or of the file.
fn without_noise(title: &str) -> String {
    let mut title = title;
    for noise in TITLE_NOISE {
        title = title.trim_start_matches(noise).trim_end_matches(noise);
    }
    title.trim().to_owned()
}

/// The reader of PDFs unpacks each stream whole. So that none fills the memory, each that is
/// packed is unpacked here first, into nothing.
fn check_streams(bytes: &[u8]) -> Result<(), Problem> {
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        // The first byte of zlib's own header; streams packed in other ways grow much less.
        if data.first().is_some_and(|first| first & 0x0f == 8) {
            let mut unpacked = ZlibDecoder::new(data).take(MAX_UNPACKED_BYTES + 1);
            // A broken stream is for the reader to judge: it is left where it breaks.
            let _ = io::copy(&mut unpacked, &mut io::sink());
            if unpacked.limit() == 0 {
                return Err(Problem::UnpacksTooLarge);
            }
        }
    }
    Ok(())
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, mark)
}
