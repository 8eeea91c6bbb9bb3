//! How does anyone's Markdown become blocks of words?
//!
//! Links, bold words and code stay, as [`inline`] has them; pictures, footnotes, what is slanted, and the
//! tags of HTML go.

mod events;
mod html_blocks;
pub(crate) mod menus;
mod places;
#[cfg(test)]
mod tests;

use pulldown_cmark::{BrokenLink, Event, HeadingLevel, Parser, Tag, TagEnd};

use self::menus::Links;
use crate::import::draft::{Block, Item, ItemKind};
use crate::import::markdown::inline;

/// What stands before an item of a list that has been done, and before one that has not.
pub(crate) const DONE: &str = "☑ ";
pub(crate) const TO_DO: &str = "☐ ";

/// The blocks of a Markdown text that a person wrote: an ordered list counts from its first number
/// on, as Markdown has it.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
    read(markdown, Tidy::default())
}

/// The blocks of a page made Markdown: each item of an ordered list has its own number.
pub(crate) fn page_blocks(markdown: &str) -> Vec<Block> {
    read(markdown, Tidy { numbers_are_exact: true, ..Tidy::default() })
}

fn read(markdown: &str, mut tidy: Tidy) -> Vec<Block> {
    let options = events::options(markdown, !tidy.numbers_are_exact);
    let without_address =
        |link: BrokenLink<'_>| events::is_link(&link, markdown).then(|| ("".into(), "".into()));
    let parser = Parser::new_with_broken_link_callback(markdown, options, Some(without_address));
    for (event, range) in parser.into_offset_iter() {
        if event == Event::Start(Tag::Item) {
            tidy.written_number(&markdown[range.clone()]);
        }
        tidy.event(events::with_tildes(event, &markdown[range]));
    }
    tidy.flush();
    tidy.blocks
}

/// What is being read at this moment.
#[derive(Default)]
struct Tidy {
    blocks: Vec<Block>,
    /// The words of the innermost block that is not finished.
    words: String,
    /// Which of those words are links.
    links: Links,
    /// Where the link leads that is open.
    address: String,
    /// Where the words begin that are raised.
    raised_from: Option<usize>,
    /// The language of the code that is open.
    language: String,
    /// Whether an item's number is the one that is written before it.
    numbers_are_exact: bool,
    /// The next number of each open list, or none in a list that doesn't count.
    lists: Vec<Option<u64>>,
    items: Vec<Item>,
    quotes: usize,
    /// Whether those quotes stand in a list, and not around it.
    quotes_in_list: bool,
    quote: Vec<String>,
    rows: Vec<Vec<String>>,
    in_table: bool,
    /// The HTML that was not read yet: blocks of it, up to the end of a table that is open.
    html: String,
    /// How many tables of HTML are open.
    open_tables: usize,
    /// How many open elements are left out with all that is in them.
    left_out: usize,
}

impl Tidy {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) if events::is_left_out(&tag) => self.left_out += 1,
            Event::End(tag) if events::is_left_out_end(tag) => {
                self.left_out = self.left_out.saturating_sub(1)
            }
            _ if self.left_out > 0 => {}
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                self.links.add(&text);
                self.words.push_str(&text);
            }
            Event::Code(text) => {
                self.links.add(&text);
                self.words.push_str(&inline::code(&text));
            }
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::InlineHtml(tag) => self.inline_tag(&tag.to_ascii_lowercase()),
            Event::Rule => self.flush(),
            Event::Html(html) => self.push_html(&html),
            Event::TaskListMarker(is_done) => self.words.push_str(if is_done { DONE } else { TO_DO }),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {}
        }
    }

    /// Takes over the number that an item begins with.
    fn written_number(&mut self, item: &str) {
        let digits = item.trim_start().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        if let Some(Some(next)) = self.lists.last_mut().filter(|_| self.numbers_are_exact) {
            *next = digits.parse().unwrap_or(*next);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => self.flush(),
            Tag::BlockQuote(_) => {
                self.flush();
                if self.quotes == 0 {
                    self.quotes_in_list = !self.lists.is_empty();
                }
                self.quotes += 1;
            }
            Tag::List(first) => self.start_list(*first),
            Tag::DefinitionList => self.start_list(None),
            Tag::Item | Tag::DefinitionListTitle => {
                self.flush();
                let depth = self.lists.len().saturating_sub(1);
                let number = self.lists.last().copied().flatten();
                self.items.push(Item::new(depth, number, String::new()));
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.language = events::language(kind);
            }
            Tag::DefinitionListDefinition => self.flush(),
            Tag::HtmlBlock => self.flush_words(),
            Tag::Table(_) => {
                self.flush();
                self.in_table = true;
            }
            Tag::Link { dest_url, .. } => {
                self.links.start();
                self.words.push(inline::LINK);
                self.address = dest_url.to_string();
            }
            Tag::Strong => self.words.push(inline::BOLD),
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::Paragraph | TagEnd::DefinitionListDefinition => self.flush(),
            TagEnd::DefinitionListTitle => {
                // What it means follows in the same item.
                if !inline::plain(&self.words).trim_end().ends_with([':', '?', '.']) {
                    self.words.push(':');
                }
                self.flush();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
                if self.quotes == 0 {
                    self.end_quote();
                }
            }
            TagEnd::Item => {
                self.flush();
                if let Some(Some(number)) = self.lists.last_mut() {
                    *number += 1;
                }
            }
            TagEnd::List(_) | TagEnd::DefinitionList => {
                self.lists.pop();
                if self.lists.is_empty() && !self.items.is_empty() {
                    self.end_list();
                }
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Strong => self.words.push(inline::END_BOLD),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::TableCell => {
                self.raised_from = None;
                let cell = std::mem::take(&mut self.words);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    fn start_list(&mut self, first: Option<u64>) {
        self.flush();
        self.lists.push(first);
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        if self.quotes > 0 || !self.lists.is_empty() {
            return self.flush();
        }
        let words = inline::plain(&std::mem::take(&mut self.words)).into_owned();
        if !std::mem::take(&mut self.links).are_menu(&words) {
            self.blocks.push(Block::Heading { level: level as usize, words });
        }
    }

    /// A list in a quote is read as paragraphs of it: a quote is shown whole, on its own.
    fn end_list(&mut self) {
        let items = std::mem::take(&mut self.items);
        if self.quotes > 0 {
            self.quote.extend(items.into_iter().map(|item| item.words));
        } else {
            self.blocks.push(Block::List(items));
        }
    }

    fn end_code(&mut self) {
        let code = inline::in_language(&std::mem::take(&mut self.language), &std::mem::take(&mut self.words));
        self.put_code(code);
    }

    fn end_link(&mut self) {
        self.links.end();
        self.words.push(inline::ADDRESS);
        self.words.push_str(&std::mem::take(&mut self.address));
        self.words.push(inline::END_LINK);
    }

    /// A tag of HTML in a line of words.
    fn inline_tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
        match name.split_whitespace().next().unwrap_or_default() {
            "br" => self.words.push('\n'),
            "b" | "strong" => self.words.push(inline::BOLD),
            "/b" | "/strong" => self.words.push(inline::END_BOLD),
            "sup" => self.raised_from = Some(self.words.len()),
            "/sup" => {
                if let Some(from) = self.raised_from.take().filter(|from| *from <= self.words.len()) {
                    let raised = inline::raised(&self.words[from..]);
                    self.words.truncate(from);
                    self.words.push_str(&raised);
                }
            }
            _ => {}
        }
    }

    fn end_table(&mut self) {
        self.in_table = false;
        let table = Block::Table(std::mem::take(&mut self.rows));
        self.put(vec![table]);
    }

    /// The HTML and the words so far are whole: they go to where they stand.
    fn flush(&mut self) {
        self.flush_html();
        self.flush_words();
    }

    fn flush_words(&mut self) {
        let links = std::mem::take(&mut self.links);
        self.raised_from = None;
        if inline::plain(&self.words).trim().is_empty() || self.in_table {
            self.words.clear();
            return;
        }
        let words = std::mem::take(&mut self.words);
        if !links.are_menu(&inline::plain(&words)) {
            self.put_words(words);
        }
    }
}
