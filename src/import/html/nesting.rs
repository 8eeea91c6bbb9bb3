//! How deep do the elements of a page stand inside each other?

use crate::import::problem::Problem;

/// More elements inside each other than this are no page that a person wrote; the readers of pages
/// slow down with the square of it.
const MAX_NESTING: usize = 1000;

/// Counts how deep the elements of a page stand inside each other, without building them.
pub(super) fn check(html: &str) -> Result<(), Problem> {
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = &name[..end];
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
