//! Which fields of front matter say something of a document?

use super::fields::{self, Field};
use super::locate::{self, Fault};
use super::{sources, values};

use crate::domain::{Language, Source};

/// The front matter of a document.
#[derive(Debug, Default)]
pub(in crate::corpus) struct FrontMatter {
    pub(in crate::corpus) title: Option<String>,
    pub(in crate::corpus) language: Option<Language>,
    pub(in crate::corpus) topics: Vec<String>,
    pub(in crate::corpus) translation_of: Option<String>,
    pub(in crate::corpus) sources: Vec<Source>,
    /// In which line it says that it is a draft, and no more.
    pub(in crate::corpus) draft: Option<usize>,
    /// Whether there is any.
    pub(in crate::corpus) is_there: bool,
    /// Where the text below it begins, in bytes.
    pub(in crate::corpus) body: usize,
    /// Fields that nothing reads, with their lines: it may be a slip of the pen.
    pub(in crate::corpus) unknown: Vec<(usize, String)>,
    /// What could not be understood.
    pub(in crate::corpus) faults: Vec<Fault>,
}

/// Fields that other programs have and that say nothing to a reader: told of, they would hide a slip of
/// the pen.
const OF_OTHERS: &[&str] = &[
    "aliases",
    "alias",
    "author",
    "authors",
    "bookcollapsesection",
    "bookhidden",
    "categories",
    "category",
    "comments",
    "created",
    "cssclass",
    "cssclasses",
    "custom_edit_url",
    "date",
    "description",
    "displayed_sidebar",
    "excerpt",
    "featured",
    "footer",
    "has_children",
    "head",
    "hero",
    "hide",
    "hide_table_of_contents",
    "hide_title",
    "icon",
    "id",
    "image",
    "images",
    "keywords",
    "last_modified_at",
    "lastmod",
    "layout",
    "license",
    "licence",
    "linktitle",
    "menu",
    "modified",
    "nav",
    "nav_exclude",
    "nav_order",
    "navigation",
    "order",
    "outline",
    "pagination_label",
    "parent",
    "permalink",
    "position",
    "prev",
    "next",
    "publish",
    "publishdate",
    "published",
    "redirect_from",
    "render_macros",
    "resources",
    "search",
    "sidebar",
    "sidebar_class_name",
    "sidebar_label",
    "sidebar_position",
    "slug",
    "status",
    "subtitle",
    "summary",
    "tag",
    "tags",
    "template",
    "toc",
    "type",
    "updated",
    "url",
    "version",
    "weight",
];

/// Reads what stands above a text; nothing where no front matter does.
pub(in crate::corpus) fn read(text: &str) -> FrontMatter {
    let Some(place) = locate::locate(text) else { return none(text) };
    let mut matter = FrontMatter { is_there: true, body: place.body, ..FrontMatter::default() };
    if !place.is_closed {
        let message = "the front matter is opened and never closed: it is read up to the first blank line";
        matter.faults.push((place.first_line - 1, message.to_owned()));
    }
    let fields = fields::read(text, &place, &mut matter.faults);
    fields.iter().for_each(|field| matter.take(field));
    if matter.topics.is_empty() {
        // Other programs call them tags.
        let tags = fields.iter().filter(|field| values::TAGS.contains(&field.key().as_str()));
        matter.topics = tags.flat_map(|field| values::tags(&field.value)).collect();
    }
    matter
}

/// That of a text without any: the text begins after the mark of its encoding.
pub(in crate::corpus) fn none(text: &str) -> FrontMatter {
    FrontMatter { body: text.len() - text.trim_start_matches('\u{feff}').len(), ..FrontMatter::default() }
}

impl FrontMatter {
    fn take(&mut self, field: &Field) {
        let key = field.key();
        let mut fault = |message: String| self.faults.push((field.line, message));
        match key.as_str() {
            "title" | "titel" => self.title = values::words(&field.value),
            "language" | "lang" | "locale" | "taal" => match values::language(&field.value) {
                Ok(language) => self.language = language,
                Err(found) => fault(format!(
                    "`{}: {found}` is no language that is answered in (nl or en): the language of its folder counts",
                    field.name
                )),
            },
            "topics" | "topic" | "onderwerpen" => match values::list(&field.value) {
                Some(topics) => self.topics = topics,
                None => fault(format!("`{}` is no list of words: it is passed over", field.name)),
            },
            "translation_of" | "vertaling_van" => self.translation_of = values::words(&field.value),
            "sources" | "source" | "bronnen" | "bron" => {
                let (sources, left) = sources::read(&field.value);
                self.sources.extend(sources);
                if left > 0 {
                    fault(format!(
                        "`{}` has what is no work with a title or an address: it is passed over",
                        field.name
                    ));
                }
            }
            "draft" if values::is(&field.value, true) => self.draft = Some(field.line),
            "published" | "publish" if values::is(&field.value, false) => self.draft = Some(field.line),
            "draft" => {}
            key if OF_OTHERS.contains(&key) => {}
            _ => self.unknown.push((field.line, field.name.clone())),
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
