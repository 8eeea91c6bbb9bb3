//! Which lines open a box of MkDocs: an admonition, one that folds away, or a tab?

/// What a box is indented by.
pub(super) const INDENT: usize = 4;

/// A line such as `!!! note "Let op"`, `??? question "Hoe dan?"` or `=== "Voor leden"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening<'l> {
    /// How far in it stands, in bytes.
    pub indent: usize,
    /// Its title; empty where it has none.
    pub title: &'l str,
    /// Whether it is a tab, which says nothing without its title.
    pub is_tab: bool,
}

/// The box that a line opens.
#[must_use]
pub fn opening(line: &str) -> Option<Opening<'_>> {
    let words = line.trim();
    let indent = line.len() - line.trim_start().len();
    let (mark, rest) = words.split_once(char::is_whitespace)?;
    let is_tab = matches!(mark, "===" | "===!" | "===+");
    if !is_tab && !matches!(mark, "!!!" | "???" | "???+") {
        return None;
    }
    let (kinds, title) = match rest.split_once(['"', '\'']) {
        Some((kinds, title)) => (kinds, title.strip_suffix(['"', '\''])?),
        None => (rest, ""),
    };
    let are_kinds = kinds
        .split_whitespace()
        .all(|kind| kind.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    let is_opened = are_kinds && (!is_tab || kinds.trim().is_empty() && !title.is_empty());
    is_opened.then_some(Opening { indent, title: title.trim(), is_tab })
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn tells_boxes_from_sentences() {
        for (line, title) in [
            ("!!! note \"Let op\"\n", Some("Let op")),
            ("???+ tip\n", Some("")),
            ("??? \"Hoe krijg ik een sleutel?\"", Some("Hoe krijg ik een sleutel?")),
            ("    === 'Voor leden'", Some("Voor leden")),
            ("!!! warning inline end \"Sluiting\"", Some("Sluiting")),
            ("=== 5", None),
            ("!!! let op: dit is, zoals je ziet, een zin", None),
            ("===\n", None),
            ("Kop\n", None),
        ] {
            assert_eq!(opening(line).map(|opening| opening.title), title, "{line}");
        }
    }
}
