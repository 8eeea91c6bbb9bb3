//! How is a DOCX read?
//!
//! Headers, footers, notes, comments, text boxes, and what was deleted with changes tracked are
//! left out.

mod headings;
mod links;
mod numbering;
mod styles;
#[cfg(test)]
pub(crate) mod tests;
mod words;

use roxmltree::Node;

use self::headings::Candidate;
use self::links::Links;
use self::numbering::{Mark, Numbering};
use self::styles::{Role, Styles};
use self::words::{MAX_NESTING, bold_size, inside, words};
use crate::import::draft::{Block, Draft, Item, ItemKind};
use crate::import::files::archive::Archive;
use crate::import::files::xml;
use crate::import::markdown::grid::{self, Cell, MAX_CELL_WORDS, Row};
use crate::import::markdown::inline::plain;
use crate::import::problem::{MAX_TEXT_BYTES, Problem};
use crate::import::titles::{is_file_name, is_nobody};

/// Reads a DOCX.
///
/// # Errors
/// When it is broken, or has more text than is read.
pub(crate) fn read(archive: &mut Archive) -> Result<Draft, Problem> {
    archive.is_a("DOCX");
    let path = main_part(archive)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = archive.text_if_any(&format!("{folder}/styles.xml"))?;
    let numbering = archive.text_if_any(&format!("{folder}/numbering.xml"))?;
    let styles = styles.as_deref().and_then(|text| xml::parse(text, archive.broken()).ok());
    let numbering = numbering.as_deref().and_then(|text| xml::parse(text, archive.broken()).ok());
    let styles = Styles::read(styles.as_ref());
    let numbering = numbering.as_ref().map(Numbering::read).unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let relations = archive.text_if_any(&format!("{folder}/_rels/{name}.rels"))?;
    let relations = relations.as_deref().and_then(|text| xml::parse(text, archive.broken()).ok());
    let links = relations.as_ref().map(Links::read).unwrap_or_default();
    let mut draft = properties(archive)?;
    let text = archive.text(&path)?;
    let document = xml::parse(&text, archive.broken())?;
    let body = xml::first(document.root(), "body").ok_or_else(|| archive.broken())?;
    check_size(body)?;
    let mut reader = Reader {
        styles: &styles,
        links: &links,
        numbering,
        title: None,
        blocks: Vec::new(),
        candidates: Vec::new(),
    };
    reader.body(body, 0);
    let title = headings::place(&mut reader.blocks, &reader.candidates, reader.title.is_none());
    draft.title = reader.title.or(title).or(draft.title);
    draft.blocks = reader.blocks;
    Ok(draft)
}

/// More text than a document may have is not put together first.
fn check_size(body: Node<'_, '_>) -> Result<(), Problem> {
    let texts = body.descendants().filter(Node::is_text).filter_map(|node| node.text());
    let bytes: usize = texts.map(str::len).sum();
    if bytes > MAX_TEXT_BYTES { Err(Problem::TooMuchText) } else { Ok(()) }
}

/// The part that holds the text: nearly always `word/document.xml`.
fn main_part(archive: &mut Archive) -> Result<String, Problem> {
    let relations = archive.text("_rels/.rels")?;
    let relations = xml::parse(&relations, archive.broken())?;
    let main = relations
        .descendants()
        .find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
        .and_then(|node| node.attribute("Target"));
    Ok(main.ok_or_else(|| archive.broken())?.trim_start_matches('/').to_owned())
}

/// What the document says of itself.
fn properties(archive: &mut Archive) -> Result<Draft, Problem> {
    let Some(text) = archive.text_if_any("docProps/core.xml")? else { return Ok(Draft::default()) };
    let Ok(core) = xml::parse(&text, archive.broken()) else { return Ok(Draft::default()) };
    let field = |name| xml::text_of(core.root(), name);
    let topics = field("keywords").or_else(|| field("category")).unwrap_or_default();
    Ok(Draft {
        title: field("title").filter(|title| !is_file_name(title)),
        author: field("creator").filter(|author| !is_nobody(author)),
        date: field("created").or_else(|| field("modified")),
        topics: topics.split([',', ';']).map(str::to_owned).collect(),
        ..Draft::default()
    })
}

struct Reader<'s> {
    styles: &'s Styles,
    links: &'s Links,
    numbering: Numbering,
    title: Option<String>,
    blocks: Vec<Block>,
    /// Which of those may be headings that no style says are.
    candidates: Vec<Candidate>,
}

impl Reader<'_> {
    /// Paragraphs and tables; and what stands in the boxes that Word puts around them.
    fn body(&mut self, node: Node<'_, '_>, nesting: usize) {
        if nesting > MAX_NESTING {
            return;
        }
        for child in node.children() {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child, nesting),
                "del" | "moveFrom" | "Fallback" => {}
                _ => self.body(child, nesting + 1),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = xml::child(node, "pPr");
        let list = self.styles.list(properties);
        // An empty paragraph has a number too.
        let mark = list.as_ref().map(|list| self.numbering.next(list));
        let role = self.styles.role(properties);
        if role == Some(Role::Code) {
            return self.code(words::code(node, self.styles), list.map(|(_, depth)| depth));
        }
        let words = words(node, self.styles, self.links);
        if words.trim().is_empty() {
            return;
        }
        match (role, list, mark) {
            (Some(Role::Title), ..) if self.title.is_none() => self.title = Some(plain(&words).into_owned()),
            (Some(Role::Title), ..) => self.blocks.push(Block::Paragraph(words)),
            (Some(Role::Heading(level)), _, mark) => {
                self.blocks.push(Block::Heading { level, words: labelled(mark, words) });
            }
            (Some(Role::Quote), ..) => self.quote(words),
            (Some(Role::Code), ..) => {}
            (None, Some((_, depth)), mark) => self.item(depth, mark.unwrap_or_default(), words),
            (None, None, _) => {
                let size = bold_size(node, self.styles);
                self.candidates.extend(headings::candidate(self.blocks.len(), &plain(&words), size));
                self.blocks.push(Block::Paragraph(words));
            }
        }
    }

    fn quote(&mut self, words: String) {
        match self.blocks.last_mut() {
            Some(Block::Quote(paragraphs)) => paragraphs.push(words),
            _ => self.blocks.push(Block::Quote(vec![words])),
        }
    }

    /// Each line of code may be a paragraph. Code with a place in a list belongs to the item above it.
    fn code(&mut self, line: String, depth: Option<usize>) {
        match (self.blocks.last_mut(), depth) {
            (Some(Block::List(items)), Some(depth)) => match items.last_mut() {
                Some(last) if last.kind == ItemKind::Code && last.depth == depth => {
                    add_line(&mut last.words, &line)
                }
                _ => items.push(Item { depth, kind: ItemKind::Code, words: line }),
            },
            (Some(Block::Verbatim(code)), _) => add_line(code, &line),
            _ if line.trim().is_empty() => {}
            _ => self.blocks.push(Block::Verbatim(line)),
        }
    }

    fn item(&mut self, depth: usize, mark: Mark, words: String) {
        let is_more = mark.is_unseen;
        let number = mark.number;
        let words = if number.is_some() { words } else { labelled(Some(mark), words) };
        let mut item = Item::new(depth, number, words);
        self.fold_code(&item);
        match self.blocks.last_mut() {
            Some(Block::List(items)) => {
                if is_more {
                    item.kind = ItemKind::More;
                }
                items.push(item);
            }
            _ => self.blocks.push(Block::List(vec![item])),
        }
    }

    /// Code between two items of one list, without a place in that, belongs to the first of them.
    fn fold_code(&mut self, next: &Item) {
        let goes_on = next.depth > 0 || matches!(next.kind, ItemKind::Number(number) if number > 1);
        if let [.., Block::List(items), Block::Verbatim(code)] = &mut self.blocks[..]
            && let Some(depth) = items.last().map(|last| last.depth)
            && goes_on
        {
            items.push(Item { depth, kind: ItemKind::Code, words: std::mem::take(code) });
            self.blocks.pop();
        }
    }

    fn table(&mut self, table: Node<'_, '_>, nesting: usize) {
        let rows = inside(table, "tr");
        let cells: Vec<_> = rows.iter().flat_map(|row| inside(*row, "tc")).collect();
        let longest = cells.iter().map(|cell| self.word_count(*cell)).max().unwrap_or_default();
        let grid = if longest > MAX_CELL_WORDS {
            None
        } else {
            grid::lay_out(rows.iter().map(|row| self.row(*row)).collect())
        };
        match grid {
            Some(texts) => self.blocks.push(Block::Table(texts)),
            None => cells.into_iter().for_each(|cell| self.body(cell, nesting + 1)),
        }
    }

    fn word_count(&self, cell: Node<'_, '_>) -> usize {
        let words = inside(cell, "p").into_iter().map(|paragraph| words(paragraph, self.styles, self.links));
        words.map(|words| words.split_whitespace().count()).sum()
    }

    fn row(&mut self, row: Node<'_, '_>) -> Row {
        let skipped = xml::child(row, "trPr").map_or(0, |properties| count(properties, "gridBefore"));
        let before = (skipped > 0).then(|| Cell { text: String::new(), columns: skipped, rows: 1 });
        let cells = inside(row, "tc").into_iter().map(|cell| {
            let columns =
                xml::child(cell, "tcPr").map_or(1, |properties| count(properties, "gridSpan").max(1));
            Cell { text: self.cell_words(cell), columns, rows: 1 }
        });
        Row { cells: before.into_iter().chain(cells).collect(), begins_group: false }
    }

    /// The words of a cell, and of the table that may stand in it, with their numbers.
    fn cell_words(&mut self, cell: Node<'_, '_>) -> String {
        let mut paragraphs = Vec::new();
        for paragraph in inside(cell, "p") {
            let list = self.styles.list(xml::child(paragraph, "pPr"));
            let mark = list.map(|list| self.numbering.next(&list));
            paragraphs.push(labelled(mark, words(paragraph, self.styles, self.links)));
        }
        paragraphs.retain(|words| !words.is_empty());
        paragraphs.join("\n")
    }
}

fn add_line(code: &mut String, line: &str) {
    code.push('\n');
    code.push_str(line);
}

/// The words after what Word puts before them.
fn labelled(mark: Option<Mark>, words: String) -> String {
    let label = mark.unwrap_or_default().label;
    if label.is_empty() { words } else { format!("{label} {words}").trim_end().to_owned() }
}

/// A number among the properties of a row or a cell.
fn count(properties: Node<'_, '_>, name: &str) -> usize {
    let value = xml::child(properties, name).and_then(|node| xml::attribute(node, "val"));
    value.and_then(|value| value.parse().ok()).unwrap_or_default()
}
