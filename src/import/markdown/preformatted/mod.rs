//! In which lines of a plain text does every space count: code, columns, drawings?

mod columns;

use std::collections::HashMap;

use self::columns::{TAB, is_aligned};
use super::list_items;

/// Lines this much further in than the text's own are set apart.
const INDENT: usize = 4;
/// In prose at least this part of the signs is letters.
const PROSE_LETTERS: f64 = 0.88;
/// Lines in which a larger part than this of the signs is no letter or digit are a drawing.
const DRAWING_SIGNS: f64 = 0.5;
/// Begins and ends code in many a text.
const FENCE: &str = "```";

/// A part of a plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// Text that may be laid out anew.
    Text(&'t str),
    /// Lines that stay as they are, without what all of them are indented.
    Verbatim(String),
}

/// The parts of a text, in order.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let runs = runs(text);
    let base = base_indent(text, &runs);
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let mut in_list = false;
    for run in runs {
        let lines = &text[run.start..run.end];
        let margin = base + INDENT + if in_list { INDENT } else { 0 };
        let fenced = lines.trim_start().starts_with(FENCE);
        if fenced || is_verbatim(lines, margin) {
            push_text(&mut parts, &text[start..run.start]);
            push_verbatim(
                &mut parts,
                lines,
                fenced,
                end == run.start || text[end..run.start].trim().is_empty(),
            );
            start = run.end;
            end = run.end;
        } else if indent(lines.lines().next().unwrap_or_default()) < margin {
            in_list = list_items::item_start(lines.trim_start()).is_some();
        }
    }
    push_text(&mut parts, &text[start..]);
    parts
}

fn push_text<'t>(parts: &mut Vec<Part<'t>>, text: &'t str) {
    if !text.trim().is_empty() {
        parts.push(Part::Text(text));
    }
}

/// Code with blank lines in it is one piece.
fn push_verbatim(parts: &mut Vec<Part<'_>>, lines: &str, fenced: bool, goes_on: bool) {
    let words = if fenced { without_fence(lines) } else { lines };
    match parts.last_mut() {
        Some(Part::Verbatim(before)) if goes_on && !fenced => {
            before.push_str("\n\n");
            before.push_str(&dedented(words));
        }
        _ => parts.push(Part::Verbatim(dedented(words))),
    }
}

/// Lines between blank ones, and code between fences: as ranges of the text.
fn runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut open: Option<usize> = None;
    let mut fenced = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let end = offset + line.len();
        let is_fence = line.trim_start().starts_with(FENCE);
        if fenced {
            if is_fence {
                runs.extend(open.take().map(|start| start..end));
                fenced = false;
            }
        } else if is_fence && text[end..].lines().any(|line| line.trim_start().starts_with(FENCE)) {
            runs.extend(open.take().map(|start| start..offset));
            open = Some(offset);
            fenced = true;
        } else if line.trim().is_empty() {
            runs.extend(open.take().map(|start| start..offset));
        } else {
            open.get_or_insert(offset);
        }
        offset = end;
    }
    runs.extend(open.map(|start| start..text.len()));
    runs
}

/// How far in most of the prose stands: many old texts have a margin.
fn base_indent(text: &str, runs: &[std::ops::Range<usize>]) -> usize {
    let mut weights: HashMap<usize, usize> = HashMap::new();
    for run in runs {
        let lines = &text[run.clone()];
        if is_prose(lines) {
            *weights.entry(least_indent(lines)).or_default() += lines.lines().count();
        }
    }
    let heaviest = weights.into_iter().max_by_key(|(indent, weight)| (*weight, std::cmp::Reverse(*indent)));
    heaviest.map_or(0, |(indent, _)| indent)
}

fn is_verbatim(lines: &str, margin: usize) -> bool {
    let set_apart = least_indent(lines) >= margin;
    let several = lines.lines().nth(1).is_some();
    (set_apart && !is_prose(lines) && !is_outline(lines))
        || (several && (is_drawing(lines) || is_aligned(lines)))
}

/// Words and little else, that begin or end as a sentence does.
fn is_prose(lines: &str) -> bool {
    let signs = lines.chars().filter(|c| !c.is_whitespace());
    let is_letter = |c: char| c.is_alphabetic() || ".,;:'’-".contains(c);
    let (all, letters) =
        signs.fold((0_usize, 0_usize), |(all, letters), c| (all + 1, letters + usize::from(is_letter(c))));
    let begins = lines.trim_start().starts_with(|c: char| c.is_uppercase() || "\"“‘".contains(c));
    let ends = lines.trim_end().ends_with(['.', '!', '?', ':', '”', '"', ')']);
    letters as f64 >= PROSE_LETTERS * all as f64 && (begins || ends) && !is_aligned(lines)
}

/// Numbered headings, one on a line.
fn is_outline(lines: &str) -> bool {
    let is_numbered = |line: &str| {
        let number = line.split_whitespace().next().unwrap_or_default();
        number.contains('.') && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    lines.lines().all(is_numbered)
}

fn is_drawing(lines: &str) -> bool {
    let signs = lines.chars().filter(|c| !c.is_whitespace());
    let (all, marks) = signs
        .fold((0_usize, 0_usize), |(all, marks), c| (all + 1, marks + usize::from(!c.is_alphanumeric())));
    // A rule under a heading is no drawing.
    let rules = lines.lines().filter(|line| is_rule(line)).count();
    rules == 0 && marks as f64 > DRAWING_SIGNS * all as f64
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().next().is_some_and(|first| !first.is_alphanumeric() && line.chars().all(|c| c == first))
}

/// How many columns a line stands in.
fn indent(line: &str) -> usize {
    let mut column = 0;
    for c in line.chars() {
        match c {
            ' ' => column += 1,
            '\t' => column += TAB - column % TAB,
            _ => break,
        }
    }
    column
}

fn least_indent(lines: &str) -> usize {
    lines.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default()
}

fn without_fence(lines: &str) -> &str {
    let inner = lines.trim_end().strip_suffix(FENCE).unwrap_or(lines);
    inner.split_once('\n').map_or(inner, |(_, code)| code)
}

/// The lines with spaces for tabs, moved to the left together.
fn dedented(lines: &str) -> String {
    let margin = least_indent(lines);
    let move_left = |line: &str| {
        let words = line.trim_start_matches([' ', '\t']);
        let mut moved = " ".repeat(indent(line).saturating_sub(margin));
        let mut column = indent(line);
        for c in words.chars() {
            let width = if c == '\t' { TAB - column % TAB } else { 1 };
            column += width;
            if c == '\t' { moved.push_str(&" ".repeat(width)) } else { moved.push(c) }
        }
        moved.trim_end().to_owned()
    };
    lines.lines().map(move_left).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbatim(text: &str) -> Vec<String> {
        let part = |part| match part {
            Part::Verbatim(lines) => Some(lines),
            Part::Text(_) => None,
        };
        parts(text).into_iter().filter_map(part).collect()
    }

    #[test]
    fn keeps_code_with_its_blank_lines() {
        let text = "Doe dit:\n\n    $ for x in *; do\n\n        echo \"$x\"\n    done\n\nEn klaar.\n";
        assert_eq!(verbatim(text), ["$ for x in *; do\n\n    echo \"$x\"\ndone"]);
        assert_eq!(verbatim("Zo:\n```sh\necho 1\n\necho 2\n```\nKlaar.\n"), ["echo 1\n\necho 2"]);
        assert_eq!(verbatim("Zo:\n```\nniets sluit dit\n"), Vec::<String>::new());
    }

    #[test]
    fn keeps_columns_and_drawings() {
        let columns = "Naam       Jaar  Aantal\nJan        2011  1\nPiet       2012  2";
        assert_eq!(verbatim(&format!("Wie deed mee.\n\n{columns}\n\nDat was het.\n")), [columns]);
        assert_eq!(verbatim("a\tb\nc\td\n"), ["a       b\nc       d"]);
        let drawing = "+---+   +---+\n| a |-->| b |\n+---+   +---+";
        assert_eq!(verbatim(&format!("Zie.\n\n{drawing}\n")), [drawing]);
    }

    #[test]
    fn takes_no_prose_for_columns_or_code() {
        for text in [
            "   Een oude tekst met een marge,\n   die overal even breed is.\n\n   En nog een alinea (met 1 haakje),\n   op twee regels.\n",
            "Een zin.  Nog een zin.\nEen zin.  En nog een.\n",
            "- een\n- twee\n\n    vervolg van twee, met (1) haakje\n",
            "1.  een\n2.  twee\n",
            "Een zin.\n\n        Een aanhaling die ver naar\n        binnen staat, en meer niet.\n\nSlot.\n",
            "Kop\n===\nTekst eronder.\n",
            "Inhoud van dit stuk.\n\n        4.1.1. Doel\n        4.1.2. Eisen\n\nSlot.\n",
        ] {
            assert_eq!(verbatim(text), Vec::<String>::new(), "{text}");
        }
    }
}
