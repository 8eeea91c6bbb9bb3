//! What becomes of callouts: quotes of Obsidian and GitHub that begin with `[!note]`?
//!
//! They are no words of somebody else, and must not be posted as a quote of the day: what stands in
//! them becomes text like any other, below its title.

use super::items;
use crate::corpus::Fence;

/// Callouts deeper inside others than this stay quotes.
const DEEPEST: usize = 8;
/// Callouts of these kinds do quote somebody.
const QUOTING: [&str; 2] = ["quote", "cite"];

/// The text with what its callouts say in their place.
pub(super) fn unquoted(text: &str) -> String {
    at_depth(text, 0)
}

fn at_depth(text: &str, depth: usize) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut fence: Option<Fence> = None;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let callout = opened_by(line).filter(|_| fence.is_none() && depth < DEEPEST);
        let Some(callout) = callout else {
            fence = match fence {
                Some(open) if open.is_closed_by(line) => None,
                Some(open) => Some(open),
                None => Fence::opened_by(items::words_of(line)),
            };
            plain.push_str(line);
            continue;
        };
        let mut body = String::new();
        while let Some(line) = lines.next_if(|line| quoted(line).is_some() && opened_by(line).is_none()) {
            body.push_str(quoted(line).unwrap_or_default());
        }
        callout.write(&at_depth(&body, depth + 1), &mut plain);
    }
    plain
}

/// The first line of a callout.
struct Callout<'t> {
    /// What stands before it, in a list for example.
    indent: &'t str,
    title: &'t str,
    is_quote: bool,
}

fn opened_by(line: &str) -> Option<Callout<'_>> {
    let indent = &line[..line.len() - line.trim_start().len()];
    let (kind, title) = marker(quoted(line)?)?;
    let kind = kind.split(['|', ';']).next().unwrap_or_default().trim();
    let is_quote = QUOTING.iter().any(|quoting| kind.eq_ignore_ascii_case(quoting));
    Some(Callout { indent, title, is_quote })
}

/// The kind and the title after `[!kind]` and the sign for folding it.
pub(super) fn marker(words: &str) -> Option<(&str, &str)> {
    let (kind, title) = words.trim_start().strip_prefix("[!")?.split_once(']')?;
    let is_kind = !kind.is_empty() && !kind.contains(['[', '\n', '(']);
    is_kind.then(|| (kind, title.trim_start_matches(['-', '+']).trim()))
}

/// A line of a quote, without its mark.
fn quoted(line: &str) -> Option<&str> {
    let words = line.trim_start().strip_prefix('>')?;
    Some(words.strip_prefix(' ').unwrap_or(words))
}

impl Callout<'_> {
    fn write(&self, body: &str, plain: &mut String) {
        let mark = if self.is_quote { "> " } else { "" };
        let title =
            if self.title.is_empty() { "\n" } else { &format!("\n{}{}\n\n", self.indent, self.title) };
        plain.push_str(title);
        for line in body.split_inclusive('\n') {
            plain.push_str(self.indent);
            plain.push_str(mark);
            plain.push_str(line);
        }
        plain.push_str(if plain.ends_with('\n') { "\n" } else { "\n\n" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_what_a_callout_says_below_its_title() {
        let text = "Voor.\n> [!tip]- Let op\n> Een zin.\n>\n> - punt\nNa.\n";
        assert_eq!(unquoted(text), "Voor.\n\nLet op\n\nEen zin.\n\n- punt\n\nNa.\n");
        assert_eq!(unquoted("> [!note]\n> Zonder titel."), "\nZonder titel.\n\n");
        assert_eq!(unquoted("> [!tip] Alleen een titel\n"), "\nAlleen een titel\n\n\n");
    }

    #[test]
    fn opens_callouts_in_callouts_and_side_by_side() {
        assert_eq!(unquoted("> [!a] Een\n> > [!b] Twee\n> > tekst\n"), "\nEen\n\n\nTwee\n\ntekst\n\n\n");
        assert_eq!(unquoted("> [!a] Een\n> [!b] Twee\n"), "\nEen\n\n\n\nTwee\n\n\n");
    }

    #[test]
    fn keeps_the_words_of_somebody_else_a_quote() {
        assert_eq!(unquoted("> [!quote] Jan\n> Wie deelt.\n"), "\nJan\n\n> Wie deelt.\n\n");
        assert_eq!(unquoted("> Wie deelt. [!x]\n"), "> Wie deelt. [!x]\n");
    }

    #[test]
    fn leaves_code_alone() {
        let code = "```md\n> [!note]\n> Tekst\n```\n";
        assert_eq!(unquoted(code), code);
        assert_eq!(unquoted("> [!note]\n> ```\n> > [!note]\n> ```\n"), "\n```\n> [!note]\n```\n\n");
    }

    #[test]
    fn does_not_follow_callouts_without_end() {
        let deep: String = (1..2000).map(|depth| format!("{} [!a] b\n", ">".repeat(depth))).collect();
        assert!(unquoted(&deep).contains('b'));
    }
}
