//! Which lines are signs of other programs, or stand further in than their text does elsewhere?
//!
//! Boxes of MkDocs, callouts of Obsidian and GitHub and blocks between colons lose their marks, and are text
//! under their title; what says nothing to a reader goes. Each line stays a line.

use super::admonitions::{self, INDENT};
use super::marks::{Mark, MarkKind, plain};
use crate::corpus::block::QUESTION;
use crate::corpus::fence::Fence;

/// Lines where a program puts the table of contents.
const CONTENTS: [&str; 6] = ["[toc]", "[[toc]]", "[[_toc_]]", "{{toc}}", "${toc}", "{:toc}"];
/// What a page draws or looks up from what stands in a block of code: a reader sees something else.
const DRAWINGS: [&str; 12] = [
    "base",
    "chart",
    "dataview",
    "dataviewjs",
    "excalidraw",
    "mermaid",
    "plantuml",
    "query",
    "tasks",
    "timeline",
    "toc",
    "tracker",
];
/// Callouts of these kinds quote somebody.
const QUOTING: [&str; 2] = ["quote", "cite"];

/// What encloses the lines that are being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Box {
    /// Its lines stand further in than this many spaces.
    Indented { indent: usize, is_titled: bool },
    /// Its lines begin with `>`.
    Callout { is_titled: bool },
    /// It ends at as many colons.
    Colons { count: usize, is_titled: bool },
}

/// The text without such signs, and the headings that its boxes are.
pub(super) fn read(text: &str) -> (String, Vec<Mark>) {
    let has_title = text.lines().any(|line| line.starts_with("# "));
    let mut reader = Reader { out: String::with_capacity(text.len()), has_title, ..Reader::default() };
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        reader.line(line, next);
    }
    (reader.out, reader.marks)
}

#[derive(Default)]
struct Reader {
    out: String,
    marks: Vec<Mark>,
    boxes: Vec<Box>,
    fence: Option<Fence>,
    /// Whether a heading of the first level stands somewhere.
    has_title: bool,
    /// Whether any line has words so far.
    has_begun: bool,
    /// Whether a script of MDX is open.
    in_script: bool,
}

impl Reader {
    fn line(&mut self, line: &str, next: &str) {
        let line = self.inside(line);
        if let Some(fence) = &self.fence {
            let is_drawing = DRAWINGS.contains(&fence.language.as_str());
            if fence.is_closed_by(line) {
                self.fence = None;
            }
            return if is_drawing { self.blank(line) } else { self.out.push_str(line) };
        }
        let words = line.trim();
        if self.in_script && !words.is_empty() {
            return self.blank(line);
        }
        self.in_script = is_script(line);
        if let Some(fence) = Fence::opened_by(after_marker(line)) {
            let is_drawing =
                DRAWINGS.contains(&fence.language.as_str()) && line.trim_start().starts_with(fence.sign);
            self.fence = Some(fence);
            if is_drawing {
                self.blank(line);
            } else {
                self.out.push_str(line);
            }
        } else if self.in_script || says_nothing(words) {
            self.blank(line);
        } else if !self.opens_box(line, next) && !self.is_heading(line, next) {
            let end = line.len() - line.trim_end().len();
            let (body, end) = line.split_at(line.len() - end);
            self.out.push_str(without_block_name(body));
            self.out.push_str(end);
        }
        self.has_begun |= !words.is_empty();
    }

    /// The line without what the open boxes put before it; boxes that it no longer stands in are closed.
    fn inside<'l>(&mut self, mut line: &'l str) -> &'l str {
        let is_blank = line.trim().is_empty();
        for at in 0..self.boxes.len() {
            let inner = match self.boxes[at] {
                Box::Indented { .. } if is_blank => Some(line),
                Box::Indented { indent, .. } => dedented(line, indent),
                Box::Callout { .. } => unquoted(line),
                Box::Colons { count, .. }
                    if self.fence.is_none() && colons(line) >= count && is_end(line) =>
                {
                    None
                }
                Box::Colons { .. } => Some(line),
            };
            let Some(inner) = inner else {
                self.close(at);
                break;
            };
            if let (Box::Indented { indent, .. }, false) = (self.boxes[at], is_blank) {
                self.out.push_str(&line[..indent]);
            }
            line = inner;
        }
        line
    }

    /// Closes boxes, from the innermost to this one.
    fn close(&mut self, at: usize) {
        self.fence = None;
        let titled = self.boxes.drain(at..).any(|one| match one {
            Box::Indented { is_titled, .. } | Box::Callout { is_titled } | Box::Colons { is_titled, .. } => {
                is_titled
            }
        });
        if titled {
            self.marks.push(Mark { at: self.out.len(), kind: MarkKind::End });
        }
    }

    /// Opens the box that begins with a line.
    fn opens_box(&mut self, line: &str, next: &str) -> bool {
        if let Some(opening) = admonitions::opening(line) {
            self.title(line, opening.title, opening.indent == 0);
            let is_titled = opening.indent == 0 && !opening.title.is_empty();
            self.boxes.push(Box::Indented { indent: opening.indent, is_titled });
        } else if let Some((kind, title)) = callout(line) {
            let is_quote = QUOTING.iter().any(|quoting| kind.eq_ignore_ascii_case(quoting));
            self.title(line, if is_quote { "" } else { title }, true);
            if !is_quote {
                self.boxes.push(Box::Callout { is_titled: !title.is_empty() });
            }
        } else if colons(line) >= 3 && (is_end(line) || !next.is_empty()) {
            let title = title_after_colons(line);
            self.title(line, title, true);
            if !is_end(line) {
                self.boxes.push(Box::Colons { count: colons(line), is_titled: !title.is_empty() });
            }
        } else {
            return false;
        }
        true
    }

    /// Makes a title a heading; or where it stands in a list, a line of its own.
    fn title(&mut self, line: &str, title: &str, is_outside: bool) {
        let words = plain(title);
        if is_outside && !words.is_empty() {
            self.marks.push(Mark { at: self.out.len(), kind: MarkKind::Heading { level: QUESTION, words } });
        } else if !words.is_empty() {
            self.out.push_str(&line[..line.len() - line.trim_start().len()]);
            self.out.push_str(title);
        }
        self.blank(line);
    }

    /// Reads `##Kop`, which is a heading to most programs though not to all; `#Kop` is one where it is the
    /// first line of a text that has no other title, and elsewhere a tag.
    fn is_heading(&mut self, line: &str, next: &str) -> bool {
        let level = line.len() - line.trim_start_matches('#').len();
        if level == 0 {
            return false;
        }
        let words = line[level..].trim().trim_end_matches('#').trim_end();
        let stands_alone = self.out.lines().next_back().is_none_or(|above| above.trim().is_empty());
        let is_title = level == 1
            && !self.has_title
            && !self.has_begun
            && !words.contains('#')
            && next.trim().is_empty();
        let is_heading = words.starts_with(char::is_alphanumeric)
            && !line[level..].starts_with([' ', '\t'])
            && ((2..=6).contains(&level) && stands_alone || is_title);
        if is_heading {
            let kind = MarkKind::Heading { level, words: plain(words) };
            self.marks.push(Mark { at: self.out.len(), kind });
            self.blank(line);
        }
        is_heading
    }

    /// A line of which nothing is left but its end.
    fn blank(&mut self, line: &str) {
        self.out.push_str(&line[line.trim_end().len()..]);
    }
}

/// The line without the indentation of a box that stands this far in; `None` if it stands outside of it.
fn dedented(line: &str, indent: usize) -> Option<&str> {
    let inner = line.get(indent..).filter(|_| line[..indent].trim().is_empty())?;
    if let Some(inner) = inner.strip_prefix('\t') {
        return Some(inner);
    }
    inner.get(INDENT..).filter(|_| inner[..INDENT].trim().is_empty())
}

/// A line of a quote, without its mark.
fn unquoted(line: &str) -> Option<&str> {
    let words = line.trim_start().strip_prefix('>')?;
    Some(words.strip_prefix(' ').unwrap_or(words))
}

/// The kind and the title of a callout, as in `> [!note]- Titel`.
fn callout(line: &str) -> Option<(&str, &str)> {
    let (kind, title) = unquoted(line)?.trim_start().strip_prefix("[!")?.split_once(']')?;
    let is_kind = !kind.is_empty() && !kind.contains(['[', '(']);
    let kind = kind.split(['|', ';']).next().unwrap_or_default().trim();
    is_kind.then(|| (kind, title.trim_start_matches(['-', '+']).trim()))
}

/// How many colons a line begins with, at the margin.
fn colons(line: &str) -> usize {
    line.len() - line.trim_start_matches(':').len()
}

/// Whether a line is colons and nothing else.
fn is_end(line: &str) -> bool {
    colons(line) >= 3 && line.trim_end().trim_start_matches(':').is_empty()
}

/// The title after colons, as in `:::tip[Titel]` and `::: tip Titel`.
fn title_after_colons(line: &str) -> &str {
    let rest = line.trim().trim_start_matches(':').trim();
    let rest = rest.split('{').next().unwrap_or_default().trim();
    match rest.split_once('[') {
        Some((_, title)) => title.trim_end_matches(']'),
        None => rest.split_once(char::is_whitespace).map_or("", |(_, title)| title.trim()),
    }
}

/// What a line says after the markers of items that it begins with.
fn after_marker(line: &str) -> &str {
    let mut words = line.trim_start();
    loop {
        let mark = words.split_whitespace().next().unwrap_or_default();
        let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number && !matches!(mark, "-" | "*" | "+") {
            return words;
        }
        words = words[mark.len()..].trim_start();
    }
}

/// Whether a line tells a program something, and a reader nothing: attributes of a block, what an
/// abbreviation means on a page that shows it when it is pointed at, where the contents stand.
#[must_use]
pub fn says_nothing(words: &str) -> bool {
    let is_attributes = (words.starts_with("{:") || words.starts_with("{.") || words.starts_with("{#"))
        && words.ends_with('}')
        && words.matches('{').count() == 1;
    let is_abbreviation =
        words.starts_with("*[") && words.split_once("]:").is_some_and(|(name, _)| !name.contains(' '));
    is_attributes || is_abbreviation || CONTENTS.iter().any(|mark| words.eq_ignore_ascii_case(mark))
}

/// Whether a line of an MDX file belongs to the script in it.
pub(crate) fn is_script(line: &str) -> bool {
    let words = line.trim_end().trim_end_matches(';');
    let imports = words.strip_prefix("import ").is_some_and(|what| {
        (what.contains(" from ") || what.starts_with(['"', '\''])) && what.ends_with(['"', '\''])
            || what == "{"
    });
    let exports = words.strip_prefix("export ").is_some_and(|what| {
        ["const ", "let ", "function ", "default "].iter().any(|start| what.starts_with(start))
    });
    imports || exports
}

/// The line without the name that Obsidian gives to a block, as in ` ^naam`.
pub(crate) fn without_block_name(body: &str) -> &str {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    match body.rsplit_once('^') {
        Some((text, name)) if is_name(name) && (text.is_empty() || text.ends_with(' ')) => text.trim_end(),
        _ => body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text, with the marks in it.
    fn marked(text: &str) -> String {
        let (mut out, marks) = read(text);
        assert_eq!(out.matches('\n').count(), text.matches('\n').count(), "{text:?} {out:?}");
        for mark in marks.into_iter().rev() {
            let sign = match mark.kind {
                MarkKind::Heading { level, words } => format!("<{level} {words}>"),
                MarkKind::End => "</>".to_owned(),
            };
            out.insert_str(mark.at, &sign);
        }
        out
    }

    #[test]
    fn opens_the_boxes_of_other_programs() {
        for (text, expected) in [
            (
                "!!! note \"Let op\"\n\n    Een.\n\n    - a\n\nTwee.\n",
                "<9 Let op>\n\nEen.\n\n- a\n\n</>Twee.\n",
            ),
            ("??? tip\n    Een.\nTwee.\n", "\nEen.\nTwee.\n"),
            (
                "=== \"A\"\n\n    ```\n    x\n    ```\n\n=== \"B\"\n\n    Twee.\n",
                "<9 A>\n\n```\nx\n```\n\n</><9 B>\n\nTwee.\n",
            ),
            (
                "- a\n\n    !!! note \"Let op\"\n\n        Een.\n\n- b\n",
                "- a\n\n    Let op\n\n    Een.\n\n- b\n",
            ),
            ("> [!tip]- Let op\n> Een.\n>\n> - a\n\nTwee.\n", "<9 Let op>\nEen.\n\n- a\n</>\nTwee.\n"),
            ("> [!quote] Jan\n> Wie deelt.\n", "\n> Wie deelt.\n"),
            (":::tip[Let op]\nEen.\n:::\nTwee.\n", "<9 Let op>\nEen.\n</>\nTwee.\n"),
            ("::: {.kader}\nEen.\n:::\n", "\nEen.\n\n"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn reads_headings_without_a_space() {
        assert_eq!(marked("#Huisregels\n\n##Geluid\n\nStil.\n"), "<1 Huisregels>\n\n<2 Geluid>\n\nStil.\n");
        for text in [
            "#werk\n\n# Kop\n",
            "Zie\n##x\n",
            "#een #twee\n\nTekst\n",
            "##\n",
            "#!/bin/sh\n",
            "```\n##x\n```\n",
        ] {
            assert_eq!(marked(text), text);
        }
    }

    #[test]
    fn drops_drawings() {
        assert_eq!(marked("Een.\n\n```mermaid\nA --> B\n```\n\nTwee.\n"), "Een.\n\n\n\n\n\nTwee.\n");
    }

    #[test]
    fn drops_what_says_nothing_and_leaves_code_alone() {
        let text = "*[HTML]: Taal\n{: .klasse }\n[TOC]\nimport X from 'y';\n\nTekst ^blok-1\n";
        assert_eq!(marked(text), "\n\n\n\n\nTekst\n");
        for text in ["```md\n!!! note\n    x\n```\n", "- ```\n  :::tip\n  ```\n", "a ^2 b\n", "*[een] twee\n"]
        {
            assert_eq!(marked(text), text);
        }
    }
}
