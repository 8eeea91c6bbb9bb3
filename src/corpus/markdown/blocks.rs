//! How does Markdown become blocks?

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::comments;
use super::marks::{Mark, MarkKind};
use crate::corpus::block::{Block, Kind};
use crate::corpus::lines::trimmed;

/// What the last line of a block quote begins with that tells whose words it holds.
const SAID_BY: [&str; 3] = ["— ", "– ", "-- "];

/// A block with what its Markdown tells of its inside.
#[derive(Clone, Debug)]
pub(in crate::corpus) struct Parsed {
    pub(in crate::corpus) block: Block,
    pub(in crate::corpus) shape: Shape,
}

/// What stands where in a block.
#[derive(Clone, Debug, Default)]
pub(in crate::corpus) enum Shape {
    /// Nothing of it is told.
    #[default]
    Plain,
    /// A list: its items, with their markers.
    List(Vec<Range<usize>>),
    /// A table: its cells, row by row.
    Table(Vec<Vec<Range<usize>>>),
}

/// The additions to Markdown that are read.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The blocks of the Markdown in `text[body..]`, in order, as ranges of `text`, with the marks between them.
///
/// Comments and horizontal rules are not text to answer with, and left out; but a comment may list the
/// questions that a section answers, or name the works that it rests on: see [`comments`].
pub(super) fn parsed(text: &str, body: usize, marks: Vec<Mark>) -> Vec<Parsed> {
    let mut reader = Reader {
        text,
        body,
        depth: 0,
        words: String::new(),
        kind: None,
        shape: Shape::Plain,
        blocks: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&text[body..], options()).into_offset_iter() {
        reader.event(event, range);
    }
    let mut blocks = reader.blocks;
    blocks.retain(|parsed| !parsed.block.range.is_empty());
    with_marks(blocks, marks)
}

fn with_marks(blocks: Vec<Parsed>, marks: Vec<Mark>) -> Vec<Parsed> {
    let mut all = Vec::with_capacity(blocks.len() + marks.len());
    let mut marks = marks.into_iter().peekable();
    for parsed in blocks {
        while let Some(mark) = marks.next_if(|mark| mark.at < parsed.block.range.end) {
            all.push(placed(mark));
        }
        all.push(parsed);
    }
    all.extend(marks.map(placed));
    all
}

fn placed(mark: Mark) -> Parsed {
    let kind = match mark.kind {
        MarkKind::Heading { level, words } => Kind::Heading { level, words },
        MarkKind::End => Kind::End,
    };
    Parsed { block: Block { kind, range: mark.at..mark.at }, shape: Shape::Plain }
}

struct Reader<'t> {
    text: &'t str,
    body: usize,
    depth: usize,
    words: String,
    kind: Option<Kind>,
    shape: Shape,
    blocks: Vec<Parsed>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.start(&tag, self.body + range.start..self.body + range.end);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                if tag == TagEnd::Paragraph {
                    // So that the paragraphs of a block quote stand apart.
                    self.words.push('\n');
                }
                if self.depth == 0 {
                    self.end(self.body + range.start..self.body + range.end);
                }
            }
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) => self.words.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => self.words.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if self.depth == 0 {
            self.kind = kind_of(tag);
            self.words.clear();
            self.shape = Shape::Plain;
        }
        match (tag, &mut self.shape) {
            (Tag::List(_), shape) if self.depth == 0 => *shape = Shape::List(Vec::new()),
            (Tag::Table(_), shape) if self.depth == 0 => *shape = Shape::Table(Vec::new()),
            (Tag::Item, Shape::List(items)) if self.depth == 1 => items.push(trimmed(self.text, range)),
            (Tag::TableHead | Tag::TableRow, Shape::Table(rows)) => rows.push(Vec::new()),
            (Tag::TableCell, Shape::Table(rows)) => {
                let cell = trimmed(self.text, range);
                rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            _ => {}
        }
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(kind) = self.kind.take().and_then(|kind| with_words(kind, &self.words)) else { return };
        let block = Block { kind, range: trimmed(self.text, range) };
        self.blocks.push(Parsed { block, shape: std::mem::take(&mut self.shape) });
    }
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
        // Of the HTML that is left, a comment may tell something; the rest is shown as it is.
        Kind::Asked { .. } | Kind::Cited { .. } if comments::are_all(&words) => comments::told(&words)?,
        Kind::Asked { .. } | Kind::Cited { .. } => Kind::Whole,
        Kind::Paragraph | Kind::Whole | Kind::End => kind,
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
