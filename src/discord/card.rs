//! What does a reply look like on Discord?

use serenity::all::{Colour, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter};

use super::button_ids::{self, ButtonId, Press};
use super::limits;
use super::markdown::{bold, escape};
use crate::app::{AnswerCard, Entry, QuoteCard, Reply};
use crate::corpus::{Document, Passage};
use crate::domain::{Language, MemberId, Source};
use crate::search::Outcome;
use crate::texts::{Texts, texts};

/// Green: the passage answers.
const ANSWER: Colour = Colour::new(0x2e_7d32);
/// Amber: the passage is close.
const NEAR: Colour = Colour::new(0xf9_a825);
/// Grey-blue: a quotable line.
const QUOTE: Colour = Colour::new(0x54_6e7a);
/// How many of the nearest topics are named when there is no answer.
const CLOSEST: usize = 3;

/// A message, not yet on its way to anyone.
#[derive(Clone, Debug, Default)]
pub(super) struct Card {
    /// Our own words.
    pub(super) content: Option<String>,
    /// The words of the corpus.
    pub(super) embed: Option<CreateEmbed>,
    /// The buttons.
    pub(super) buttons: Vec<CreateButton>,
}

impl Card {
    /// A card with a sentence of our own only.
    pub(super) fn notice(words: &str) -> Self {
        Self { content: Some(limits::cut(words, limits::CONTENT)), ..Self::default() }
    }

    /// The buttons, as Discord takes them: in rows.
    pub(super) fn rows(&self) -> Vec<CreateActionRow> {
        if self.buttons.is_empty() { vec![] } else { vec![CreateActionRow::Buttons(self.buttons.clone())] }
    }
}

/// Lays out a reply for the member who asked.
pub(super) fn lay_out(reply: &Reply, asker: MemberId) -> Card {
    match reply {
        Reply::Answer(card) => answer(card, asker),
        Reply::Quote(card) => quote(card, asker),
        Reply::Notice(words) => Card::notice(words),
    }
}

fn answer(card: &AnswerCard, asker: MemberId) -> Card {
    let texts = texts(card.language);
    let Some(entry) = card.entry() else { return no_answer(card, texts) };
    let mut lines = Vec::new();
    if !card.corrections.is_empty() {
        lines.push(searched_for(card, texts));
    }
    if card.outcome == Outcome::Near {
        lines.push(texts.near());
    }
    lines.extend(did_you_mean(card, texts));
    let embed = passage_embed(entry, texts)
        .colour(if card.outcome == Outcome::Near { NEAR } else { ANSWER })
        .footer(CreateEmbedFooter::new(footer(card, entry, texts)));
    Card {
        content: (!lines.is_empty()).then(|| limits::cut(&lines.join("\n"), limits::CONTENT)),
        embed: Some(embed),
        buttons: page_buttons(card, asker, texts),
    }
}

fn no_answer(card: &AnswerCard, texts: &dyn Texts) -> Card {
    let titles: Vec<_> = card.titles().into_iter().take(CLOSEST).map(escape).collect();
    let closest = if titles.is_empty() {
        texts.no_answer_hint()
    } else {
        texts.closest(&titles.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let mut lines = vec![texts.no_answer()];
    lines.push(did_you_mean(card, texts).unwrap_or(closest));
    Card::notice(&lines.join("\n"))
}

fn did_you_mean(card: &AnswerCard, texts: &dyn Texts) -> Option<String> {
    card.did_you_mean.as_deref().map(|question| texts.did_you_mean(&escape(question)))
}

fn searched_for(card: &AnswerCard, texts: &dyn Texts) -> String {
    let words: Vec<_> = card.corrections.iter().map(|word| format!("*{}*", escape(&word.to))).collect();
    texts.searched_for(&words)
}

fn passage_embed(entry: &Entry, texts: &dyn Texts) -> CreateEmbed {
    let document = &entry.passage.document;
    let mut title = document.title.clone();
    for heading in entry.passage.headings.iter() {
        title.push_str(" › ");
        title.push_str(heading);
    }
    let embed = CreateEmbed::new()
        .title(limits::cut(&escape(&title), limits::EMBED_TITLE))
        .description(passage_text(entry));
    match sources(document) {
        Some(sources) => embed.field(texts.sources_label(document.sources.len()), sources, false),
        None => embed,
    }
}

/// The passage with the answering sentence in bold. What is too long loses its end, and where the
/// answering sentence stands there, its beginning instead.
fn passage_text(entry: &Entry) -> String {
    let text = entry.passage.text();
    let (before, rest) = text.split_at(entry.highlight.start);
    let (sentence, after) = rest.split_at(entry.highlight.len());
    let shown = shower(&entry.passage);
    // Room for the marks of the bold sentence.
    let sentence = limits::cut(&shown(sentence), limits::EMBED_DESCRIPTION / 2);
    let (before, after) = (shown(before), shown(after));
    let whole = format!("{before}{}{after}", bold(&sentence));
    if before.chars().count() + sentence.chars().count() + 4 > limits::EMBED_DESCRIPTION {
        limits::cut(&format!("… {}{after}", bold(&sentence)), limits::EMBED_DESCRIPTION)
    } else {
        limits::cut(&whole, limits::EMBED_DESCRIPTION)
    }
}

/// Markdown is shown as such; in plain text, no sign means more than it says.
fn shower(passage: &Passage) -> fn(&str) -> String {
    if passage.document.id.to_lowercase().ends_with(".txt") { escape } else { str::to_owned }
}

pub(super) fn sources(document: &Document) -> Option<String> {
    let mut shown = String::new();
    for source in &document.sources {
        let line = citation(source);
        if shown.chars().count() + line.chars().count() + 1 > limits::EMBED_FIELD {
            break;
        }
        if !shown.is_empty() {
            shown.push('\n');
        }
        shown.push_str(&line);
    }
    (!shown.is_empty()).then_some(shown)
}

fn citation(source: &Source) -> String {
    let title = escape(&source.title);
    let title = match &source.url {
        Some(url) => format!("[{title}](<{url}>)"),
        None => format!("*{title}*"),
    };
    let parts = [source.author.as_deref().map(escape), Some(title), source.date.as_deref().map(escape)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn footer(card: &AnswerCard, entry: &Entry, texts: &dyn Texts) -> String {
    let mut parts = Vec::new();
    let pages = button_ids::pages(card);
    if pages > 1 {
        parts.push(texts.page(card.shown + 1, pages));
    }
    parts.extend(foreign(entry.passage.language(), card.language, texts));
    parts.push(entry.passage.document.id.clone());
    parts.join(" · ")
}

/// The language of the passage, where it isn't the one of the words around it.
fn foreign(passage: Language, around: Language, texts: &dyn Texts) -> Option<String> {
    (passage != around).then(|| texts.language_name(passage))
}

fn page_buttons(card: &AnswerCard, asker: MemberId, texts: &dyn Texts) -> Vec<CreateButton> {
    let pages = button_ids::pages(card);
    if pages < 2 {
        return Vec::new();
    }
    let to = |shown: usize| CreateButton::new(ButtonId::page(asker, card, shown).to_string());
    // An id must be unique in a message, so that a disabled button needs one of its own too.
    let previous = to(card.shown.checked_sub(1).unwrap_or(pages)).disabled(card.shown == 0);
    let next = to(card.shown + 1).disabled(card.shown + 1 >= pages);
    vec![previous.label(texts.previous()), next.label(texts.next())]
}

fn quote(card: &QuoteCard, asker: MemberId) -> Card {
    let (quote, texts) = (&card.quote, texts(card.language));
    let mut parts = vec![quote.document.title.clone()];
    parts.extend(foreign(quote.document.language, card.language, texts));
    let embed = CreateEmbed::new()
        .description(limits::cut(&escape(&quote.text), limits::EMBED_DESCRIPTION))
        .colour(QUOTE)
        .footer(CreateEmbedFooter::new(parts.join(" · ")));
    let another = ButtonId { asker, press: Press::Quote };
    let button = CreateButton::new(another.to_string()).label(texts.another_quote());
    Card { content: None, embed: Some(embed), buttons: vec![button] }
}
