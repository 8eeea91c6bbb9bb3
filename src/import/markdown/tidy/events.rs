//! What is read of Markdown, beside what all of it has?

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Tag, TagEnd};

/// The additions to Markdown that are read in a text. Only a person explains words in lines that begin
/// with a colon.
pub(super) fn options(markdown: &str, is_by_person: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_DEFINITION_LIST, is_by_person && has_definitions(markdown));
    options
}

/// Whether words are explained in lines that begin with a colon and a space. The reader of Markdown
/// takes any colon for that, also the one of a table's second line.
fn has_definitions(markdown: &str) -> bool {
    let after_colon =
        |line: &str| line.trim_start_matches(' ').strip_prefix(':').map(|rest| rest.starts_with([' ', '\t']));
    let mut lines = markdown.lines().filter_map(after_colon).peekable();
    lines.peek().is_some() && lines.all(|is_definition| is_definition)
}

/// Whether words in brackets are a link of which the address stands elsewhere, as in the documentation of
/// code: ``[`Vec`]``, `[a vector][std::vec::Vec]` and `[Vec][]`. Other words may well stand in brackets.
pub(super) fn is_link(link: &BrokenLink<'_>, markdown: &str) -> bool {
    let is_code = markdown.get(link.span.clone()).is_some_and(|link| link.starts_with("[`"));
    is_code
        || link.reference.contains("::")
        || matches!(link.link_type, LinkType::Collapsed | LinkType::CollapsedUnknown)
}

/// The language that a block of code says it is in.
pub(super) fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(told) => told.to_string(),
        CodeBlockKind::Indented => String::new(),
    }
}

/// Two tildes strike words out; one means `about`, and is a sign as any other.
pub(super) fn with_tildes<'a>(event: Event<'a>, source: &str) -> Event<'a> {
    let about = || !source.starts_with("~~");
    match event {
        Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) if about() => {
            Event::Text("~".into())
        }
        event => event,
    }
}

/// Whether an element is left out with all that is in it.
pub(super) fn is_left_out(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::Strikethrough)
}

/// Whether such an element ends.
pub(super) fn is_left_out_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::Strikethrough)
}
