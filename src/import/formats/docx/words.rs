//! Which words stand in a paragraph, or in another part of a DOCX?

use roxmltree::Node;

use super::styles::Styles;
use crate::import::files::xml;

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

/// The words of a paragraph, without what Word hides.
pub(super) fn words(paragraph: Node<'_, '_>, styles: &Styles) -> String {
    let mut words = String::new();
    Collector { styles, paragraph, tab: " " }.collect(paragraph, &mut words, 0);
    words.trim().to_owned()
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
    Collector { styles, paragraph, tab: "    " }.collect(paragraph, &mut words, 0);
    words
}

/// Collects the words of a paragraph.
struct Collector<'s, 'a, 'i> {
    styles: &'s Styles,
    paragraph: Node<'a, 'i>,
    tab: &'static str,
}

impl Collector<'_, '_, '_> {
    fn collect(&self, node: Node<'_, '_>, words: &mut String, nesting: usize) {
        if nesting > MAX_NESTING {
            return;
        }
        for child in node.children() {
            match child.tag_name().name() {
                "t" => words.push_str(child.text().unwrap_or_default()),
                "tab" => words.push_str(self.tab),
                "br" | "cr" => words.push('\n'),
                "noBreakHyphen" => words.push('-'),
                "del" | "moveFrom" | "Fallback" | "txbxContent" | "pPr" | "rPr" => {}
                "r" if self.is_hidden(child) => {}
                _ => self.collect(child, words, nesting + 1),
            }
        }
    }

    fn is_hidden(&self, run: Node<'_, '_>) -> bool {
        self.styles.looks(xml::child(self.paragraph, "pPr"), run).hidden == Some(true)
    }
}
