//! Which passages and quotable lines does a document hold?

use std::sync::Arc;

use super::block::{Block, Kind};
use super::document::Document;
use super::passage::Passage;
use super::quote::Quote;
use super::splitting;

/// The passages of a document, in order.
pub(super) fn passages(document: &Arc<Document>, blocks: &[Block]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for section in sections(blocks) {
        for range in splitting::split(&document.text, &section.blocks) {
            let position = passages.len();
            let (headings, questions) = (section.headings.clone(), section.questions.clone());
            passages.push(Passage { document: document.clone(), range, headings, questions, position });
        }
    }
    passages
}

/// The quotable lines of a document, in order.
pub(super) fn quotes(document: &Arc<Document>, blocks: &[Block]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for section in sections(blocks) {
        for block in section.blocks {
            if let Kind::Quote { words } = block.kind {
                let (text, headings) = (words, section.headings.clone());
                let (document, range) = (document.clone(), block.range.clone());
                quotes.push(Quote { text, document, range, headings });
            }
        }
    }
    quotes
}

/// The blocks under one heading.
struct Section {
    headings: Arc<[String]>,
    /// What the section answers, from the comment below its heading.
    questions: Arc<[String]>,
    blocks: Vec<Block>,
}

fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut path: Vec<(usize, &str)> = Vec::new();
    for chunk in blocks.chunk_by(|_, next| !matches!(next.kind, Kind::Heading { .. })) {
        let mut text = chunk;
        if let [Block { kind: Kind::Heading { level, words }, .. }, rest @ ..] = chunk {
            path.retain(|(above, _)| above < level);
            path.push((*level, words));
            text = rest;
        }
        if !text.is_empty() {
            let headings = path.iter().map(|(_, words)| (*words).to_owned()).collect();
            let (questions, blocks) = without_questions(text);
            sections.push(Section { headings, questions, blocks });
        }
    }
    sections
}

fn without_questions(blocks: &[Block]) -> (Arc<[String]>, Vec<Block>) {
    let (mut asked, mut text) = (Vec::new(), Vec::new());
    for block in blocks {
        match &block.kind {
            Kind::Asked { questions } => asked.extend_from_slice(questions),
            _ => text.push(block.clone()),
        }
    }
    (asked.into(), text)
}
