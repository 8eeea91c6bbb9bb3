//! What does a reply look like on Discord?

use serenity::all::{Colour, CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter};

use super::button_ids::{self, ButtonId, Press};
use super::markdown::{clean, escape};
use super::reader::Reader;
use super::{answer_buttons, citation, limits, passage, quote};
use crate::app::{AnswerCard, Entry, QuoteCard, Reply, View};
use crate::corpus::RestsOn;
use crate::domain::{Language, MemberId};
use crate::search::Outcome;
use crate::texts::{Texts, texts};

/// Green: the passage answers.
const ANSWER: Colour = Colour::new(0x2e_7d32);
/// Amber: the passage is close.
const NEAR: Colour = Colour::new(0xf9_a825);

/// A message, not yet on its way to anyone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    /// Our own words.
    pub(crate) content: Option<String>,
    /// The words of the corpus.
    pub(crate) embed: Option<CreateEmbed>,
    /// The buttons, a row each.
    pub(crate) rows: Vec<Vec<CreateButton>>,
}

impl Card {
    /// A card with a sentence of our own only.
    pub(crate) fn notice(words: &str) -> Self {
        Self { content: Some(limits::cut(words, limits::CONTENT)), ..Self::default() }
    }

    /// The buttons, as Discord takes them.
    pub(crate) fn rows(&self) -> Vec<CreateActionRow> {
        let rows = self.rows.iter().filter(|row| !row.is_empty());
        rows.map(|row| CreateActionRow::Buttons(row.clone())).collect()
    }
}

/// Lays out a reply for the member who asked.
pub(crate) fn lay_out(reply: &Reply, asker: MemberId) -> Card {
    lay_out_for(reply, Reader { asker, shareable: false })
}

/// Lays out a reply for its reader.
pub(crate) fn lay_out_for(reply: &Reply, reader: Reader) -> Card {
    match reply {
        Reply::Answer(card) => answer(card, reader),
        Reply::Quote(card) => quote_card(card, reader.asker),
        Reply::Notice(words) | Reply::Aside(words) => Card::notice(words),
    }
}

fn answer(card: &AnswerCard, reader: Reader) -> Card {
    let texts = texts(card.language);
    let Some(entry) = card.entry() else { return no_answer(card, reader, texts) };
    let mut lines: Vec<_> = goes_on_from(card, texts).into_iter().collect();
    if card.reads_on {
        lines.push(texts.reads_on(&escape(&entry.passage.document.title)));
    } else if card.outcome == Outcome::Near {
        lines.push(texts.near());
    }
    if !card.corrections.is_empty() {
        lines.push(searched_for(card, texts));
    }
    lines.extend(did_you_mean(card, texts));
    let embed = passage_embed(entry, texts)
        .colour(if card.outcome == Outcome::Near { NEAR } else { ANSWER })
        .footer(CreateEmbedFooter::new(footer(card, entry, texts)));
    Card {
        content: (!lines.is_empty()).then(|| limits::cut(&lines.join("\n"), limits::CONTENT)),
        embed: Some(embed),
        rows: answer_buttons::rows(card, reader, texts),
    }
}

/// The question that its own took the subject from.
fn goes_on_from(card: &AnswerCard, texts: &dyn Texts) -> Option<String> {
    let question = limits::cut(card.goes_on_from.as_deref()?, limits::ECHO);
    Some(texts.goes_on_from(&escape(&question)))
}

fn no_answer(card: &AnswerCard, reader: Reader, texts: &dyn Texts) -> Card {
    let titles: Vec<_> = card.closest.iter().map(|title| escape(title)).collect();
    let titles: Vec<_> = titles.iter().map(String::as_str).collect();
    let closest = (!titles.is_empty()).then(|| texts.closest(&titles));
    let lines: Vec<_> = if card.is_foreign {
        std::iter::once(texts.only_two_languages()).chain(closest).collect()
    } else {
        let hint = closest.unwrap_or_else(|| texts.no_answer_hint());
        std::iter::once(texts.no_answer()).chain(did_you_mean(card, texts)).chain([hint]).collect()
    };
    let lines: Vec<_> = goes_on_from(card, texts).into_iter().chain(lines).collect();
    Card { rows: vec![answer_buttons::also_asked(card, reader, texts)], ..Card::notice(&lines.join("\n")) }
}

fn did_you_mean(card: &AnswerCard, texts: &dyn Texts) -> Option<String> {
    let question = limits::cut(card.did_you_mean.as_deref()?, limits::ECHO);
    Some(texts.did_you_mean(&escape(&question)))
}

fn searched_for(card: &AnswerCard, texts: &dyn Texts) -> String {
    let words: Vec<_> = card.corrections.iter().map(|word| format!("*{}*", escape(&word.to))).collect();
    texts.searched_for(&words)
}

fn passage_embed(entry: &Entry, texts: &dyn Texts) -> CreateEmbed {
    let (document, works) = (&entry.passage.document, entry.passage.sources());
    let mut title = document.title.clone();
    for heading in entry.passage.headings.iter() {
        title.push_str(" › ");
        title.push_str(heading);
    }
    let embed = CreateEmbed::new()
        .title(limits::cut(&escape(&title), limits::EMBED_TITLE))
        .description(passage::shown(entry));
    let label = match entry.passage.rests_on {
        RestsOn::Works(_) => texts.sources_label(works.len()),
        RestsOn::NotTold => texts.sources_of_document_label(works.len()),
    };
    match citation::sources(works) {
        Some(sources) => embed.field(label, sources, false),
        None => embed,
    }
}

/// Where it is in the answer, in which language, and from which file.
fn footer(card: &AnswerCard, entry: &Entry, texts: &dyn Texts) -> String {
    let mut parts = Vec::new();
    let pages = button_ids::pages(card);
    if pages > 1 && card.view == View::Passage {
        parts.push(texts.page(card.shown + 1, pages));
    }
    parts.extend(foreign(entry.passage.language(), card.language, texts));
    parts.push(clean(&entry.passage.document.id));
    limits::cut(&parts.join(" · "), limits::FOOTER)
}

/// The language of the passage, where it isn't the one of the words around it.
fn foreign(passage: Language, around: Language, texts: &dyn Texts) -> Option<String> {
    (passage != around).then(|| texts.language_name(passage))
}

fn quote_card(card: &QuoteCard, asker: MemberId) -> Card {
    let another = ButtonId { asker, press: Press::Quote(card.wish) };
    let button = CreateButton::new(another.to_string()).label(texts(card.language).another_quote());
    let embed = quote::embed(&card.quote, card.language, None);
    Card { content: None, embed: Some(embed), rows: vec![vec![button]] }
}
