//! How does a Markdown file become a text, and the blocks of it?

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::blocks::{self, Parsed, options};
use super::edits::{self, Edit};
use super::html::Stretch;
use super::marks::Mark;
use super::{html, inline, lines};
use crate::corpus::block::Block;
use crate::corpus::front_matter::Fault;
use crate::corpus::lines::line_of;
use crate::corpus::questions;

/// HTML is looked for as often as this: what stands between tags may hold more of them.
const MAX_ROUNDS: usize = 3;

/// A Markdown file that was read.
pub(in crate::corpus) struct Read {
    /// Its text, without what a reader of the page doesn't see.
    pub(in crate::corpus) text: String,
    pub(in crate::corpus) blocks: Vec<Block>,
    pub(in crate::corpus) faults: Vec<Fault>,
}

/// Reads a Markdown file whose text begins at `body`.
pub(in crate::corpus) fn read(file: String, body: usize) -> Read {
    let (mut markdown, mut marks) = lines::read(&file[body..]);
    let mut unclosed = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let found = signs(&markdown, &mut unclosed);
        if found.is_empty() {
            break;
        }
        (markdown, marks) = edits::apply(&markdown, found, marks);
    }
    let line = |at: usize| line_of(&file, body) + line_of(&markdown, at) - 1;
    let message = "a comment begins here and is never closed: what is below it is not read";
    let mut faults: Vec<Fault> = unclosed.into_iter().map(|at| (line(at), message.to_owned())).collect();
    faults.dedup();
    let text = if markdown == file[body..] { file } else { format!("{}{markdown}", &file[..body]) };
    let marks = marks.into_iter().map(|mark| Mark { at: body + mark.at, ..mark });
    let parsed: Vec<Parsed> = blocks::parsed(&text, body, marks.collect());
    let blocks = questions::with_headings(&text, parsed);
    Read { text, blocks, faults }
}

/// What is to be taken out of a text.
fn signs(markdown: &str, unclosed: &mut Vec<usize>) -> Vec<Edit> {
    let has = |signs: &[u8]| signs.iter().any(|sign| memchr::memchr(*sign, markdown.as_bytes()).is_some());
    if !has(b"<&{%=") && !["[[", "!["].iter().any(|sign| markdown.contains(sign)) {
        return Vec::new();
    }
    let (mut edits, mut code, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let stretch = Stretch { range: range.clone(), is_inside: depth > 0, is_block: true };
                edits.extend(html::edits(markdown, &stretch, unclosed));
                code.push(range);
                depth += 1;
            }
            Event::InlineHtml(_) => {
                let stretch = Stretch { range: range.clone(), is_inside: true, is_block: false };
                edits.extend(html::edits(markdown, &stretch, unclosed));
                code.push(range);
            }
            Event::Start(Tag::CodeBlock(_)) => {
                code.push(range);
                depth += 1;
            }
            Event::Code(_) => code.push(range),
            Event::Text(words)
                if markdown[range.clone()].starts_with('&') && *words != markdown[range.clone()] =>
            {
                edits.extend(entity(&words, range));
            }
            Event::Start(Tag::Image { .. }) => {
                edits.push(Edit::out(around_picture(markdown, range)));
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    for piece in between(markdown.len(), &code) {
        edits.extend(inline::edits(markdown, &piece));
        for stretch in html::stray(markdown, &piece) {
            edits.extend(html::edits(markdown, &stretch, unclosed));
        }
    }
    edits
}

/// A picture is no text, nor is a link that is nothing else.
fn around_picture(markdown: &str, picture: Range<usize>) -> Range<usize> {
    let link = markdown[..picture.start].ends_with('[').then_some(&markdown[picture.end..]);
    let address = link.and_then(|after| after.strip_prefix("](")?.split_once(')'));
    match address.filter(|(address, _)| !address.contains(['\n', '('])) {
        Some((address, _)) => picture.start - 1..picture.end + 2 + address.len() + 1,
        None => picture,
    }
}

/// A letter that is written as `&eacute;`. Signs that Markdown gives a meaning to stay as they are.
fn entity(words: &str, range: Range<usize>) -> Option<Edit> {
    let is_plain = words.chars().all(|c| {
        !c.is_control() && (!c.is_ascii() || c.is_ascii_alphanumeric() || "'\"&,.:;?!-%/".contains(c))
    });
    is_plain.then(|| Edit::to(range, words.replace('\u{a0}', " ")))
}

/// What stands between the pieces of code.
fn between(length: usize, code: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    for range in code {
        if range.start > at {
            pieces.push(at..range.start);
        }
        at = at.max(range.end);
    }
    pieces.push(at..length);
    pieces
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
