//! How do the blocks of a document read as Markdown?

use std::fmt::Write as _;

use super::code::verbatim;
use super::{clean, escape, inline, list};
use crate::import::draft::Block;

/// The level of the outermost headings: the title has the one above it.
const TOP_LEVEL: usize = 2;
/// The deepest level that is written.
const DEEPEST_LEVEL: usize = 4;
/// More characters than this are no heading, whatever the format says.
const MAX_HEADING_CHARS: usize = 200;

/// The blocks as Markdown: headings, paragraphs, lists, block quotes, code and tables, with a
/// blank line between them.
pub(crate) fn markdown(blocks: &[Block]) -> String {
    let mut levels = Vec::new();
    let pieces = blocks.iter().filter(|block| !block.is_empty()).map(|block| piece(block, &mut levels));
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn piece(block: &Block, levels: &mut Vec<usize>) -> String {
    match block {
        Block::Heading { level, words } => heading(*level, &clean::line(&inline::plain(words)), levels),
        Block::Paragraph(words) => escape::words(&clean::lines(words)),
        Block::List(items) => list::markdown(items),
        Block::Quote(paragraphs) => quote(paragraphs),
        Block::Verbatim(text) => verbatim(text),
        Block::Table(rows) => table(rows),
    }
}

/// Levels are counted anew, so that none is left out: what is outermost in the document comes to
/// stand right under the title.
fn heading(level: usize, words: &str, levels: &mut Vec<usize>) -> String {
    if words.chars().count() > MAX_HEADING_CHARS {
        return escape::words(words);
    }
    levels.retain(|outer| *outer < level);
    levels.push(level);
    let level = (TOP_LEVEL + levels.len() - 1).min(DEEPEST_LEVEL);
    format!("{} {}", "#".repeat(level), escape::heading(words))
}

fn quote(paragraphs: &[String]) -> String {
    let paragraphs = paragraphs.iter().map(|words| escape::words(&clean::line(words)));
    let paragraphs = paragraphs.filter(|words| !words.is_empty()).map(|words| format!("> {words}"));
    paragraphs.collect::<Vec<_>>().join("\n>\n")
}

fn table(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if width < 2 {
        // A table of one column only places text on a page.
        let cells = rows.iter().flatten().map(|cell| escape::words(&clean::lines(cell)));
        return cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\n\n");
    }
    let mut table = String::new();
    let told = rows.iter().enumerate().filter(|(index, row)| *index == 0 || !is_rule(row));
    for (index, row) in told {
        let empty = String::new();
        let cells = (0..width).map(|column| escape::cell(&clean::line(row.get(column).unwrap_or(&empty))));
        let _ = writeln!(table, "| {} |", cells.collect::<Vec<_>>().join(" | "));
        if index == 0 {
            let _ = writeln!(table, "|{}", " --- |".repeat(width));
        }
    }
    table.trim_end().to_owned()
}

/// Whether a row says nothing: its cells are empty, or lines between the rows around it.
fn is_rule(row: &[String]) -> bool {
    let is_line = |cell: &str| cell.len() > 2 && cell.chars().all(|c| matches!(c, '-' | '=' | ':'));
    row.iter().map(|cell| cell.trim()).all(|cell| cell.is_empty() || is_line(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_levels_of_headings_anew() {
        let heading = |level, words: &str| Block::Heading { level, words: words.to_owned() };
        let blocks = [heading(1, "Een"), heading(4, "Diep"), heading(4, "Diep"), heading(1, "Twee")];
        assert_eq!(markdown(&blocks), "## Een\n\n### Diep\n\n### Diep\n\n## Twee");
    }

    #[test]
    fn writes_quotes_and_tables() {
        let rule = || vec!["---".to_owned(), String::new()];
        let rows = vec![vec!["a".to_owned(), "b|c".to_owned()], rule(), vec!["1".to_owned()], Vec::new()];
        let blocks = [Block::Quote(vec!["Een.".to_owned(), "Twee.".to_owned()]), Block::Table(rows)];
        assert_eq!(markdown(&blocks), "> Een.\n>\n> Twee.\n\n| a | b\\|c |\n| --- | --- |\n| 1 |  |");
    }
}
