//! Which pairs of a question and its answer stand in a paragraph, a list or a table?

use std::ops::Range;

use super::heading_lines::{heading_in_bold, is_chapter, is_numbered_heading};
use super::lead::{Lead, Sign, answer_start, is_question, lead};
use crate::corpus::block::{Block, CHAPTER, Kind, LINE, QUESTION};
use crate::corpus::lines::trimmed;

/// What a table of questions has above its first column.
const ASKED: [&str; 6] = ["vraag", "vragen", "question", "questions", "q", "v"];

/// A heading where a question stands, or a line that heads what is below it.
fn heading(level: usize, words: &str, range: Range<usize>) -> Block {
    Block { kind: Kind::Heading { level, words: words.to_owned() }, range }
}

/// A piece of text; none where there is none.
fn text_block(text: &str, range: Range<usize>, kind: Kind) -> Option<Block> {
    let range = trimmed(text, range);
    (!range.is_empty()).then_some(Block { kind, range })
}

/// A paragraph taken apart; `None` where nothing in it heads anything. Where questions are told by nothing but
/// their own sign, `is_list` tells whether the text is made of them.
pub(super) fn of_paragraph(text: &str, range: &Range<usize>, is_list: bool) -> Option<Vec<Block>> {
    let mut blocks = Vec::new();
    let mut start = range.start;
    for at in heads(&text[range.clone()], is_list) {
        blocks.extend(piece(text, start..range.start + at, is_list));
        start = range.start + at;
    }
    blocks.extend(piece(text, start..range.end, is_list));
    blocks.iter().any(|block| matches!(block.kind, Kind::Heading { .. })).then_some(blocks)
}

/// Where lines begin, apart from the first, that head what follows.
fn heads(paragraph: &str, is_list: bool) -> Vec<usize> {
    let (mut heads, mut at) = (Vec::new(), 0);
    for line in paragraph.split_inclusive('\n') {
        if at > 0
            && (line_heading(line).is_some()
                || lead(line).is_some_and(|lead| counts(&lead, is_list) && lead.sign != Sign::None))
        {
            heads.push(at);
        }
        at += line.len();
    }
    heads
}

fn counts(lead: &Lead, is_list: bool) -> bool {
    lead.sign == Sign::Told || is_list && lead.sign == Sign::Line
}

/// The level and the words of a line that is a heading by itself, but no question.
fn line_heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let words = heading_in_bold(line);
    let words =
        words.or_else(|| is_numbered_heading(line).then_some(line)).filter(|words| !is_question(words))?;
    Some((if is_chapter(words) { CHAPTER } else { LINE }, words))
}

/// What a piece of a paragraph is, of which only the first line may be a heading.
fn piece(text: &str, range: Range<usize>, is_list: bool) -> Vec<Block> {
    let range = trimmed(text, range);
    let words = &text[range.clone()];
    if let Some(lead) = lead(words).filter(|lead| counts(lead, is_list)) {
        let answer = range.start + answer_start(words, lead.rest);
        let above = heading(QUESTION, &lead.words, range.start..range.start + lead.rest);
        return std::iter::once(above).chain(text_block(text, answer..range.end, Kind::Paragraph)).collect();
    }
    let end = words.find('\n').unwrap_or(words.len());
    if let Some((level, line)) = line_heading(&words[..end]) {
        let above = heading(level, line, range.start..range.start + end);
        return std::iter::once(above)
            .chain(text_block(text, range.start + end..range.end, Kind::Paragraph))
            .collect();
    }
    text_block(text, range, Kind::Paragraph).into_iter().collect()
}

/// The paragraph without the label before an answer.
pub(super) fn of_answer(text: &str, block: &Block) -> Block {
    let words = &text[block.range.clone()];
    let start = block.range.start + answer_start(words, 0);
    if block.kind == Kind::Paragraph && start < block.range.end {
        Block { range: start..block.range.end, ..block.clone() }
    } else {
        block.clone()
    }
}

/// A list of questions with their answers, taken apart; `None` for any other. Items that ask nothing stay.
pub(super) fn of_list(text: &str, items: &[Range<usize>]) -> Option<Vec<Block>> {
    let leads: Vec<_> = items.iter().map(|item| item_lead(text, item)).collect();
    let answered = |lead: &&Option<(Lead, usize)>| lead.as_ref().is_some_and(|(_, answer)| *answer > 0);
    let told = leads
        .iter()
        .filter(answered)
        .any(|lead| lead.as_ref().is_some_and(|(lead, _)| lead.sign == Sign::Told));
    let all = leads.len() > 1 && leads.iter().all(|lead| answered(&lead));
    if !told && !all {
        return None;
    }
    let mut blocks = Vec::new();
    for (item, found) in items.iter().zip(leads) {
        match found.filter(|(lead, answer)| *answer > 0 && (all || lead.sign == Sign::Told)) {
            Some((lead, answer)) => {
                blocks.push(heading(QUESTION, &lead.words, item.start..answer));
                let kind = if text[answer..item.end].contains('\n') { Kind::Whole } else { Kind::Paragraph };
                blocks.extend(text_block(text, answer..item.end, kind));
            }
            None => {
                blocks.push(Block { kind: Kind::End, range: item.start..item.start });
                blocks.extend(text_block(text, item.clone(), Kind::Whole));
            }
        }
    }
    let end = items.last()?.end;
    blocks.push(Block { kind: Kind::End, range: end..end });
    Some(blocks)
}

/// The question with which an item begins, and where its answer does; 0 where it has none.
fn item_lead(text: &str, item: &Range<usize>) -> Option<(Lead, usize)> {
    let words = &text[item.clone()];
    let marker = words.find(char::is_whitespace)?;
    let inner = &words[marker..];
    let lead = lead(inner)?;
    let answer = answer_start(inner, lead.rest);
    let start = if answer < inner.len() { item.start + marker + answer } else { 0 };
    Some((lead, start))
}

/// A table of questions and answers, taken apart; `None` for any other.
pub(super) fn of_table(text: &str, rows: &[Vec<Range<usize>>]) -> Option<Vec<Block>> {
    let cell = |row: &[Range<usize>], at: usize| row.get(at).map_or("", |cell| &text[cell.clone()]);
    let asks = |row: &&Vec<Range<usize>>| is_question(cell(row, 0)) && !cell(row, 1).is_empty();
    let head = rows.first()?;
    let label = cell(head, 0).trim_matches(['*', '_', ' ']).to_lowercase();
    let asked = rows[1..].iter().filter(asks).count();
    let are_asked = ASKED.contains(&label.as_str()) && rows.len() > 1;
    if !are_asked && (asked < 2 || 2 * asked < rows.len() - 1) {
        return None;
    }
    let mut blocks = Vec::new();
    let first = usize::from(!asks(&head));
    for row in rows[first..].iter().filter(|row| !row.is_empty()) {
        let end = row.iter().rev().find(|cell| !cell.is_empty()).map_or(row[0].end, |cell| cell.end);
        if (are_asked || asks(&row)) && row.len() > 1 && !cell(row, 1).is_empty() {
            let words = cell(row, 0).replace("**", "").replace("<br>", " ");
            blocks.push(heading(QUESTION, words.trim_matches(['*', '_', ' ']), row[0].clone()));
            blocks.extend(text_block(text, row[1].start..end.max(row[1].end), Kind::Whole));
        } else {
            blocks.push(Block { kind: Kind::End, range: row[0].start..row[0].start });
            blocks.extend(text_block(text, row[0].start..end.max(row[0].start), Kind::Whole));
        }
    }
    let end = rows.last()?.last()?.end;
    blocks.push(Block { kind: Kind::End, range: end..end });
    Some(blocks)
}
