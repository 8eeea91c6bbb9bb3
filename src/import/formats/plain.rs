//! How is plain text read?

use crate::corpus::{TextBlock, text_blocks};
use crate::import::draft::{Block, Draft, Item, ItemKind};
use crate::import::markdown::list_items::item_start;
use crate::import::markdown::piece_limit;
use crate::import::markdown::preformatted::{self, Part};
use crate::import::problem::Problem;

/// A line of more words than this is no title.
const MAX_TITLE_WORDS: usize = 15;

/// Reads a text without markup. A short first line that stands alone is its title; what the corpus
/// takes for a heading in plain text becomes one. Code and columns keep their spaces.
///
/// # Errors
/// When it is too much to be read at once.
pub(crate) fn read(text: &str) -> Result<Draft, Problem> {
    piece_limit::check(text)?;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let mut blocks: Vec<Block> = Vec::new();
    for part in preformatted::parts(&text) {
        match part {
            Part::Text(text) => text_blocks(text).into_iter().for_each(|block| push(&mut blocks, block)),
            Part::Verbatim(lines) => blocks.push(Block::Verbatim(lines)),
        }
    }
    let title = take_title(&mut blocks);
    Ok(Draft { title, blocks, ..Draft::default() })
}

fn push(blocks: &mut Vec<Block>, block: TextBlock<'_>) {
    match block {
        TextBlock::Heading(words) => blocks.push(Block::Heading { level: 1, words: words.to_owned() }),
        TextBlock::Text(words) => blocks.extend(paragraph(words)),
    }
}

fn take_title(blocks: &mut Vec<Block>) -> Option<String> {
    match blocks.first()? {
        Block::Paragraph(words) | Block::Heading { words, .. } => {
            let is_title = words.split_whitespace().count() <= MAX_TITLE_WORDS
                && !words.contains('\n')
                && !words.ends_with(['.', ':', ';', ',']);
            let title = is_title.then(|| words.clone())?;
            blocks.remove(0);
            Some(title)
        }
        _ => None,
    }
}

/// A run of lines: a heading that is underlined, and then a list, or else a paragraph.
fn paragraph(lines: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = lines.trim_matches('\n');
    if let Some((first, under)) = rest.split_once('\n') {
        let rule = under.lines().next().unwrap_or_default().trim();
        if rule.len() >= 3 && ["=", "-", "~", "*"].iter().any(|sign| rule.trim_start_matches(sign).is_empty())
        {
            blocks.push(Block::Heading { level: 1, words: first.to_owned() });
            rest = under.split_once('\n').map_or("", |(_, rest)| rest);
        }
    }
    match items(rest) {
        Some(items) => blocks.push(Block::List(items)),
        None => blocks.push(Block::Paragraph(rest.lines().map(str::trim).collect::<Vec<_>>().join(" "))),
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The items of a list: each begins with a marker, and goes on in lines that stand further in.
fn items(lines: &str) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    for line in lines.lines() {
        match item_start(line.trim_start()) {
            Some((number, words)) => items.push(Item::new(0, number, words.to_owned())),
            None => {
                let item = items.last_mut().filter(|_| line.starts_with([' ', '\t']))?;
                item.words.push(' ');
                item.words.push_str(line.trim());
            }
        }
    }
    // A lone number and full stop may well be the end of a sentence.
    let is_list = items.len() > 1 || items.first().is_some_and(|item| item.kind == ItemKind::Bullet);
    is_list.then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::markdown::render;

    #[test]
    fn finds_title_headings_and_lists() {
        let draft = read(            "Een titel\r\n\r\nTekst over\r\ntwee regels.\r\n\r\nKop\r\n---\r\n1. een\r\n2. twee\r\n   lang\r\n\r\nEen kopje\r\n\r\nSlot. *ster*",
        ).expect("read");
        assert_eq!(draft.title.as_deref(), Some("Een titel"));
        assert_eq!(
            render::markdown(&draft.blocks),
            "Tekst over twee regels.\n\n## Kop\n\n1. een\n2. twee lang\n\n## Een kopje\n\nSlot. \\*ster\\*"
        );
    }

    #[test]
    fn takes_no_sentence_for_a_title() {
        let draft = read("Dit is een zin.\n\n- punt").expect("read");
        assert_eq!(draft.title, None);
        assert_eq!(render::markdown(&draft.blocks), "Dit is een zin.\n\n- punt");
    }

    #[test]
    fn keeps_the_spaces_of_code_and_columns() {
        let columns = "Naam       Jaar\nJan        2011";
        let draft = read(&format!("Een titel\n\nZo:\n\n    $ x | y\n\nOf:\n\n{columns}\n")).expect("read");
        let text = format!("Zo:\n\n```\n$ x | y\n```\n\nOf:\n\n```\n{columns}\n```");
        assert_eq!(draft.title.as_deref(), Some("Een titel"));
        assert_eq!(render::markdown(&draft.blocks), text);
    }
}
