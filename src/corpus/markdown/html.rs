//! What does the HTML in Markdown say?
//!
//! Its tags go, and its words stay in their lines. What is hidden goes with its words; what folds away is
//! text under its summary; a link stays a link; a row of a table says above which column each cell stands.

use std::ops::Range;

use super::edits::Edit;
use super::elements::{FIGURES, IN_SENTENCE, KNOWN, LOWERED, NO_TEXT, RAISED};
use super::marks::{MarkKind, plain};
use super::tables;
use super::tags::Tag;
use crate::corpus::block::QUESTION;

/// A stretch of HTML: a tag in a sentence, or a block.
pub(super) struct Stretch {
    pub(super) range: Range<usize>,
    /// Whether it stands in a list, a quote or a sentence: nothing can head anything there.
    pub(super) is_inside: bool,
    /// Whether it is a block of lines.
    pub(super) is_block: bool,
}

/// What becomes of a stretch of HTML. `unclosed` hears where a comment begins that nothing ends.
pub(super) fn edits(text: &str, stretch: &Stretch, unclosed: &mut Vec<usize>) -> Vec<Edit> {
    let words = text[stretch.range.clone()].trim();
    let is_comment = words.starts_with("<!--") && words.find("-->") == words.len().checked_sub(3);
    let is_code = ["<pre", "<textarea"]
        .iter()
        .any(|tag| words.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)));
    if stretch.is_block && (is_code || is_comment && !stretch.is_inside) {
        // A comment between blocks is told from text already, and may say what a section answers.
        return Vec::new();
    }
    let mut edits =
        if stretch.is_block && !stretch.is_inside { margins(text, &stretch.range) } else { Vec::new() };
    let mut at = stretch.range.start;
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..stretch.range.end]) {
        at += found;
        let (edit, next) = sign(text, at, stretch, unclosed);
        edits.extend(edit);
        at = next.max(at + 1);
        if at >= stretch.range.end {
            break;
        }
    }
    edits
}

/// Where a tag begins that Markdown doesn't know for one: it has code for a value, as in MDX, over several lines.
pub(super) fn stray(text: &str, piece: &Range<usize>) -> Vec<Stretch> {
    let (mut found, mut at) = (Vec::new(), piece.start);
    while let Some(next) = memchr::memchr(b'<', &text.as_bytes()[at..piece.end]) {
        at += next;
        if let Some(tag) = Tag::at(text, at).filter(|tag| text[tag.range.clone()].contains(['{', '\n'])) {
            let is_inside = !text[..at].is_empty() && !text[..at].ends_with('\n');
            found.push(Stretch { range: tag.range.clone(), is_inside, is_block: false });
            at = tag.range.end.min(piece.end);
        } else {
            at += 1;
        }
    }
    found
}

/// What stands further in than the margin is no code in HTML.
fn margins(text: &str, range: &Range<usize>) -> Vec<Edit> {
    let (mut edits, mut at) = (Vec::new(), range.start);
    for line in text[range.clone()].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if indent > 0 {
            edits.push(Edit::out(at..at + indent));
        }
        at += line.len();
    }
    edits
}

/// What becomes of the sign at a `<`, and where to go on.
fn sign(text: &str, at: usize, stretch: &Stretch, unclosed: &mut Vec<usize>) -> (Vec<Edit>, usize) {
    let rest = &text[at..];
    for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")] {
        if rest.starts_with(open) {
            let end = rest.find(close).map(|end| at + end + close.len());
            if end.is_none() && open == "<!--" {
                unclosed.push(at);
            }
            let end = end.unwrap_or(text.len());
            return (vec![Edit::out(at..end)], end);
        }
    }
    let Some(tag) = Tag::at(text, at) else { return (Vec::new(), at + 1) };
    let is_type = tag.is_component() && text[..at].ends_with(char::is_alphanumeric);
    if is_type || !tag.is_component() && !tag.is_named(NO_TEXT) && !tag.is_named(KNOWN) {
        return (Vec::new(), tag.range.end);
    }
    let next = tag.range.end;
    if !tag.is_end && (tag.is_named(NO_TEXT) || is_hidden(&tag)) {
        let end = tag.end(text).map_or(next, |end| end.range.end);
        return (vec![Edit::out(at..end)], end);
    }
    let heading = if stretch.is_inside { None } else { heading(text, &tag) };
    match heading {
        Some((edits, next)) => (edits, next),
        None if tag.is_end => (vec![end_of(text, &tag, stretch)], next),
        None => start_of(text, &tag, stretch),
    }
}

/// Whether a page doesn't show what stands in an element.
fn is_hidden(tag: &Tag<'_>) -> bool {
    let style = tag.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    tag.attribute("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}

/// The heading that an element is, with where to go on below it.
fn heading(text: &str, tag: &Tag<'_>) -> Option<(Vec<Edit>, usize)> {
    if tag.is_end {
        let ends = tag.is_named(&["details", "dd", "dl"])
            || tag.is_component()
            || tag.is_named(&["table"]) && tables::asks(text, tag.range.start);
        return ends.then(|| (vec![Edit::mark(tag.range.clone(), MarkKind::End)], tag.range.end));
    }
    if tag.is_component() {
        let title =
            ["title", "label", "summary", "header", "question"].iter().find_map(|name| tag.attribute(name));
        let words = plain(title?);
        let kind = MarkKind::Heading { level: QUESTION, words };
        return Some((vec![Edit::mark(tag.range.clone(), kind)], tag.range.end));
    }
    let level = match tag.name.as_bytes() {
        [b'h' | b'H', digit @ b'1'..=b'6'] => usize::from(digit - b'0'),
        _ if tag.is_named(&["summary", "dt"]) => QUESTION,
        _ if tag.is_named(&["button"]) => QUESTION,
        _ if tag.is_named(&["td"]) && tables::is_asked(text, tag) => QUESTION,
        _ => return None,
    };
    let end = tag.end(text)?;
    let words = plain(&text[tag.range.end..end.range.start]);
    let range = tag.range.start..end.range.end;
    let opens = ["aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle"];
    let is_control = tag.is_named(&["button"])
        && !words.ends_with('?')
        && !opens.iter().any(|name| tag.attribute(name).is_some());
    if words.is_empty() || is_control {
        return Some((vec![Edit::out(range.clone())], range.end));
    }
    Some((vec![Edit::mark(range.clone(), MarkKind::Heading { level, words })], range.end))
}

/// What comes in the place of a tag that begins an element, and where to go on.
fn start_of(text: &str, tag: &Tag<'_>, stretch: &Stretch) -> (Vec<Edit>, usize) {
    let next = tag.range.end;
    if tag.is_named(&["td", "th"]) {
        return cell(text, tag, stretch);
    }
    let out = (vec![Edit::to(tag.range.clone(), space(text, tag, stretch))], next);
    if tag.is_empty() {
        return out;
    }
    let Some(end) = tag.end(text).filter(|_| tag.is_named(&["a", "b", "strong", "sup", "sub"])) else {
        return out;
    };
    let inner = &text[next..end.range.start];
    let pair = |open: String, close: String| {
        (vec![Edit::to(tag.range.clone(), open), Edit::to(end.range.clone(), close)], next)
    };
    if tag.is_named(&["a"]) {
        let address = tag.attribute("href").unwrap_or_default();
        let is_link = !plain(inner).is_empty() && !inner.contains(['[', ']', '\n']);
        if is_link
            && !address.is_empty()
            && !address.contains(['(', ')', ' ', '\n'])
            && !address.starts_with('#')
        {
            return pair("[".to_owned(), format!("]({address})"));
        }
    } else if tag.is_named(&["sup", "sub"]) {
        let note = plain(inner);
        if tag.is_named(&["sup"]) && inner.contains("href=\"#") {
            // The mark of a note at the foot of the page.
            return (vec![Edit::out(tag.range.start..end.range.end)], end.range.end);
        }
        if let Some(words) = shifted(&note, if tag.is_named(&["sup"]) { RAISED } else { LOWERED }) {
            return (vec![Edit::to(tag.range.start..end.range.end, words)], end.range.end);
        }
    } else if fills_cell(text, tag, &end) {
        // What is in bold in a table heads nothing.
    } else if inner.trim() == inner && !inner.is_empty() && !inner.contains(['*', '<', '\n']) {
        return pair("**".to_owned(), "**".to_owned());
    }
    out
}

/// What comes around the words of a cell, and where to go on.
fn cell(text: &str, tag: &Tag<'_>, stretch: &Stretch) -> (Vec<Edit>, usize) {
    let (next, end) = (tag.range.end, tag.end(text));
    let Some((before, after)) = tables::around(text, tag) else {
        let end = end.map_or(next, |end| end.range.end);
        return (vec![Edit::out(tag.range.start..end)], end);
    };
    if end.as_ref().is_some_and(|end| plain(&text[next..end.range.start]).is_empty()) {
        return (vec![Edit::out(tag.range.clone())], next);
    }
    let mut edits = vec![Edit::to(tag.range.clone(), format!("{}{before}", space(text, tag, stretch)))];
    edits.extend(end.filter(|_| !after.is_empty()).map(|end| Edit::to(end.range, after)));
    (edits, next)
}

/// Whether an element is all that a cell of a table holds.
fn fills_cell(text: &str, tag: &Tag<'_>, end: &Tag<'_>) -> bool {
    let begins = text[..tag.range.start].trim_end().ends_with('>') && {
        let start = text[..tag.range.start].rfind('<');
        start
            .and_then(|at| Tag::at(text, at))
            .is_some_and(|cell| cell.is_named(&["td", "th"]) && !cell.is_end)
    };
    begins && Tag::at(text, end.range.end).is_some_and(|cell| cell.is_named(&["td", "th"]) && cell.is_end)
}

/// Figures that stand higher or lower, as signs of their own.
fn shifted(words: &str, signs: &str) -> Option<String> {
    let sign = |c: char| signs.chars().nth(FIGURES.find(c)?);
    words.chars().map(sign).collect::<Option<String>>().filter(|words| !words.is_empty())
}

fn end_of(text: &str, tag: &Tag<'_>, stretch: &Stretch) -> Edit {
    Edit::to(tag.range.clone(), space(text, tag, stretch))
}

/// What stands between the words on both sides of a tag: nothing in a sentence, a space between pieces of a
/// page, and the sign of an item before one that begins its line.
fn space(text: &str, tag: &Tag<'_>, stretch: &Stretch) -> &'static str {
    let line = text[stretch.range.start.min(tag.range.start)..tag.range.start]
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    let follows_words = !plain(line).is_empty();
    let after = &text[tag.range.end..];
    let ends_line =
        after.is_empty() || after.starts_with(['\n', '\r', ' ']) || tag.is_end && after.starts_with('<');
    if tag.is_named(&["li"]) && !tag.is_end && !follows_words {
        "- "
    } else if tag.is_named(IN_SENTENCE) || !follows_words && !tag.is_named(&["br"]) || ends_line {
        ""
    } else {
        " "
    }
}
