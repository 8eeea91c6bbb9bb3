//! Which words stand in a paragraph, or in another part of a DOCX?

use roxmltree::Node;

use super::links::{self, Links};
use super::styles::Styles;
use crate::import::files::xml;
use crate::import::markdown::inline::{ADDRESS, BOLD, END_BOLD, END_LINK, LINK, plain, raised};

/// Elements inside each other deeper than this are not looked into.
pub(super) const MAX_NESTING: usize = 64;

/// The elements of this name in another, also where Word put a box around them: a control to fill
/// in, say. What stands in one of them is part of it.
pub(super) fn inside<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    find(node, name, &mut found, 0);
    found
}

fn find<'a, 'i>(node: Node<'a, 'i>, name: &str, found: &mut Vec<Node<'a, 'i>>, nesting: usize) {
    if nesting > MAX_NESTING {
        return;
    }
    for child in node.children() {
        match child.tag_name().name() {
            this if this == name => found.push(child),
            "del" | "moveFrom" | "Fallback" | "txbxContent" => {}
            _ => find(child, name, found, nesting + 1),
        }
    }
}

/// The words of a paragraph, without what Word hides. Its links stay, and bold words that do not stand alone.
pub(super) fn words(paragraph: Node<'_, '_>, styles: &Styles, links: &Links) -> String {
    let mut words = String::new();
    let is_bold = bold_size(paragraph, styles).is_some();
    let mut collector = Collector { styles, paragraph, looks: Some((links, is_bold)), tab: " ", field: None };
    collector.collect(paragraph, &mut words, 0);
    if plain(&words).trim().is_empty() { String::new() } else { words.trim().to_owned() }
}

/// How the words of a paragraph look that are all bold: their size in half points, 0 where it is not said;
/// `None` where some are not.
pub(super) fn bold_size(paragraph: Node<'_, '_>, styles: &Styles) -> Option<u32> {
    let properties = xml::child(paragraph, "pPr");
    let has_words = |run: &Node<'_, '_>| {
        run.descendants().any(|node| {
            node.tag_name().name() == "t" && node.text().is_some_and(|text| !text.trim().is_empty())
        })
    };
    let runs = inside(paragraph, "r").into_iter().filter(has_words);
    let looks: Vec<_> =
        runs.map(|run| styles.looks(properties, run)).filter(|looks| looks.hidden != Some(true)).collect();
    let are_bold = !looks.is_empty() && looks.iter().all(|looks| looks.bold == Some(true));
    are_bold.then(|| looks.iter().filter_map(|looks| looks.size).max().unwrap_or_default())
}

/// The lines of a paragraph in which every space counts.
pub(super) fn code(paragraph: Node<'_, '_>, styles: &Styles) -> String {
    let mut words = String::new();
    let mut collector = Collector { styles, paragraph, looks: None, tab: "    ", field: None };
    collector.collect(paragraph, &mut words, 0);
    words
}

/// Collects the words of a paragraph.
struct Collector<'s, 'a, 'i> {
    styles: &'s Styles,
    paragraph: Node<'a, 'i>,
    /// Where links lead, and whether all of the paragraph is bold; nothing where only the words count.
    looks: Option<(&'s Links, bool)>,
    tab: &'static str,
    /// The address of a field that is open, which older documents have in the place of a link.
    field: Option<String>,
}

impl Collector<'_, '_, '_> {
    fn collect(&mut self, node: Node<'_, '_>, words: &mut String, nesting: usize) {
        if nesting > MAX_NESTING {
            return;
        }
        for child in node.children() {
            match child.tag_name().name() {
                "t" => words.push_str(child.text().unwrap_or_default()),
                "tab" => words.push_str(self.tab),
                "br" | "cr" => words.push('\n'),
                "noBreakHyphen" => words.push('-'),
                "instrText" => {
                    self.field = links::of_field(child.text().unwrap_or_default()).or(self.field.take())
                }
                "fldChar" => self.field_sign(child, words),
                "del" | "moveFrom" | "Fallback" | "txbxContent" | "pPr" | "rPr" => {}
                "r" if self.is_hidden(child) => {}
                "r" => self.run(child, words, nesting),
                "hyperlink" | "fldSimple" => self.link(child, words, nesting),
                _ => self.collect(child, words, nesting + 1),
            }
        }
    }

    fn is_hidden(&self, run: Node<'_, '_>) -> bool {
        self.styles.looks(xml::child(self.paragraph, "pPr"), run).hidden == Some(true)
    }

    /// Words that look alike: bold, or raised.
    fn run(&mut self, run: Node<'_, '_>, words: &mut String, nesting: usize) {
        let Some((_, is_all_bold)) = self.looks else { return self.collect(run, words, nesting + 1) };
        let looks = self.styles.looks(xml::child(self.paragraph, "pPr"), run);
        let place = xml::child(run, "rPr").and_then(|own| xml::child(own, "vertAlign"));
        let is_raised = place.and_then(|place| xml::attribute(place, "val")) == Some("superscript");
        let mut own = String::new();
        self.collect(run, &mut own, nesting + 1);
        if is_raised && !own.is_empty() {
            words.push_str(&raised(&own));
        } else if looks.bold == Some(true) && !is_all_bold && !own.trim().is_empty() {
            words.push_str(&format!("{BOLD}{own}{END_BOLD}"));
        } else {
            words.push_str(&own);
        }
    }

    fn link(&mut self, link: Node<'_, '_>, words: &mut String, nesting: usize) {
        let links = self.looks.map(|(links, _)| links);
        match links.and_then(|links| links.address(link)) {
            Some(address) => {
                words.push(LINK);
                self.collect(link, words, nesting + 1);
                words.push_str(&format!("{ADDRESS}{address}{END_LINK}"));
            }
            None => self.collect(link, words, nesting + 1),
        }
    }

    /// The words of a field stand between two of its signs.
    fn field_sign(&mut self, sign: Node<'_, '_>, words: &mut String) {
        if self.field.is_none() || self.looks.is_none() {
            return;
        }
        match xml::attribute(sign, "fldCharType") {
            Some("separate") => words.push(LINK),
            Some("end") => {
                let address = self.field.take().unwrap_or_default();
                words.push_str(&format!("{ADDRESS}{address}{END_LINK}"));
            }
            _ => {}
        }
    }
}
