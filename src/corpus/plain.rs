//! How does plain text become blocks, when nothing in it says what is a heading?

use super::block::{Block, Kind};
use super::lines::trimmed;
use super::questions::is_numbered_heading;

/// A line that stands alone and has at most this many words may be a heading...
const HEADING_WORDS: usize = 8;
/// ... and a question a few more.
const QUESTION_WORDS: usize = 12;

/// The blocks of the plain text in `text[body..]`: paragraphs between blank lines, lists, and the
/// short lines between them that look like headings.
pub(super) fn blocks(text: &str, body: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = None;
    let mut offset = body;
    for line in text[body..].split_inclusive('\n') {
        if line.trim().is_empty() {
            close(text, &mut start, offset, &mut blocks);
        } else {
            start.get_or_insert(offset);
        }
        offset += line.len();
    }
    close(text, &mut start, offset, &mut blocks);
    demote_headings_without_text(&mut blocks);
    blocks
}

/// A piece of plain text, as [`text_blocks`] finds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextBlock<'t> {
    /// A line that looks like a heading.
    Heading(&'t str),
    /// Any other run of lines.
    Text(&'t str),
}

/// The pieces of a plain text, as a `.txt` of the corpus is read.
#[must_use]
pub fn text_blocks(text: &str) -> Vec<TextBlock<'_>> {
    let piece = |block: &Block| match block.kind {
        Kind::Heading { .. } => TextBlock::Heading(&text[block.range.clone()]),
        _ => TextBlock::Text(&text[block.range.clone()]),
    };
    blocks(text, 0).iter().map(piece).collect()
}

fn close(text: &str, start: &mut Option<usize>, end: usize, blocks: &mut Vec<Block>) {
    let Some(start) = start.take() else { return };
    let range = trimmed(text, start..end);
    let kind = kind_of(&text[range.clone()]);
    blocks.push(Block { kind, range });
}

fn kind_of(paragraph: &str) -> Kind {
    if paragraph.lines().all(|line| line.trim_start().starts_with(['•', '-', '*', '·'])) {
        Kind::Whole
    } else if is_heading(paragraph) {
        Kind::Heading { level: 2, words: paragraph.trim().to_owned() }
    } else {
        Kind::Paragraph
    }
}

/// A single short line without the punctuation of a sentence, and not the date or credit under an
/// article.
fn is_heading(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    let ends_in_a_number = paragraph.ends_with(|c: char| c.is_ascii_digit());
    let limit = if paragraph.ends_with('?') { QUESTION_WORDS } else { HEADING_WORDS };
    if paragraph.lines().count() == 1 && is_numbered_heading(paragraph) {
        return true;
    }
    paragraph.lines().count() == 1
        && words <= limit
        && paragraph.starts_with(|c: char| c.is_alphanumeric())
        && !paragraph.ends_with(['.', ':', ';', ',', '!', '…'])
        && (!paragraph.contains(", ") || is_enumeration(paragraph))
        && !ends_in_a_number
}

/// `Kosten, baten en risico's`, and no date or place with what belongs to it.
fn is_enumeration(line: &str) -> bool {
    let last = line.rsplit(", ").next().unwrap_or_default();
    let joins = [" en ", " of ", " and ", " or ", " & "].iter().any(|word| last.contains(word));
    joins && !line.contains(|c: char| c.is_ascii_digit())
}

/// A heading with no text under it heads nothing: a signature, or the last line of a poem.
fn demote_headings_without_text(blocks: &mut [Block]) {
    let mut text_follows = false;
    for block in blocks.iter_mut().rev() {
        let heading = matches!(block.kind, Kind::Heading { .. });
        if heading && !text_follows {
            block.kind = Kind::Paragraph;
        }
        text_follows = !matches!(block.kind, Kind::Heading { .. });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_numbered_parts_and_enumerations() {
        let headings = |lines: &[&str]| {
            let text = lines.iter().map(|line| format!("{line}\n\nTekst eronder.\n\n")).collect::<String>();
            blocks(&text, 0).iter().filter(|block| matches!(block.kind, Kind::Heading { .. })).count()
        };
        let are = [
            "Artikel 1",
            "Hoofdstuk 1",
            "Stap 2",
            "Bijlage 3",
            "Artikel 4 - Opzegging",
            "Kosten, baten en risico's",
        ];
        assert_eq!(headings(&are), are.len());
        assert_eq!(
            headings(&[
                "21 december 2012",
                "Amsterdam, 3 mei",
                "Met groet, Jan",
                "Artikel 3 regelt de contributie, en meer"
            ]),
            0
        );
    }

    #[test]
    fn finds_the_headings_of_an_article() {
        let text = "Eerste alinea, met een zin.\n\nWat is werken 3.0?\n\nTekst eronder.\n\n21 december 2012\n\nVan macht naar kracht\n\n  • een\n  • twee\n";
        let kinds: Vec<_> = blocks(text, 0).into_iter().map(|block| block.kind).collect();
        let heading = |words: &str| Kind::Heading { level: 2, words: words.to_owned() };
        assert_eq!(
            kinds,
            [
                Kind::Paragraph,
                heading("Wat is werken 3.0?"),
                Kind::Paragraph,
                Kind::Paragraph,
                heading("Van macht naar kracht"),
                Kind::Whole
            ]
        );
    }
}
