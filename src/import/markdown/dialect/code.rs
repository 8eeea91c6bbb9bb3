//! Which lines of a Markdown text are code, in which signs have no meaning?

use super::tags::Tag;
use super::{items, tags};
use crate::corpus::{Fence, is_script};

/// What a code block is fenced with that other programs mark with a tag.
pub(super) const FENCE: &str = "~~~~~~~~";
/// Blocks for programs that draw or look things up: their source says nothing to a reader.
const LEFT_OUT: [&str; 14] = [
    "base",
    "button",
    "chart",
    "dataview",
    "dataviewjs",
    "excalidraw",
    "mermaid",
    "plantuml",
    "query",
    "tasks",
    "table-of-contents",
    "toc",
    "timeline",
    "tracker",
];

/// A block of code that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    end: End,
    /// Whether it is left out.
    pub(super) is_left_out: bool,
    /// What is written in place of its first and of its last line, where those are no Markdown.
    pub(super) fence: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Fence(Fence),
    Tag(&'static str),
    BlankLine,
}

impl Code {
    /// The code that begins with a line. `ends` are the code tags that are closed somewhere.
    pub(super) fn opened_by(line: &str, ends: &[&'static str]) -> Option<Self> {
        if let Some(fence) = Fence::opened_by(items::words_of(line)) {
            let is_left_out = LEFT_OUT.contains(&fence.language.as_str());
            return Some(Self { end: End::Fence(fence), is_left_out, fence: None });
        }
        if is_script(line) {
            return Some(Self { end: End::BlankLine, is_left_out: true, fence: None });
        }
        let tag = tags::alone(line)?;
        let name = ends.iter().find(|name| !tag.is_end && **name == tag.name)?;
        let indent = &line[..line.len() - line.trim_start().len()];
        Some(Self { end: End::Tag(name), is_left_out: false, fence: Some(format!("{indent}{FENCE}\n")) })
    }

    /// Whether a line ends it.
    pub(super) fn is_closed_by(&self, line: &str) -> bool {
        match &self.end {
            End::Fence(fence) => fence.is_closed_by(line),
            End::Tag(name) => tags::alone(line).is_some_and(|tag| tag.is_end && tag.name == *name),
            End::BlankLine => line.trim().is_empty(),
        }
    }

    /// Whether a line of it is a tag for the program only.
    pub(super) fn is_raw_tag(&self, line: &str) -> bool {
        matches!(self.end, End::Tag(_)) && tags::alone(line).is_some_and(|tag: Tag<'_>| tag.name == "raw")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_no_sentence_for_a_script() {
        assert!(is_script("import Tabs from '@theme/Tabs';\n") && is_script("export const x = 1\n"));
        assert!(!is_script("import duties from China\n") && !is_script("export is toegestaan\n"));
    }
}
