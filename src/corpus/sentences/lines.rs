//! Which lines of a text belong together, and where is code?

use std::ops::Range;

use crate::corpus::fence::Fence;

/// A piece of a text.
pub(super) enum Part {
    Prose(Range<usize>),
    /// Code, with its fences.
    Code(Range<usize>),
}

/// The code between fences, and what stands between. A fence that nothing closes is prose, with all
/// that follows.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut prose, mut offset) = (0, 0);
    while let Some(line) = text[offset..].split_inclusive('\n').next() {
        let start = offset + line_marker(line).0;
        offset += line.len();
        if let Some(fence) = Fence::opened_by(&text[start..offset]) {
            let Some(end) = end_of_code(&fence, text, offset) else { break };
            parts.extend([Part::Prose(prose..start), Part::Code(start..end)]);
            (prose, offset) = (end, end);
        }
    }
    parts.push(Part::Prose(prose..text.len()));
    parts
}

/// Where the line ends that closes a fence.
fn end_of_code(fence: &Fence, text: &str, from: usize) -> Option<usize> {
    let mut end = from;
    for line in text[from..].split_inclusive('\n') {
        end += line.len();
        // In a quote, each line begins with its mark.
        if fence.is_closed_by(line.trim_start_matches(['>', ' '])) {
            return Some(end);
        }
    }
    None
}

/// Runs of lines that belong together: split at blank lines, list items, headings and quotes. The text
/// begins at `offset`.
pub(super) fn blocks(text: &str, mut offset: usize) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let (mut open, mut quoted) = (false, false);
    let mut above: Option<&str> = None;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let (mut marker, mut kind) = line_marker(line);
        if matches!(kind, LineKind::Item)
            && open
            && !quoted
            && above.is_some_and(|above| goes_on(above, line, lines.peek().copied().unwrap_or_default()))
        {
            (marker, kind) = (0, LineKind::Plain);
        }
        let is_blank = line[marker..].trim().is_empty();
        let start = offset + marker;
        let end = offset + line.len();
        offset = end;
        above = (!is_blank).then_some(line);
        if is_blank {
            open = false;
            continue;
        }
        let continues = open
            && match kind {
                LineKind::Plain => true,
                LineKind::Quote => quoted,
                LineKind::Item | LineKind::Heading => false,
            };
        match blocks.last_mut() {
            Some(last) if continues => last.end = end,
            _ => blocks.push(start..end),
        }
        open = !matches!(kind, LineKind::Heading);
        quoted = matches!(kind, LineKind::Quote);
    }
    blocks
}

/// Whether a line that begins as an item does is the next of a paragraph that was wrapped there: `above` is no
/// item and ends no clause, and no other item comes `below`.
fn goes_on(above: &str, line: &str, below: &str) -> bool {
    let is_item = |line: &str| matches!(line_marker(line).1, LineKind::Item);
    let words = line[line_marker(line).0..].trim_start();
    let ends = above.trim_end().ends_with(['.', ':', ';', '!', '?', ',', '…']);
    let is_first = line.trim_start().starts_with("1. ") || line.trim_start().starts_with("1) ");
    !is_item(above)
        && !above.starts_with([' ', '\t'])
        && !ends
        && !is_first
        && !is_item(below)
        && words.starts_with(char::is_lowercase)
}

enum LineKind {
    Plain,
    Quote,
    Item,
    Heading,
}

/// How many bytes of the line are its marker (`- `, `> `, `## `), and what it marks.
fn line_marker(line: &str) -> (usize, LineKind) {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let after = |marker: &str| indent + marker.len();
    if let Some(rest) = body.strip_prefix('>') {
        let inner = line.len() - rest.trim_start().len();
        return (inner, LineKind::Quote);
    }
    let hashes = body.len() - body.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && body[hashes..].starts_with([' ', '\t']) {
        return (indent + hashes, LineKind::Heading);
    }
    for bullet in ["- ", "* ", "+ ", "• ", "-\t", "*\t", "•\t", "– "] {
        if body.starts_with(bullet) {
            return (after(bullet), LineKind::Item);
        }
    }
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=3).contains(&digits) && (body[digits..].starts_with(". ") || body[digits..].starts_with(") ")) {
        return (indent + digits + 2, LineKind::Item);
    }
    (0, LineKind::Plain)
}
