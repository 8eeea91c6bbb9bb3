//! What is told by signs that are no text: headings that are not marked as such in Markdown, and the ends
//! of what stands under them?

/// Something that stands between the blocks of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands, in bytes.
    pub(super) at: usize,
    pub(super) kind: MarkKind,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// A heading of this level.
    Heading { level: usize, words: String },
    /// The end of what stood under the last heading of the deepest level.
    End,
}

/// The words of a heading without the signs of Markdown and HTML.
pub(super) fn plain(words: &str) -> String {
    let mut bare = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('<') {
        bare.push_str(&rest[..at]);
        let end = rest[at..]
            .find('>')
            .filter(|_| rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        match end {
            Some(end) => rest = &rest[at + end + 1..],
            None => {
                bare.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    bare.push_str(rest);
    let bare = bare
        .replace("**", "")
        .replace("__", "")
        .replace('`', "")
        .replace("&amp;", "&")
        .replace("&nbsp;", " ");
    bare.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['*', '_']).to_owned()
}
