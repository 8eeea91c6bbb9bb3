//! Which number does Word put before a paragraph?

use std::collections::{HashMap, HashSet};

use roxmltree::{Document, Node};

use super::styles::InList;
use crate::import::files::xml;
use crate::import::markdown::numerals::Numerals;

/// Lists in lists go no deeper than this: Word knows nine levels.
const MAX_LEVELS: usize = 9;

/// A longer label is no number: Word would repeat it before each paragraph of the list.
const MAX_LABEL_BYTES: usize = 200;

/// What stands before a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// What a reader sees: nothing for a bullet.
    pub(super) label: String,
    /// The number, where the label is that and at most a sign after it.
    pub(super) number: Option<u64>,
    /// Whether a reader sees nothing at all: the paragraph belongs to the item above it.
    pub(super) is_unseen: bool,
}

/// How the paragraphs at one depth of a list are numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u64,
    /// None for bullets, and where only the words of the label are shown.
    numerals: Option<Numerals>,
    /// What is shown, with `%1` for the number of the first level.
    label: String,
    /// Whether it counts on, whatever comes above it.
    never_restarts: bool,
    /// Whether its sign is blank.
    is_unseen: bool,
}

/// A list: the kind of it, by which lists count on together, and where it starts anew.
#[derive(Debug, Default)]
struct List {
    kind: String,
    levels: Vec<Level>,
    restarts: Vec<(usize, u64)>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, List>,
    /// For each kind of list, the last number at each depth.
    counts: HashMap<String, [Option<u64>; MAX_LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(document: &Document<'_>) -> Self {
        let kinds = read_kinds(document);
        let lists = named(document, "num")
            .filter_map(|node| Some((xml::attribute(node, "numId")?.to_owned(), read_list(node, &kinds)?)));
        Self { lists: lists.collect(), ..Self::default() }
    }

    /// Counts a paragraph of a list.
    pub(super) fn next(&mut self, (id, depth): &InList) -> Mark {
        let Some(list) = self.lists.get(id) else { return Mark::default() };
        let Some(level) = list.levels.get(*depth) else { return Mark::default() };
        let counts = self.counts.entry(list.kind.clone()).or_default();
        if self.begun.insert(id.clone()) {
            for (depth, start) in &list.restarts {
                counts[*depth] = start.checked_sub(1);
            }
        }
        let number = counts[*depth].map_or(level.start, |last| last.saturating_add(1));
        counts[*depth] = Some(number);
        for (deeper, level) in list.levels.iter().enumerate().skip(depth + 1) {
            counts[deeper] = counts[deeper].filter(|_| level.never_restarts);
        }
        let is_plain = level.numerals == Some(Numerals::Figures)
            && level.label.trim().trim_end_matches(['.', ')']) == format!("%{}", depth + 1);
        let label = list.label(level, counts);
        Mark { label, number: is_plain.then_some(number), is_unseen: level.is_unseen }
    }
}

impl List {
    /// What is shown, with the numbers of this level and those above it.
    fn label(&self, level: &Level, counts: &[Option<u64>; MAX_LEVELS]) -> String {
        let mut label = level.label.clone();
        for (depth, other) in self.levels.iter().enumerate() {
            let number = counts[depth].unwrap_or(other.start);
            let shown = other.numerals.map(|numerals| numerals.write(number)).unwrap_or_default();
            label = label.replace(&format!("%{}", depth + 1), &shown);
        }
        label.trim().to_owned()
    }
}

fn named<'a, 'i>(document: &'a Document<'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    document.root_element().children().filter(move |node| node.tag_name().name() == name)
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    xml::attribute(xml::child(node, name)?, "val")
}

/// The levels of each kind of list. A kind may be that of a style, which another gives the levels.
fn read_kinds<'a>(document: &'a Document<'_>) -> HashMap<&'a str, Vec<Level>> {
    let styles: HashMap<_, _> =
        named(document, "abstractNum").filter_map(|kind| Some((value(kind, "styleLink")?, kind))).collect();
    let levels = |kind: Node<'a, '_>| {
        let giver = value(kind, "numStyleLink").and_then(|style| styles.get(style)).copied().unwrap_or(kind);
        Some((xml::attribute(kind, "abstractNumId")?, read_levels(giver)))
    };
    named(document, "abstractNum").filter_map(levels).collect()
}

fn read_levels(kind: Node<'_, '_>) -> Vec<Level> {
    let mut levels = Vec::new();
    for node in kind.children().filter(|node| node.tag_name().name() == "lvl") {
        if let Some(depth) = depth_of(node) {
            put(&mut levels, depth, read_level(node));
        }
    }
    levels
}

fn put(levels: &mut Vec<Level>, depth: usize, level: Level) {
    levels.resize(levels.len().max(depth + 1), Level::default());
    levels[depth] = level;
}

fn depth_of(level: Node<'_, '_>) -> Option<usize> {
    xml::attribute(level, "ilvl")?.parse().ok().filter(|depth| *depth < MAX_LEVELS)
}

fn read_level(node: Node<'_, '_>) -> Level {
    let numerals = match value(node, "numFmt") {
        Some("bullet" | "none") => None,
        Some("lowerLetter") => Some(Numerals::Letters),
        Some("upperLetter") => Some(Numerals::CapitalLetters),
        Some("lowerRoman") => Some(Numerals::Roman),
        Some("upperRoman") => Some(Numerals::CapitalRoman),
        _ => Some(Numerals::Figures),
    };
    // The label of a bullet is its sign.
    let label = value(node, "lvlText").filter(|_| value(node, "numFmt") != Some("bullet"));
    let label = label.filter(|label| label.len() <= MAX_LABEL_BYTES);
    Level {
        start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or_default(),
        numerals,
        label: label.unwrap_or_default().to_owned(),
        is_unseen: value(node, "lvlText").is_some_and(|sign| sign.trim().is_empty()),
        never_restarts: value(node, "lvlRestart") == Some("0"),
    }
}

fn read_list(node: Node<'_, '_>, kinds: &HashMap<&str, Vec<Level>>) -> Option<List> {
    let kind = value(node, "abstractNumId")?;
    let mut list = List { kind: kind.to_owned(), levels: kinds.get(kind)?.clone(), restarts: Vec::new() };
    for change in node.children().filter(|node| node.tag_name().name() == "lvlOverride") {
        let Some(depth) = depth_of(change) else { continue };
        if let Some(level) = xml::child(change, "lvl") {
            put(&mut list.levels, depth, read_level(level));
        }
        if let Some(start) = value(change, "startOverride").and_then(|start| start.parse().ok()) {
            list.restarts.push((depth, start));
        }
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERING: &str = "<numbering>
<abstractNum abstractNumId=\"7\">
<lvl ilvl=\"0\"><start val=\"5\"/><numFmt val=\"decimal\"/><lvlText val=\"%1.\"/></lvl>
<lvl ilvl=\"1\"><start val=\"1\"/><numFmt val=\"lowerLetter\"/><lvlText val=\"%2)\"/></lvl>
<lvl ilvl=\"2\"><start val=\"1\"/><numFmt val=\"decimal\"/><lvlText val=\"%1.%2.%3\"/></lvl>
<lvl ilvl=\"3\"><numFmt val=\"bullet\"/><lvlText val=\"o\"/></lvl></abstractNum>
<abstractNum abstractNumId=\"8\"><numStyleLink val=\"Artikelen\"/></abstractNum>
<abstractNum abstractNumId=\"9\"><styleLink val=\"Artikelen\"/>
<lvl ilvl=\"0\"><start val=\"1\"/><numFmt val=\"upperRoman\"/><lvlText val=\"Artikel %1\"/></lvl></abstractNum>
<num numId=\"1\"><abstractNumId val=\"7\"/></num>
<num numId=\"2\"><abstractNumId val=\"7\"/></num>
<num numId=\"3\"><abstractNumId val=\"7\"/><lvlOverride ilvl=\"0\"><startOverride val=\"1\"/></lvlOverride></num>
<num numId=\"4\"><abstractNumId val=\"8\"/></num></numbering>";

    fn labels(paragraphs: &[(&str, usize)]) -> Vec<String> {
        let document = Document::parse(NUMBERING).expect("XML");
        let mut numbering = Numbering::read(&document);
        let mut label = |(id, depth): &(&str, usize)| numbering.next(&((*id).to_owned(), *depth)).label;
        paragraphs.iter().map(&mut label).collect()
    }

    #[test]
    fn counts_at_each_depth_from_its_own_start() {
        let paragraphs = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 3), ("1", 0)];
        assert_eq!(labels(&paragraphs), ["5.", "a)", "b)", "5.b.1", "6.", "a)", "", "7."]);
    }

    #[test]
    fn counts_on_in_a_list_of_the_same_kind_unless_it_starts_anew() {
        assert_eq!(labels(&[("1", 0), ("2", 0), ("3", 0), ("3", 0)]), ["5.", "6.", "1.", "2."]);
    }

    #[test]
    fn follows_the_style_of_a_list_and_knows_none_that_is_not_there() {
        assert_eq!(labels(&[("4", 0), ("4", 0), ("4", 8), ("99", 0)]), ["Artikel I", "Artikel II", "", ""]);
    }
}
