//! How is a PDF read?

mod boxes;
mod columns;
mod contents;
mod frame;
mod furniture;
mod glyphs;
mod heads;
mod join;
mod layout;
mod letter;
mod lines;
mod notes;
mod rules;
mod streams;
mod tables;
#[cfg(test)]
mod tests;

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::glyphs::Drawn;
use crate::import::draft::{Block, Draft};
use crate::import::files::decode;
use crate::import::markdown::clean;
use crate::import::problem::Problem;
use crate::import::remark::Remark;
use crate::import::titles::{is_file_name, is_nobody, is_part};

/// Fewer letters than this in a whole document are a stamp on a scan.
const MIN_LETTERS: usize = 40;
/// A page in so many that is a picture is a cover, perhaps.
const UNREAD_ONE_IN: usize = 10;
/// So many blocks are the beginning of a text.
const BEGINNING: usize = 12;
/// What programs put before the title.
const TITLE_NOISE: [&str; 3] = ["Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - "];

/// Reads a PDF.
///
/// # Errors
/// When it is broken, locked, or has no text.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Draft, Problem> {
    streams::check(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(problem)?;
    let Drawn { lines, unreadable, pages, unread_pages } = glyphs::read(&pdf)?;
    let letters: usize =
        lines.iter().map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count()).sum();
    if unreadable > letters {
        return Err(Problem::Letterless);
    }
    if letters < MIN_LETTERS {
        return Err(Problem::Scanned);
    }
    let mut draft = described(pdf.metadata());
    draft.blocks = boxes::as_lists(layout::blocks(lines));
    let author = draft.author.as_deref().unwrap_or_default().to_lowercase();
    let told = draft.title.filter(|title| title.to_lowercase() != author && !is_part(title));
    draft.title = told.and_then(|title| title_of(&title, &draft.blocks));
    if UNREAD_ONE_IN * unread_pages >= pages && unread_pages > 0 {
        draft.remarks.push(Remark::Unread { pages: unread_pages, of: pages });
    }
    Ok(draft)
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
        title: text(&about.title),
        author: text(&about.author).filter(|author| !is_nobody(author)),
        date: date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month.max(1), date.day.max(1))),
        topics: text(&about.keywords).unwrap_or_default().split([',', ';']).map(str::to_owned).collect(),
        ..Draft::default()
    }
}

/// The title without the name of the program. Where it is the name of a file, or stands nowhere in the text, as
/// that of the document that this one was made from, the heading that the text begins with is a better one.
fn title_of(told: &str, blocks: &[Block]) -> Option<String> {
    let mut title = told.trim();
    for noise in TITLE_NOISE {
        title = title.trim_start_matches(noise);
    }
    let has_heading = matches!(blocks.first(), Some(Block::Heading { .. }));
    if !is_file_name(title) {
        return (!has_heading || is_in_text(title, blocks)).then(|| title.to_owned());
    }
    let name = title.rsplit_once('.').map_or(title, |(name, _)| name);
    (!has_heading && !is_file_name(name)).then(|| name.to_owned())
}

/// Whether a text says its title, or most of the words of it, where it begins.
fn is_in_text(title: &str, blocks: &[Block]) -> bool {
    let mut beginning = String::new();
    for block in blocks.iter().take(BEGINNING) {
        if let Block::Heading { words, .. } | Block::Paragraph(words) = block {
            beginning.push_str(&format!("{} ", words.to_lowercase()));
        }
    }
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    let told = words().filter(|word| beginning.contains(&word.to_lowercase())).count();
    2 * told > words().count()
}
