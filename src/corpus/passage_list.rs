//! Which passages and quotable lines does a document hold?

use std::sync::Arc;

use super::block::{Block, CHAPTER, Kind, QUESTION};
use super::document::Document;
use super::passage::{Passage, RestsOn};
use super::quote::Quote;
use super::splitting;

/// The passages of a document, in order.
pub(super) fn passages(document: &Arc<Document>, blocks: &[Block]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for section in sections(blocks) {
        for range in splitting::split(&document.text, &section.blocks) {
            let position = passages.len();
            let (headings, questions) = (section.headings.clone(), section.questions.clone());
            let (document, rests_on) = (document.clone(), rests_on(document, section.cited.as_deref()));
            passages.push(Passage { document, range, headings, questions, rests_on, position });
        }
    }
    passages
}

/// The quotable lines of a document, in order.
pub(super) fn quotes(document: &Arc<Document>, blocks: &[Block]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for section in sections(blocks) {
        for block in section.blocks {
            if let Kind::Quote { words: text, said_by } = block.kind {
                let (document, headings) = (document.clone(), section.headings.clone());
                quotes.push(Quote { text, said_by, document, range: block.range.clone(), headings });
            }
        }
    }
    quotes
}

/// The works of these keys. A key that the document doesn't list is told by the checks.
fn rests_on(document: &Document, cited: Option<&[String]>) -> RestsOn {
    let Some(keys) = cited else { return RestsOn::NotTold };
    RestsOn::Works(keys.iter().filter_map(|key| document.place_of_work(key)).collect())
}

/// The blocks under one heading.
struct Section {
    headings: Arc<[String]>,
    /// What the section answers, from the comment below its heading.
    questions: Arc<[String]>,
    /// The keys of the works it rests on, where it tells.
    cited: Option<Vec<String>>,
    blocks: Vec<Block>,
}

fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut path: Vec<(usize, &str)> = Vec::new();
    // What is told of a section holds for the questions in it too.
    let mut cited = None;
    let opens = |block: &Block| matches!(block.kind, Kind::Heading { .. } | Kind::End);
    for chunk in blocks.chunk_by(|_, next| !opens(next)) {
        let text = match chunk {
            [Block { kind: Kind::Heading { level, words }, .. }, rest @ ..] => {
                path.retain(|(above, _)| above < level);
                path.push((*level, words));
                cited = cited.filter(|_| *level >= CHAPTER);
                rest
            }
            [Block { kind: Kind::End, .. }, rest @ ..] => {
                path.retain(|(above, _)| *above < QUESTION);
                rest
            }
            all => all,
        };
        if !text.is_empty() {
            let headings = path.iter().map(|(_, words)| (*words).to_owned()).collect();
            let section = Section::of(headings, text, cited.take());
            cited.clone_from(&section.cited);
            sections.push(section);
        }
    }
    sections
}

impl Section {
    /// Takes apart what is text and what is told of it.
    fn of(headings: Arc<[String]>, all: &[Block], cited: Option<Vec<String>>) -> Self {
        let (mut questions, mut cited, mut blocks) = (Vec::new(), cited, Vec::new());
        for block in all {
            match &block.kind {
                Kind::Asked { questions: more } => questions.extend_from_slice(more),
                Kind::Cited { keys } => cited.get_or_insert_default().extend_from_slice(keys),
                _ => blocks.push(block.clone()),
            }
        }
        Self { headings, questions: questions.into(), cited, blocks }
    }
}
