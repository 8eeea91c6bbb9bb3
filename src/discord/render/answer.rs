//! What does an answer look like: the sentence first, the passage below it, its place and its works in one line?

use serenity::all::{Colour, CreateEmbed};

use super::card::{Card, DOUBT};
use super::markdown::{bold, escape};
use super::passage::{self, Manner, Shown};
use super::reader::Reader;
use super::{answer_buttons, citation, kept_answer, limits};
use crate::app::{AnswerCard, Entry, View};
use crate::search::Outcome;
use crate::texts::{Texts, texts};

/// Green: the passage answers.
const ANSWER: Colour = Colour::new(0x2e_7d32);
/// Amber: the passage is close.
const NEAR: Colour = Colour::new(0xf9_a825);

/// The card of a passage, of which this entry is shown.
pub(crate) fn card(card: &AnswerCard, entry: &Entry, reader: Reader<'_>) -> Card {
    let texts = texts(card.language);
    if let Some(by) = &entry.passage.document.answered_by {
        let (content, embed) = kept_answer::parts(card, entry, by);
        return whole((content, embed), card, reader);
    }
    let line = citation::line(&entry.passage, card.language, texts);
    let Shown { lead, rest } = passage::shown(entry, manner(card, reader, &line));
    let description = if rest.is_empty() { line } else { format!("{rest}\n\n{line}") };
    let embed = CreateEmbed::new().description(description).colour(if card.outcome == Outcome::Near {
        NEAR
    } else {
        ANSWER
    });
    whole((text(card, entry, &lead, texts), embed), card, reader)
}

/// The message, with what can be done under it.
fn whole((content, embed): (String, CreateEmbed), card: &AnswerCard, reader: Reader<'_>) -> Card {
    let texts = texts(card.language);
    let laid_out = Card {
        content: Some(content),
        embed: Some(embed),
        menu: answer_buttons::choices(card, reader, texts).filter(|_| card.view == View::Passage),
        rows: answer_buttons::rows(card, reader, texts),
    };
    laid_out.with_notes(&notes(card, texts))
}

/// What is doubtful is shown in part, but to whoever reads on in it.
fn manner(card: &AnswerCard, reader: Reader<'_>, line: &str) -> Manner {
    let is_doubtful = card.outcome == Outcome::Near && !card.reads_on;
    let room = limits::EMBED_DESCRIPTION - line.chars().count() - 2;
    let room = if is_doubtful && !reader.is_copy { limits::DOUBTFUL } else { room };
    Manner { is_sure: !is_doubtful, room }
}

/// The message's own text: a sure answer in bold; a doubtful one as a quote, below the word of that.
fn text(card: &AnswerCard, entry: &Entry, lead: &str, texts: &dyn Texts) -> String {
    if card.reads_on {
        return format!("{}\n{lead}", texts.reads_on(&escape(&entry.passage.document.title)));
    }
    if card.outcome == Outcome::Near {
        return format!("{DOUBT} {}\n{}", texts.near(), quoted(lead));
    }
    if entry.highlight.is_empty() { lead.to_owned() } else { bold(lead) }
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// What tells of an answer: how the question was read.
fn notes(card: &AnswerCard, texts: &dyn Texts) -> Vec<String> {
    let searched_for = (!card.corrections.is_empty()).then(|| {
        let words: Vec<_> = card.corrections.iter().map(|word| format!("*{}*", escape(&word.to))).collect();
        texts.searched_for(&words)
    });
    goes_on_from(card, texts).into_iter().chain(searched_for).chain(did_you_mean(card, texts)).collect()
}

/// The question that its own took the subject from.
pub(crate) fn goes_on_from(card: &AnswerCard, texts: &dyn Texts) -> Option<String> {
    card.goes_on_from.as_deref().map(|question| texts.goes_on_from(&echoed(question)))
}

/// The question with another word in it, which would have an answer.
pub(crate) fn did_you_mean(card: &AnswerCard, texts: &dyn Texts) -> Option<String> {
    card.did_you_mean.as_deref().map(|question| texts.did_you_mean(&echoed(question)))
}

/// A question, as it is said back: in one line.
fn echoed(question: &str) -> String {
    escape(&limits::cut(question, limits::ECHO)).split_whitespace().collect::<Vec<_>>().join(" ")
}
