//! How is the XML inside an archive read, within bounds?

use roxmltree::{Document, Node, ParsingOptions};

use crate::import::problem::Problem;

/// The most elements and pieces of text in one part: about 100 bytes of memory each.
const MAX_NODES: u32 = 600_000;

/// Reads XML; `problem` is what it is where it is none.
///
/// # Errors
/// When it is broken, or larger than any document.
pub(crate) fn parse(text: &str, problem: Problem) -> Result<Document<'_>, Problem> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Problem::TooMuchText,
        _ => problem,
    })
}

/// Whether a text of XML may define words that stand for others: from a line of those, a reader would
/// make gigabytes. A DOCTYPE without such is harmless, and older EPUBs have it. Where exactly they stand
/// is not looked at: whoever hides them knows the rules better.
pub(crate) fn defines_entities(text: &str) -> bool {
    ["<!DOCTYPE", "<!ENTITY"]
        .iter()
        .all(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// The first element of this name below a node, whatever its namespace is called.
pub(crate) fn first<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|found| found.tag_name().name() == name)
}

/// The text of the first element of this name.
pub(crate) fn text_of(node: Node<'_, '_>, name: &str) -> Option<String> {
    let text = first(node, name)?.text()?.trim();
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// An attribute, whatever its namespace is called.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// A child of this name, whatever its namespace is called.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|found| found.tag_name().name() == name)
}
