//! How does Markdown become blocks?

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::block::{Block, Kind};

/// What a comment begins with that lists questions, in either language.
const ASKED: [&str; 2] = ["vragen", "questions"];

/// The blocks of the Markdown in `text[body..]`, in order, as ranges of `text`.
///
/// Comments, other HTML and horizontal rules are not text to answer with, and left out; but a
/// comment may list the questions that a section answers: see [`asked`].
pub(super) fn blocks(text: &str, body: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut depth = 0_usize;
    let mut words = String::new();
    let mut kind = None;
    for (event, range) in Parser::new_ext(&text[body..], Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    kind = kind_of(&tag);
                    words.clear();
                }
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(kind) = kind.take()
                    && let Some(kind) = with_words(kind, &words)
                {
                    let range = trimmed(text, body + range.start..body + range.end);
                    blocks.push(Block { kind, range });
                }
            }
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) => words.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    blocks.retain(|block| !block.range.is_empty());
    blocks
}

fn kind_of(tag: &Tag<'_>) -> Option<Kind> {
    match tag {
        Tag::Heading { level, .. } => {
            Some(Kind::Heading { level: level_number(*level), words: String::new() })
        }
        Tag::Paragraph => Some(Kind::Paragraph),
        Tag::BlockQuote(_) => Some(Kind::Quote { words: String::new() }),
        Tag::HtmlBlock => Some(Kind::Asked { questions: Vec::new() }),
        Tag::List(_) | Tag::CodeBlock(_) | Tag::Table(_) => Some(Kind::Whole),
        _ => None,
    }
}

fn with_words(kind: Kind, words: &str) -> Option<Kind> {
    let words = words.trim().to_owned();
    Some(match kind {
        Kind::Heading { level, .. } => Kind::Heading { level, words },
        Kind::Quote { .. } => Kind::Quote { words },
        Kind::Asked { .. } => Kind::Asked { questions: asked(&words)? },
        Kind::Paragraph | Kind::Whole => kind,
    })
}

/// The questions in a comment that begins with `vragen` or `questions`, one on each line after it;
/// `None` for any other HTML.
fn asked(html: &str) -> Option<Vec<String>> {
    let mut lines = html.strip_prefix("<!--")?.strip_suffix("-->")?.lines().map(str::trim);
    let name = lines.next()?.trim_end_matches(':').to_lowercase();
    let is_list = ASKED.contains(&name.as_str());
    let question = |line: &str| line.trim_start_matches(['-', '*']).trim().to_owned();
    is_list.then(|| lines.map(question).filter(|line| !line.is_empty()).collect())
}

fn level_number(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The range without the white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}
