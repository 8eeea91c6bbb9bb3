//! Which signs in a line does a reader of the page not see: comments, links between notes, attributes?

use std::ops::Range;

use super::edits::Edit;
use super::shortcodes;

/// Marks further apart than this, in bytes, do not belong together.
const FARTHEST: usize = 4000;
/// What stands between two marks and is left out with them: comments of Obsidian, of MDX and of kramdown, and
/// files that are embedded.
const LEFT_OUT: [(&str, &str); 4] =
    [("%%", "%%"), ("{/*", "*/}"), ("{::comment}", "{:/comment}"), ("![[", "]]")];

/// What goes of a piece of text in which no code stands.
pub(super) fn edits(text: &str, piece: &Range<usize>) -> Vec<Edit> {
    let (mut edits, mut at) = (Vec::new(), piece.start);
    while let Some(found) = text[at..piece.end].find(['{', '%', '!', '[', '=']) {
        at += found;
        let taken = match mark(text, at, piece) {
            Some((found, length)) => {
                edits.extend(found);
                length
            }
            None => 1,
        };
        at += taken;
    }
    edits
}

/// What becomes of a mark, and how long it is.
fn mark(text: &str, at: usize, piece: &Range<usize>) -> Option<(Vec<Edit>, usize)> {
    let rest = &text[at..piece.end];
    if is_percentage(&text[piece.start..at], rest) {
        return Some((Vec::new(), 2));
    }
    if let Some(edits) = shortcodes::edits(text, at, piece.end) {
        let length = edits.iter().map(|edit| edit.range.end).max().unwrap_or(at) - at;
        return Some((edits, length));
    }
    for (open, close) in LEFT_OUT {
        if let Some(inside) = rest.strip_prefix(open) {
            let length = open.len() + near(inside, close)? + close.len();
            return Some((vec![Edit::out(at..at + length)], length));
        }
    }
    if let Some(inside) = rest.strip_prefix("[[") {
        return link(inside, at);
    }
    if let Some(inside) = rest.strip_prefix("==") {
        return highlight(&text[piece.start..at], inside, at);
    }
    attributes(rest).map(|length| (vec![Edit::out(at..at + length)], length))
}

/// Where a mark is, if near.
fn near(text: &str, mark: &str) -> Option<usize> {
    let window = &text.as_bytes()[..text.len().min(FARTHEST + mark.len())];
    memchr::memmem::find(window, mark.as_bytes())
}

/// Whether a `%%` is one of `100%%` or `100 %% of`, and begins no comment.
fn is_percentage(before: &str, text: &str) -> bool {
    let Some(after) = text.strip_prefix("%%") else { return false };
    let apart = before.ends_with([' ', '\u{a0}']);
    before.trim_end_matches([' ', '\u{a0}']).ends_with(|c: char| c.is_ascii_digit())
        && (!apart || after.starts_with(char::is_whitespace))
}

/// A link between notes, of which its words stay: `[[note|words]]`, `[[folder/note.md#heading]]`.
fn link(inside: &str, at: usize) -> Option<(Vec<Edit>, usize)> {
    let end = near(inside, "]]").filter(|end| !inside[..*end].contains(['\n', '[']))?;
    let link = &inside[..end];
    let words = match link.split_once('|') {
        Some((_, words)) => words,
        None => {
            let page = link.split('#').find(|part| !part.is_empty()).unwrap_or(link);
            let name = page.rsplit('/').next().unwrap_or(page);
            name.strip_suffix(".md").unwrap_or(name)
        }
    };
    let start = at + 2 + (words.as_ptr() as usize - link.as_ptr() as usize);
    let after = at + 2 + end + 2;
    // An address behind it makes it a link like any other.
    let is_note = !link.is_empty() && !inside[end + 2..].starts_with('(');
    is_note.then(|| (vec![Edit::out(at..start), Edit::out(start + words.len()..after)], after - at))
}

/// What stands between two pairs of `=`, as long as no space is inside of them.
fn highlight(before: &str, inside: &str, at: usize) -> Option<(Vec<Edit>, usize)> {
    let end = near(inside, "==")?;
    let words = &inside[..end];
    let is_highlight = !words.is_empty()
        && !before.ends_with('=')
        && !words.starts_with(|c: char| c.is_whitespace() || c == '=')
        && !words.ends_with(char::is_whitespace)
        && !inside[end + 2..].starts_with('=')
        && !words.contains('\n');
    let second = at + 2 + end;
    is_highlight.then(|| (vec![Edit::out(at..at + 2), Edit::out(second..second + 2)], 2))
}

/// How long the attributes are that a text begins with: those of what stands before, as in `{: .klasse }`,
/// `{ .md-button }` and `{target=_blank}`.
#[must_use]
pub fn attributes(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?;
    let end = near(inside, "}").filter(|end| *end <= 200)?;
    let words = inside[..end].trim_start_matches(':').trim();
    let is_attribute = |word: &str| {
        let is_name = |name: &str| {
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))
        };
        match word.strip_prefix(['.', '#']) {
            Some(name) => is_name(name),
            None => word.split_once('=').is_some_and(|(name, value)| is_name(name) && !value.is_empty()),
        }
    };
    let are_attributes =
        !words.is_empty() && !words.contains('\n') && words.split_whitespace().all(is_attribute);
    are_attributes.then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::markdown::edits::apply;

    #[test]
    fn drops_what_a_reader_does_not_see() {
        for (text, expected) in [
            ("Een %% weg %%twee %%ook\nweg%% drie", "Een twee \n drie"),
            ("100%% van hen en 50 %% van hen", "100%% van hen en 50 %% van hen"),
            ("[[Notitie|de notitie]], [[map/Ander.md#Kop]] en ![[plaat.png]].", "de notitie, Ander en ."),
            ("Dit is ==belangrijk==, als a == b.", "Dit is belangrijk, als a == b."),
            (
                "[Lid worden](https://example.org){ .md-button target=_blank }.",
                "[Lid worden](https://example.org).",
            ),
            ("{/* weg */}Een {naam} {twee drie} {a=1}", "Een {naam} {twee drie}"),
            ("[[1]](https://example.org)", "[[1]](https://example.org)"),
        ] {
            assert_eq!(apply(text, edits(text, &(0..text.len())), Vec::new()).0, expected);
        }
    }
}
