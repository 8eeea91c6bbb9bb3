//! Where do the tags of HTML stand in a text, and what do they say?

use std::ops::Range;

/// Tags further apart than this, in bytes, are not looked for as a pair.
const FARTHEST: usize = 20_000;

/// A tag of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Its name, as written.
    pub(super) name: &'t str,
    /// Whether it ends an element.
    pub(super) is_end: bool,
    attributes: &'t str,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

impl<'t> Tag<'t> {
    /// The tag that stands here, at a `<`.
    pub(super) fn at(text: &'t str, at: usize) -> Option<Self> {
        let inside = text.get(at + 1..)?;
        let is_end = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = inside.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.'))?;
        let (name, rest) = inside.split_at(length);
        if !rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')) {
            return None;
        }
        let end = end_of_attributes(rest)?;
        let start = at + 1 + usize::from(is_end) + length;
        Some(Self { name, is_end, attributes: &rest[..end], range: at..start + end + 1 })
    }

    /// The value of an attribute; empty where it has none.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&'t str> {
        let mut rest = self.attributes.trim_start_matches(['/', ' ', '\n', '\t', '\r']);
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end.max(rest.chars().next().map_or(0, char::len_utf8)));
            let (value, after) = value(after);
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        }
        None
    }

    /// Whether it is an element that HTML knows, or a component of MDX.
    pub(super) fn is_named(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// Whether it is a component of MDX: those begin with a capital.
    pub(super) fn is_component(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_uppercase())
            && self.name.contains(|c: char| c.is_ascii_lowercase())
    }

    /// The tag that ends this element, with those of the same name inside it passed over.
    pub(super) fn end(&self, text: &'t str) -> Option<Tag<'t>> {
        let (mut depth, mut at) = (0_usize, self.range.end);
        let last = (at + FARTHEST).min(text.len());
        while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..last]) {
            let Some(tag) = Tag::at(text, at + found) else {
                at += found + 1;
                continue;
            };
            at = tag.range.end.min(last);
            match tag.name.eq_ignore_ascii_case(self.name) {
                true if tag.is_end && depth == 0 => return Some(tag),
                true if tag.is_end => depth -= 1,
                true if !tag.attributes.ends_with('/') => depth += 1,
                _ => {}
            }
        }
        None
    }

    /// Whether it ends itself, as in `<br/>`.
    pub(super) fn is_empty(&self) -> bool {
        self.attributes.ends_with('/')
    }
}

/// Where the `>` of a tag stands, that is not in the value of an attribute.
fn end_of_attributes(rest: &str) -> Option<usize> {
    let (mut quote, mut braces) = (None, 0_usize);
    for (at, c) in rest.char_indices().take(FARTHEST) {
        match (quote, c) {
            // A component of MDX may have code for a value.
            (None, '{') => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            (None, '>') if braces == 0 => return Some(at),
            (None, '<') if braces == 0 => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// The value after the name of an attribute, and what follows it.
fn value(after: &str) -> (&str, &str) {
    let Some(value) = after.trim_start().strip_prefix('=') else { return ("", after) };
    let value = value.trim_start();
    match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        None if value.starts_with('{') => {
            let (inside, after) = value[1..].split_once('}').unwrap_or((&value[1..], ""));
            (inside.trim_matches(['"', '\'', '`']), after)
        }
        None => value.split_at(value.find(|c: char| c.is_whitespace()).unwrap_or(value.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_and_finds_their_ends() {
        let text = "<div class='a > b' hidden><div>x</div>y</div>";
        let tag = Tag::at(text, 0).expect("a tag");
        assert_eq!(
            (tag.name, tag.attribute("class"), tag.attribute("hidden")),
            ("div", Some("a > b"), Some(""))
        );
        assert_eq!(tag.attribute("id"), None);
        assert_eq!(tag.end(text).map(|end| end.range), Some(39..45));
        for text in ["<3 of ik", "a < b", "<https://example.org>", "<a", "<naam@example.org>"] {
            assert_eq!(Tag::at(text, text.find('<').expect("a sign")), None, "{text}");
        }
    }
}
