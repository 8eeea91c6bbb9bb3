//! Where do the links of a DOCX lead?

use std::collections::HashMap;

use roxmltree::{Document, Node};

use crate::import::files::xml;

/// What a field begins with that is a link.
const FIELD: &str = "HYPERLINK";

/// The addresses of links, by the ids that they are known by in the text.
#[derive(Debug, Default)]
pub(super) struct Links(HashMap<String, String>);

impl Links {
    /// The links among the relations of the text. Those to places in the document itself are none.
    pub(super) fn read(relations: &Document<'_>) -> Self {
        let relations = relations.descendants().filter(|node| node.tag_name().name() == "Relationship");
        let link = |node: Node<'_, '_>| {
            let is_link = node.attribute("Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
            let known = node.attribute("Id").zip(node.attribute("Target"));
            known.filter(|_| is_link).map(|(id, target)| (id.to_owned(), target.to_owned()))
        };
        Self(relations.filter_map(link).collect())
    }

    /// Where a link leads: by its id, or in so many words where it is a field.
    pub(super) fn address(&self, link: Node<'_, '_>) -> Option<String> {
        if let Some(field) = xml::attribute(link, "instr") {
            return of_field(field);
        }
        self.0.get(xml::attribute(link, "id")?).cloned()
    }
}

/// The address in a field such as `HYPERLINK "https://..."`.
pub(super) fn of_field(field: &str) -> Option<String> {
    let rest = field.trim().strip_prefix(FIELD)?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?;
    Some(address.to_owned())
}
