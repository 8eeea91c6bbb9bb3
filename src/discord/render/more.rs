//! What stands behind *More…*: all the works of a passage, and what can be done with it?

use serenity::all::CreateEmbed;

use super::card::Card;
use super::markdown::escape;
use super::passage::{self, Manner};
use super::reader::Reader;
use super::{answer_buttons, citation, limits};
use crate::app::{AnswerCard, Entry};
use crate::corpus::RestsOn;
use crate::search::Outcome;
use crate::texts::{Texts, texts};

/// The card for whoever asks for more of an answer.
pub(crate) fn card(card: &AnswerCard, reader: Reader<'_>) -> Card {
    let texts = texts(card.language);
    let place = card.entry().map(|entry| citation::place(&entry.passage)).unwrap_or_default();
    let parts: Vec<_> = card.entry().into_iter().flat_map(|entry| parts(card, entry, texts)).collect();
    Card {
        embed: (!parts.is_empty()).then(|| CreateEmbed::new().description(parts.join("\n\n"))),
        rows: answer_buttons::behind_more(card, reader, texts),
        ..Card::notice(&texts.more_about(&escape(&limits::cut(&place, limits::ECHO))))
    }
}

/// The passage, where only a part of it was shown; and its works, where it names any.
fn parts(card: &AnswerCard, entry: &Entry, texts: &dyn Texts) -> Vec<String> {
    let works = entry.passage.sources();
    let label = match entry.passage.rests_on {
        RestsOn::Works(_) => texts.sources_label(works.len()),
        RestsOn::NotTold => texts.sources_of_document_label(works.len()),
    };
    let works = citation::sources(works).map(|named| format!("{label}\n{named}"));
    let room = limits::EMBED_DESCRIPTION - works.as_ref().map_or(0, |works| works.chars().count() + 2);
    let shown = || passage::whole(entry, Manner { is_sure: false, room });
    (card.outcome == Outcome::Near).then(shown).into_iter().chain(works).collect()
}
