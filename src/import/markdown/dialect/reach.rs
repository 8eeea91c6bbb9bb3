//! How far may the end of a mark stand from its beginning?

/// Marks further apart than this, in bytes, do not belong together.
pub(super) const FARTHEST: usize = 4000;

/// Where the mark is, if near: a search to the end of a text for each sign in it would never end.
pub(super) fn near(text: &str, mark: &str) -> Option<usize> {
    let window = &text.as_bytes()[..text.len().min(FARTHEST + mark.len())];
    memchr::memmem::find(window, mark.as_bytes())
}
