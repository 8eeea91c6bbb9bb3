//! How is a PDF read?

mod columns;
mod frame;
mod furniture;
mod glyphs;
mod join;
mod layout;
mod letter;
mod lines;
mod rules;
mod streams;
mod tables;
#[cfg(test)]
mod tests;

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::import::draft::Draft;
use crate::import::files::decode;
use crate::import::markdown::clean;
use crate::import::problem::Problem;

/// Fewer letters than this in a whole document are a stamp on a scan.
const MIN_LETTERS: usize = 40;
/// What programs put before or after the title.
const TITLE_NOISE: [&str; 5] = ["Microsoft Word - ", "Microsoft PowerPoint - ", ".docx", ".doc", ".pdf"];

/// Reads a PDF.
///
/// # Errors
/// When it is broken, locked, or has no text.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Draft, Problem> {
    streams::check(&bytes)?;
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
