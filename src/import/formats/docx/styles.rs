//! What do the styles of a DOCX make of a paragraph?

use std::collections::HashMap;

use roxmltree::{Document, Node};

use crate::import::files::xml;

/// Styles rest on others no deeper than this.
const MAX_INHERITANCE: usize = 10;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A heading, its level from 1.
    Heading(usize),
    /// A block quote.
    Quote,
    /// Code.
    Code,
}

/// A list that a paragraph belongs to: which, and how deep in it.
pub(super) type InList = (String, usize);

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    list: Option<InList>,
    looks: Looks,
}

/// How words look, where that is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// Whether they are bold.
    pub(super) bold: Option<bool>,
    /// Whether Word hides them.
    pub(super) hidden: Option<bool>,
    /// How large they are, in half points.
    pub(super) size: Option<u32>,
}

impl Looks {
    /// These, and what `other` says where they say nothing.
    fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            size: self.size.or(other.size),
        }
    }

    fn of(properties: Option<Node<'_, '_>>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let is = |name| {
            let value = xml::attribute(xml::child(properties, name)?, "val");
            Some(!matches!(value, Some("0" | "false" | "off" | "none")))
        };
        let size = xml::child(properties, "sz").and_then(|node| xml::attribute(node, "val")?.parse().ok());
        Self { bold: is("b"), hidden: is("vanish"), size }
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

impl Styles {
    /// Reads `styles.xml`, where it is.
    pub(super) fn read(styles: Option<&Document<'_>>) -> Self {
        Self { styles: styles.map_or_else(HashMap::new, read_styles) }
    }

    /// What a paragraph is, by its own properties or by its style and those that one rests on.
    pub(super) fn role(&self, properties: Option<Node<'_, '_>>) -> Option<Role> {
        let direct = properties.and_then(outline).map(Role::Heading);
        direct.or_else(|| self.chain(properties).find_map(role_of))
    }

    /// Which list a paragraph belongs to. The list numbered 0 takes it out of the one of its style.
    pub(super) fn list(&self, properties: Option<Node<'_, '_>>) -> Option<InList> {
        let list = properties.and_then(list_of);
        list.or_else(|| self.chain(properties).find_map(|style| style.list.clone()))
            .filter(|(id, _)| id != "0")
    }

    /// How the words of a run look in a paragraph with these properties.
    pub(super) fn looks(&self, paragraph: Option<Node<'_, '_>>, run: Node<'_, '_>) -> Looks {
        let own = xml::child(run, "rPr");
        let named = self.named(own, "rStyle").map(|style| style.looks);
        let around = self.chain(paragraph).map(|style| style.looks);
        named.chain(around).fold(Looks::of(own), Looks::or)
    }

    fn chain(&self, properties: Option<Node<'_, '_>>) -> impl Iterator<Item = &Style> {
        self.named(properties, "pStyle")
    }

    /// The style that is named in properties, and those that it rests on.
    fn named(&self, properties: Option<Node<'_, '_>>, field: &str) -> impl Iterator<Item = &Style> {
        let id =
            properties.and_then(|node| xml::child(node, field)).and_then(|node| xml::attribute(node, "val"));
        let first = id.and_then(|id| self.styles.get(id));
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.styles.get(id));
        std::iter::successors(first, next).take(MAX_INHERITANCE)
    }
}

/// Word calls its own styles by their English names in every language.
fn role_of(style: &Style) -> Option<Role> {
    let name = style.name.to_lowercase();
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
        return Some(Role::Heading(level));
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intense quote" | "block text" | "quotations" | "citaat" => Some(Role::Quote),
        "html preformatted" | "preformatted text" | "source code" | "code" => Some(Role::Code),
        _ => style.outline.map(Role::Heading),
    }
}

fn outline(properties: Node<'_, '_>) -> Option<usize> {
    let level: usize = xml::attribute(xml::child(properties, "outlineLvl")?, "val")?.parse().ok()?;
    // Level 9 is body text.
    Some(level + 1).filter(|level| *level <= 9)
}

fn list_of(properties: Node<'_, '_>) -> Option<InList> {
    let list = xml::child(properties, "numPr")?;
    let id = xml::attribute(xml::child(list, "numId")?, "val")?.to_owned();
    let depth = xml::child(list, "ilvl").and_then(|node| xml::attribute(node, "val"));
    Some((id, depth.and_then(|depth| depth.parse().ok()).unwrap_or_default()))
}

fn value(node: Node<'_, '_>, name: &str) -> Option<String> {
    xml::attribute(xml::child(node, name)?, "val").map(str::to_owned)
}

fn read_styles(document: &Document<'_>) -> HashMap<String, Style> {
    let nodes = document.descendants().filter(|node| node.tag_name().name() == "style");
    let style = |node: Node<'_, '_>| {
        let properties = xml::child(node, "pPr");
        let style = Style {
            name: value(node, "name").unwrap_or_default(),
            based_on: value(node, "basedOn"),
            outline: properties.and_then(outline),
            list: properties.and_then(list_of),
            looks: Looks::of(xml::child(node, "rPr")),
        };
        Some((xml::attribute(node, "styleId")?.to_owned(), style))
    };
    nodes.filter_map(style).collect()
}
