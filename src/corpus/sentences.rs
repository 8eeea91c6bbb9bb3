//! Where does one sentence end and the next begin?
//!
//! Dutch and English prose, plain or in Markdown. A sentence never runs over a blank line, into
//! another list item, or out of a heading or a block quote. Code between fences is one piece.

use std::ops::Range;

use super::fence::Fence;

/// Shortened words that end in a full stop in the middle of a sentence, without that last stop.
const ABBREVIATIONS: &[&str] = &[
    "a.d", "a.u.b", "afb", "approx", "bijv", "blz", "ca", "cf", "ch", "d.d", "d.i", "d.m.v", "d.w.z", "dhr",
    "dr", "drs", "e.g", "ed", "eds", "eq", "fig", "figs", "i.c.m", "i.e", "i.p.v", "i.v.m", "incl", "ing",
    "ir", "jl", "jr", "m.b.t", "m.b.v", "m.i", "m.n", "max", "mevr", "min", "mr", "mrs", "ms", "mw", "n.a.v",
    "nr", "nrs", "o.a", "o.b.v", "o.i.d", "o.l.v", "o.m", "p", "pag", "pp", "prof", "resp", "sr", "t.a.v",
    "t.b.v", "t.e.m", "t.g.v", "t.o.v", "tel", "u.s", "v.a", "v.d", "vgl", "vol", "vs", "z.g", "zgn",
];

/// The sentences of a text, in order, as byte ranges without the white space around them.
///
/// Together they hold every character of the text but white space, list markers and quote marks.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for part in parts(text) {
        match part {
            Part::Prose(range) => {
                let blocks = blocks(&text[range.clone()], range.start);
                sentences.extend(blocks.into_iter().flat_map(|block| split_block(text, block)));
            }
            Part::Code(range) => push_trimmed(text, range, &mut sentences),
        }
    }
    sentences
}

enum Part {
    Prose(Range<usize>),
    /// Code, with its fences.
    Code(Range<usize>),
}

/// The code between fences, and what stands between. A fence that nothing closes is prose, with all
/// that follows.
fn parts(text: &str) -> Vec<Part> {
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
fn blocks(text: &str, mut offset: usize) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut quoted = false;
    for line in text.split_inclusive('\n') {
        let (marker, kind) = line_marker(line);
        let is_blank = line[marker..].trim().is_empty();
        let start = offset + marker;
        let end = offset + line.len();
        offset = end;
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

fn split_block(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = block.start;
    let mut chars = text[block.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_terminator(c) {
            continue;
        }
        let mut end = block.start + at + c.len_utf8();
        while let Some(&(_, next)) = chars.peek() {
            if !is_terminator(next) && !is_closing(next) {
                break;
            }
            end += next.len_utf8();
            chars.next();
        }
        if ends_sentence(&text[start..block.start + at], c, &text[end..block.end]) {
            push_trimmed(text, start..end, &mut sentences);
            start = end;
        }
    }
    push_trimmed(text, start..block.end, &mut sentences);
    sentences
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '(' | '[' | '*' | '_')
}

/// Does the sentence `before` end at `mark`, given what follows?
fn ends_sentence(before: &str, mark: char, after: &str) -> bool {
    let Some(first) = after.chars().next() else { return true };
    if !first.is_whitespace() {
        // 3.0, e-mail addresses, and the like; but not the scripts that put no space there.
        return matches!(mark, '。' | '！' | '？');
    }
    let Some(next) = after.chars().find(|c| !c.is_whitespace() && !is_opening(*c)) else { return true };
    if next.is_lowercase() {
        return false;
    }
    mark != '.' || !is_abbreviated(before)
}

/// Is the last word before a full stop a known abbreviation, or an initial?
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or(before);
    let mut letters = word.chars();
    let initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    initial || initials || ABBREVIATIONS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

fn push_trimmed(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn ends_at_full_stops_but_not_in_numbers_and_abbreviations() {
        assert_eq!(
            sentences(
                "Society 3.0 is een term van o.a. Van den Hoff. Dr. Wijffels zegt: 'Klopt dat?' en zwijgt. Ja!"
            ),
            [
                "Society 3.0 is een term van o.a. Van den Hoff.",
                "Dr. Wijffels zegt: 'Klopt dat?' en zwijgt.",
                "Ja!"
            ]
        );
    }

    #[test]
    fn never_crosses_a_blank_line_an_item_or_a_quote() {
        assert_eq!(
            sentences("# Kop\nEen zin\n\n- een\n- twee. Drie\n\n> Een citaat\n> over twee regels.\n"),
            ["Kop", "Een zin", "een", "twee.", "Drie", "Een citaat\n> over twee regels."]
        );
    }

    #[test]
    fn keeps_code_in_one_piece() {
        let text =
            "1. Doe dit:\n   ```sh\n   $ ls. En\n\n   # kop\n   ```\n   Klaar. Ja.\n2. ```\n   x\n   ```";
        let code = "```sh\n   $ ls. En\n\n   # kop\n   ```";
        assert_eq!(sentences(text), ["Doe dit:", code, "Klaar.", "Ja.", "```\n   x\n   ```"]);
        assert_eq!(sentences("Zie. ```x```\n```\nEen. Twee."), ["Zie.", "```x```\n```\nEen.", "Twee."]);
    }

    #[test]
    fn keeps_initials_with_their_name() {
        assert_eq!(
            sentences("R. D. Putnam schreef dat. Het boek is dik."),
            ["R. D. Putnam schreef dat.", "Het boek is dik."]
        );
    }

    #[test]
    fn abbreviations_are_sorted_for_the_search_in_them() {
        assert!(ABBREVIATIONS.is_sorted());
    }
}
