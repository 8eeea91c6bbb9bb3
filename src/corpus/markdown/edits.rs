//! How are signs taken out of a text, so that its lines stay where they are?

use std::ops::Range;

use super::marks::{Mark, MarkKind};

/// A piece of a text that goes, and what comes in its place: nothing, nearly always. Its line breaks stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
    pub(super) mark: Option<MarkKind>,
}

impl Edit {
    /// A piece that goes.
    pub(super) fn out(range: Range<usize>) -> Self {
        Self::to(range, "")
    }

    /// A piece with something else in its place.
    pub(super) fn to(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into(), mark: None }
    }

    /// A piece that goes, and tells something of what is around it.
    pub(super) fn mark(range: Range<usize>, kind: MarkKind) -> Self {
        Self { range, with: String::new(), mark: Some(kind) }
    }
}

/// The text after these edits, with the marks that were in it and those that come in. Of edits that
/// overlap, the first counts.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>, marks: Vec<Mark>) -> (String, Vec<Mark>) {
    edits.sort_by_key(|edit| (edit.range.start, std::cmp::Reverse(edit.range.end)));
    let mut out = String::with_capacity(text.len());
    let (mut done, mut placed) = (0, Vec::with_capacity(marks.len()));
    let mut marks = marks.into_iter().peekable();
    for edit in edits {
        if edit.range.start < done {
            continue;
        }
        while let Some(mark) = marks.next_if(|mark| mark.at <= edit.range.start) {
            placed.push(Mark { at: out.len() + mark.at.max(done) - done, ..mark });
        }
        out.push_str(&text[done..edit.range.start]);
        if let Some(kind) = edit.mark {
            placed.push(Mark { at: out.len(), kind });
        }
        out.push_str(&edit.with);
        let gone = &text[edit.range.clone()];
        let kept = edit.with.matches('\n').count();
        out.extend(gone.matches('\n').skip(kept));
        done = edit.range.end;
        if edit.with.is_empty() && !gone.contains('\n') {
            done += close_gap(&mut out, &text[done..]);
        }
    }
    placed.extend(marks.map(|mark| Mark { at: out.len() + mark.at.max(done) - done, ..mark }));
    out.push_str(&text[done..]);
    (out, placed)
}

/// Where something was taken out between two spaces, one of them goes, and so does one at the end of a line.
/// How many bytes are passed over after it.
fn close_gap(out: &mut String, after: &str) -> usize {
    let follows_space = out.is_empty() || out.ends_with([' ', '\n']);
    if after.is_empty() || after.starts_with(['\n', '\r']) {
        if out.ends_with(' ') && !out.ends_with("  ") {
            out.pop();
        }
        0
    } else if follows_space {
        after.len() - after.trim_start_matches(' ').len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_lines_and_moves_the_marks() {
        let mark = |at| Mark { at, kind: MarkKind::End };
        let edits = vec![Edit::out(4..9), Edit::to(5..6, "x"), Edit::mark(12..13, MarkKind::End)];
        let (text, marks) = apply("een <a\n> twee!", edits, vec![mark(0), mark(6), mark(14)]);
        assert_eq!(text, "een \ntwe!");
        assert_eq!(marks.iter().map(|mark| mark.at).collect::<Vec<_>>(), [0, 5, 8, 9]);
    }
}
