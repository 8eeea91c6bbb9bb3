//! How does Markdown become blocks?

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{Block, Kind};

/// What a comment begins with that lists questions, in either language.
const ASKED: [&str; 2] = ["vragen", "questions"];
/// What a comment begins with that names the works a section rests on, in either language.
const CITED: [&str; 2] = ["bronnen", "sources"];
/// Stands in the place of the keys where a section rests on no work.
const NO_WORK: &str = "-";
/// What the last line of a block quote begins with that tells whose words it holds.
const SAID_BY: [&str; 3] = ["— ", "– ", "-- "];

/// The blocks of the Markdown in `text[body..]`, in order, as ranges of `text`.
///
/// Comments, other HTML and horizontal rules are not text to answer with, and left out; but a
/// comment may list the questions that a section answers, or name the works that it rests on: see
/// [`asked`] and [`cited`].
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
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if tag == TagEnd::Paragraph {
                    // So that the paragraphs of a block quote stand apart.
                    words.push('\n');
                }
                if depth == 0
                    && let Some(kind) = kind.take()
                    && let Some(kind) = with_words(kind, &words)
                {
                    let range = trimmed(text, body + range.start..body + range.end);
                    blocks.push(Block { kind, range });
                }
            }
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) => words.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
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
        Tag::BlockQuote(_) => Some(Kind::Quote { words: String::new(), said_by: None }),
        Tag::HtmlBlock => Some(Kind::Asked { questions: Vec::new() }),
        Tag::List(_) | Tag::CodeBlock(_) | Tag::Table(_) => Some(Kind::Whole),
        _ => None,
    }
}

fn with_words(kind: Kind, words: &str) -> Option<Kind> {
    let words = words.trim().to_owned();
    Some(match kind {
        Kind::Heading { level, .. } => Kind::Heading { level, words: in_one_line(&words) },
        Kind::Quote { .. } => quoted(&words),
        Kind::Asked { .. } | Kind::Cited { .. } => asked(&words).or_else(|| cited(&words))?,
        Kind::Paragraph | Kind::Whole => kind,
    })
}

fn in_one_line(words: &str) -> String {
    words.replace('\n', " ")
}

/// A block quote, apart from the line below it that tells whose words they are.
fn quoted(words: &str) -> Kind {
    let last = words.rsplit_once('\n').and_then(|(line, last)| {
        let said_by = SAID_BY.iter().find_map(|mark| last.trim().strip_prefix(mark))?;
        Some((line, said_by.trim()))
    });
    let (line, said_by) = last.map_or((words, None), |(line, said_by)| (line, Some(said_by.to_owned())));
    Kind::Quote { words: in_one_line(line.trim()), said_by }
}

/// The questions in a comment that begins with `vragen` or `questions`, one on each line after it;
/// `None` for any other HTML.
fn asked(html: &str) -> Option<Kind> {
    let mut lines = comment(html)?.lines().map(str::trim);
    let name = lines.next()?.trim_end_matches(':').to_lowercase();
    let is_list = ASKED.contains(&name.as_str());
    let question = |line: &str| line.trim_start_matches(['-', '*']).trim().to_owned();
    let questions = || lines.map(question).filter(|line| !line.is_empty()).collect();
    is_list.then(|| Kind::Asked { questions: questions() })
}

/// The keys in a comment such as `bronnen: granovetter-1973, burt-1992` or `sources: -`; `None` for any
/// other HTML.
fn cited(html: &str) -> Option<Kind> {
    let (name, keys) = comment(html)?.split_once(':')?;
    let keys = keys.split([',', '\n']).map(str::trim).filter(|key| !key.is_empty() && *key != NO_WORK);
    let is_list = CITED.contains(&name.trim().to_lowercase().as_str());
    is_list.then(|| Kind::Cited { keys: keys.map(str::to_owned).collect() })
}

/// What stands in a comment.
fn comment(html: &str) -> Option<&str> {
    html.strip_prefix("<!--")?.strip_suffix("-->")
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
