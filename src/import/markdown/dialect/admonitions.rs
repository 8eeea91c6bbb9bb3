//! What becomes of the boxes of MkDocs: admonitions, those that fold away, and tabs?
//!
//! What stands in them stands further in, as code does elsewhere. It becomes text below their title; a question
//! and a tab head it.

use super::items;
use crate::corpus::{Fence, is_question, opening};

/// What stands in a box stands this much further in.
const INDENT: usize = 4;
/// Boxes deeper inside others than this stay as they are.
const DEEPEST: usize = 8;
/// How a title is written that heads what is below it: deeper than any heading of the text.
const HEADING: &str = "###### ";

/// The text with what its boxes say in their place.
pub(super) fn opened(text: &str) -> String {
    at_depth(text, 0)
}

fn at_depth(text: &str, depth: usize) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut fence: Option<Fence> = None;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let Some(opening) = opening(line).filter(|_| fence.is_none() && depth < DEEPEST) else {
            fence = match fence {
                Some(open) if open.is_closed_by(line) => None,
                Some(open) => Some(open),
                None => Fence::opened_by(items::words_of(line)),
            };
            plain.push_str(line);
            continue;
        };
        let indent = &line[..opening.indent];
        let mut body = String::new();
        while let Some(line) = lines.next_if(|line| dedented(line, opening.indent).is_some()) {
            body.push_str(dedented(line, opening.indent).unwrap_or_default());
        }
        let heads = opening.indent == 0 && (opening.is_tab || is_question(opening.title));
        let mark = if heads { HEADING } else { "" };
        if !opening.title.is_empty() {
            plain.push_str(&format!("\n{indent}{mark}{}\n", opening.title));
        }
        plain.push('\n');
        for line in at_depth(&body, depth + 1).split_inclusive('\n') {
            plain.push_str(if line.trim().is_empty() { "" } else { indent });
            plain.push_str(line);
        }
        plain.push_str(if plain.ends_with('\n') { "\n" } else { "\n\n" });
    }
    plain
}

/// A line of a box, without its indentation. Blank lines belong to it too.
fn dedented(line: &str, indent: usize) -> Option<&str> {
    if line.trim().is_empty() {
        return Some(line.trim_start_matches([' ', '\t']));
    }
    let inner = line.get(indent..).filter(|_| line[..indent].trim().is_empty())?;
    let spaces = inner.get(INDENT..).filter(|_| inner[..INDENT].trim().is_empty());
    inner.strip_prefix('\t').or(spaces)
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn puts_what_a_box_says_below_its_title() {
        let text = "!!! note \"Let op\"\n    Een zin.\n\n    - punt\n\nNa.\n";
        assert_eq!(opened(text), "\nLet op\n\nEen zin.\n\n- punt\n\n\nNa.\n");
        assert_eq!(opened("??? \"Hoe dan?\"\n    Zo.\n"), "\n###### Hoe dan?\n\nZo.\n\n");
        assert_eq!(opened("=== \"Voor leden\"\n\n    Niets."), "\n###### Voor leden\n\n\nNiets.\n\n");
        assert_eq!(opened("- a\n\n    !!! tip\n        Een.\n"), "- a\n\n\n    Een.\n\n");
        let code = "```md\n!!! note\n    x\n```\n";
        assert_eq!(opened(code), code);
    }
}
