//! Is a page made to be read: how deep do its elements stand inside each other, and how many are there?

use crate::import::problem::Problem;

/// More elements inside each other than this are no page that a person wrote; the readers of pages
/// slow down with the square of it.
const MAX_NESTING: usize = 1000;

/// More tags than this are not held at once: about 200 MB of memory. The largest manuals on one page
/// have a third of it.
const MAX_TAGS: usize = 800_000;

/// Counts how many elements a page has and how deep they stand inside each other, without building them.
///
/// # Errors
/// When there is more of either than in any page that a person wrote.
pub(super) fn check(html: &str) -> Result<(), Problem> {
    let mut depth = 0_usize;
    let mut tags = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = &name[..end];
        tags += usize::from(!name.is_empty());
        if tags > MAX_TAGS {
            return Err(Problem::TooManyPieces);
        }
        if name.is_empty() || NOT_NESTED.iter().any(|other| name.eq_ignore_ascii_case(other)) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MAX_NESTING {
            return Err(Problem::TooDeep);
        }
    }
    Ok(())
}

/// Elements that hold none, or that the next of their kind ends.
const NOT_NESTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "param", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "a", "path",
];
