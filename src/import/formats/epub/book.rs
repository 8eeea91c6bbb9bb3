//! How is an EPUB read: in which order do its chapters stand, and what are they called?

use std::collections::HashMap;

use super::contents::{self, Contents};
use super::letters::letters;
use super::package::{self, Chapter};
use super::page;
use super::path::folder;
use crate::import::draft::{Block, Draft};
use crate::import::files::archive::Archive;
use crate::import::files::xml;
use crate::import::formats::html;
use crate::import::markdown::piece_limit::Pieces;
use crate::import::markdown::{clean, tidy};
use crate::import::problem::{MAX_TEXT_BYTES, Problem};

/// Where every EPUB names its package.
const CONTAINER: &str = "META-INF/container.xml";
/// What says that the chapters are locked.
const LOCKS: [&str; 2] = ["META-INF/rights.xml", "META-INF/license.lcpl"];
/// The title of a chapter may be told in this many paragraphs: its number, and its name.
const TITLE_PARAGRAPHS: usize = 3;

/// Reads an EPUB: its chapters, in the order in which they are meant to be read.
///
/// # Errors
/// When it is broken, or locked.
pub(crate) fn read(archive: &mut Archive) -> Result<Draft, Problem> {
    archive.is_a("EPUB");
    if archive.has("META-INF/encryption.xml") && LOCKS.iter().any(|lock| archive.has(lock)) {
        return Err(Problem::Password);
    }
    let container = archive.text(CONTAINER)?;
    let container = xml::parse(&container, archive.broken())?;
    let path = xml::first(container.root(), "rootfile").and_then(|file| file.attribute("full-path"));
    let path = path.ok_or_else(|| archive.broken())?;
    let package = archive.text(path)?;
    let package = xml::parse(&package, archive.broken())?;
    let mut draft = package::metadata(package.root());
    let chapters = package::chapters(package.root(), folder(path));
    let contents = contents::read(archive, &package::tables_of_contents(package.root(), folder(path)))?;
    draft.title = draft.title.or_else(|| contents.title.clone());
    let chapters = read_chapters(archive, &chapters)?;
    draft.blocks = joined(chapters, &contents, draft.title.as_deref());
    Ok(draft)
}

/// A chapter that has been read.
struct Text {
    path: String,
    /// What its page calls itself.
    title: Option<String>,
    blocks: Vec<Block>,
}

fn read_chapters(archive: &mut Archive, chapters: &[Chapter]) -> Result<Vec<Text>, Problem> {
    let mut texts = Vec::new();
    let mut bytes = 0;
    let mut pieces = Pieces::default();
    for chapter in chapters {
        let page = archive.text_if_any(&chapter.path)?.unwrap_or_default();
        bytes += page.len();
        if bytes > 4 * MAX_TEXT_BYTES {
            return Err(Problem::TooMuchText);
        }
        let title = page::title(&page).map(clean::line);
        let page = html::parse(page::body(&page::with_closed_elements(&page)))?;
        if !contents::is_contents(&page, chapter, chapters) {
            let markdown = html::words(&page);
            pieces.add(&markdown)?;
            let blocks = tidy::page_blocks(&markdown);
            texts.push(Text { path: chapter.path.clone(), title, blocks });
        }
    }
    Ok(texts)
}

/// The chapters one after the other. One that does not begin with a heading gets the one that the
/// contents have for it, or else the title of its page.
fn joined(chapters: Vec<Text>, contents: &Contents, book: Option<&str>) -> Vec<Block> {
    let mut titles: HashMap<String, usize> = HashMap::new();
    chapters.iter().filter_map(|chapter| chapter.title.clone()).for_each(|title| {
        *titles.entry(title).or_default() += 1;
    });
    let level = chapters.iter().filter_map(|chapter| level(chapter.blocks.first()?)).min().unwrap_or(1);
    let mut blocks = Vec::new();
    for chapter in chapters {
        let own = chapter.title.filter(|title| titles.get(title) == Some(&1) && book != Some(title.as_str()));
        match contents.labels.get(&chapter.path).cloned().or(own) {
            Some(label) => blocks.extend(headed(chapter.blocks, label, level)),
            None => blocks.extend(chapter.blocks),
        }
    }
    blocks
}

/// The level of a heading.
fn level(block: &Block) -> Option<usize> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// The blocks under their heading, where they have none yet.
fn headed(mut blocks: Vec<Block>, label: String, level: usize) -> Vec<Block> {
    blocks.retain(|block| !block.is_empty());
    let says = |block: &Block| match block {
        Block::Heading { words, .. } | Block::Paragraph(words) => letters(words),
        _ => String::new(),
    };
    let whole = letters(&label);
    let is_heading = |block: &Block| self::level(block).is_some();
    let has_heading = blocks.first().is_none_or(is_heading)
        || blocks.iter().any(|block| is_heading(block) && says(block) == whole);
    if has_heading || whole.is_empty() {
        return blocks;
    }
    // Books set the title of a chapter as a paragraph too.
    let is_of_title = |block: &&Block| !says(block).is_empty() && whole.contains(&says(block));
    let told = blocks.iter().take(TITLE_PARAGRAPHS).take_while(is_of_title).count();
    blocks.drain(..told);
    put_below(&mut blocks, level);
    blocks.insert(0, Block::Heading { level, words: label });
    blocks
}

/// Makes the outermost headings come to stand below this level.
fn put_below(blocks: &mut [Block], outer: usize) {
    let outermost = blocks.iter().filter_map(level).min().unwrap_or(usize::MAX);
    let deeper = (outer + 1).saturating_sub(outermost);
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            *level += deeper;
        }
    }
}
