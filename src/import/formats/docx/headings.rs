//! Which paragraphs of a DOCX are headings, though no style says so?
//!
//! Many people make a heading by making a line bold. What is numbered as a part of the whole is one too.

use crate::corpus::{heading_in_bold, is_chapter, is_numbered_heading, is_question};
use crate::import::draft::Block;

/// A paragraph that may be a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its place among the blocks.
    at: usize,
    /// How large it is, in half points; 0 where that is not said.
    size: u32,
    rank: Rank,
}

/// What kind of heading it may be, the outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Chapter,
    Line,
    Question,
}

/// What a paragraph may be whose words are bold at this size, or not all bold.
pub(super) fn candidate(at: usize, words: &str, bold: Option<u32>) -> Option<Candidate> {
    let is_line = !words.contains('\n');
    let is_bold =
        bold.is_some() && (heading_in_bold(&format!("**{words}**")).is_some() || is_question(words));
    if !is_line || !is_bold && !is_numbered_heading(words) {
        return None;
    }
    let rank = match () {
        () if is_chapter(words) => Rank::Chapter,
        () if is_question(words) => Rank::Question,
        () => Rank::Line,
    };
    Some(Candidate { at, size: bold.unwrap_or_default(), rank })
}

/// Makes headings of those with text below them, the larger ones outermost; and tells the title, if the first
/// is larger than all others and may be it.
pub(super) fn place(blocks: &mut Vec<Block>, candidates: &[Candidate], may_be_title: bool) -> Option<String> {
    let deepest = blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    // Questions that look as other headings do stand beside those, unless one of those is right above one.
    let is_group = |pair: &[Candidate]| {
        pair[1].at == pair[0].at + 1 && pair[0].rank == Rank::Line && pair[1].rank == Rank::Question
    };
    let are_grouped = candidates.windows(2).any(is_group);
    let rank = |one: &Candidate| match one.rank {
        Rank::Question if !are_grouped => Rank::Line,
        rank => rank,
    };
    let (deepest, has_headings) = (deepest.clone().max().unwrap_or_default(), deepest.count() > 0);
    let mut sizes: Vec<(std::cmp::Reverse<u32>, Rank)> =
        candidates.iter().map(|one| (std::cmp::Reverse(one.size), rank(one))).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let level = |one: &Candidate| {
        let rank = sizes
            .iter()
            .position(|size| *size == (std::cmp::Reverse(one.size), rank(one)))
            .unwrap_or_default();
        deepest + 1 + rank
    };
    let is_candidate = |at: usize| candidates.iter().find(|one| one.at == at);
    for one in candidates {
        let heads = match blocks.get(one.at + 1) {
            None | Some(Block::Heading { .. }) => false,
            Some(_) => is_candidate(one.at + 1).is_none_or(|next| level(next) > level(one)),
        };
        if let Block::Paragraph(words) = &blocks[one.at]
            && heads
        {
            let words = words.trim_end_matches(':').to_owned();
            blocks[one.at] = Block::Heading { level: level(one), words };
        }
    }
    let first = candidates.first().filter(|first| first.at == 0 && may_be_title && !has_headings)?;
    let is_largest = candidates[1..].iter().all(|other| other.size < first.size);
    match blocks.first() {
        Some(Block::Heading { words, .. }) if is_largest => {
            let title = words.clone();
            blocks.remove(0);
            Some(title)
        }
        _ => None,
    }
}
