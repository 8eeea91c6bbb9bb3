//! Which headings and questions does a whole text have that nothing marks as such?

use super::lead::{Sign, lead};
use super::pairs;
use crate::corpus::block::{Block, CHAPTER, Kind};
use crate::corpus::markdown::{Parsed, Shape};

/// The blocks of a text, with its questions and the lines that head others as headings.
pub(in crate::corpus) fn with_headings(text: &str, parsed: Vec<Parsed>) -> Vec<Block> {
    let is_list = is_list_of_questions(text, &parsed);
    let mut blocks: Vec<Block> = Vec::with_capacity(parsed.len());
    for Parsed { block, shape } in parsed {
        let pairs = match (&block.kind, &shape) {
            (Kind::Paragraph, _) => pairs::of_paragraph(text, &block.range, is_list),
            (_, Shape::List(items)) => pairs::of_list(text, items),
            (_, Shape::Table(rows)) => pairs::of_table(text, rows),
            _ => None,
        };
        match pairs {
            Some(pairs) => blocks.extend(pairs),
            None if follows_question(&blocks) => blocks.push(pairs::of_answer(text, &block)),
            None => blocks.push(block),
        }
    }
    keep_what_heads_nothing(&mut blocks);
    blocks
}

fn follows_question(blocks: &[Block]) -> bool {
    matches!(blocks.last().map(|block| &block.kind), Some(Kind::Heading { level, .. }) if *level >= CHAPTER)
}

/// Whether paragraphs that are a question, or begin with a line that is, make up a good part of a text: one
/// alone may be asked for the sake of style.
fn is_list_of_questions(text: &str, parsed: &[Parsed]) -> bool {
    let paragraphs: Vec<_> =
        parsed.iter().map(|parsed| &parsed.block).filter(|block| block.is_text()).collect();
    let asks = |block: &Block| {
        block.kind == Kind::Paragraph
            && lead(&text[block.range.clone()]).is_some_and(|lead| lead.sign == Sign::Line)
    };
    let answered = |at: usize| {
        let alone = |block: &Block| text[block.range.clone()].trim_end().ends_with('?');
        !alone(paragraphs[at]) || paragraphs.get(at + 1).is_some_and(|next| !asks(next))
    };
    let asked = (0..paragraphs.len()).filter(|at| asks(paragraphs[*at]) && answered(*at)).count();
    asked >= 2 && 3 * asked >= paragraphs.len()
}

/// A line with no text under it heads nothing: it is text itself.
fn keep_what_heads_nothing(blocks: &mut [Block]) {
    let mut below: Option<usize> = None;
    for block in blocks.iter_mut().rev() {
        // The level of a heading right below, 0 for text, none where what stands above ends.
        match &block.kind {
            Kind::Heading { level, .. } => {
                let heads = below.is_some_and(|below| below == 0 || below > *level);
                if *level >= CHAPTER && !heads && !block.range.is_empty() {
                    block.kind = Kind::Paragraph;
                    below = Some(0);
                } else {
                    below = Some(*level);
                }
            }
            Kind::End => below = None,
            Kind::Asked { .. } | Kind::Cited { .. } => {}
            Kind::Paragraph | Kind::Whole | Kind::Quote { .. } => below = Some(0),
        }
    }
}
