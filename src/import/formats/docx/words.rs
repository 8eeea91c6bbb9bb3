//! Which words stand in a paragraph, or in another part of a DOCX?

use roxmltree::Node;

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

/// The words of a paragraph.
pub(super) fn words(paragraph: Node<'_, '_>) -> String {
    let mut words = String::new();
    collect(paragraph, &mut words, " ", 0);
    words.trim().to_owned()
}

/// The lines of a paragraph in which every space counts.
pub(super) fn code(paragraph: Node<'_, '_>) -> String {
    let mut words = String::new();
    collect(paragraph, &mut words, "    ", 0);
    words
}

fn collect(node: Node<'_, '_>, words: &mut String, tab: &str, nesting: usize) {
    if nesting > MAX_NESTING {
        return;
    }
    for child in node.children() {
        match child.tag_name().name() {
            "t" => words.push_str(child.text().unwrap_or_default()),
            "tab" => words.push_str(tab),
            "br" | "cr" => words.push('\n'),
            "noBreakHyphen" => words.push('-'),
            "del" | "moveFrom" | "Fallback" | "txbxContent" | "pPr" | "rPr" => {}
            _ => collect(child, words, tab, nesting + 1),
        }
    }
}
