//! What is said where there is no answer? What comes closest, as doors, and where else to look.

use super::answer::{did_you_mean, goes_on_from};
use super::answer_buttons;
use super::card::Card;
use super::reader::Reader;
use crate::app::AnswerCard;
use crate::texts::{Texts, texts};

/// The card of a question without an answer.
pub(crate) fn card(card: &AnswerCard, reader: Reader<'_>) -> Card {
    let texts = texts(card.language);
    let doors = answer_buttons::closest(card, reader);
    let words = reader.commands.clickable(&words(card, !doors.is_empty(), texts));
    let rows = vec![doors, answer_buttons::also_asked(card, reader, texts)];
    let notes: Vec<_> = goes_on_from(card, texts).into_iter().collect();
    Card { rows, ..Card::notice(&words) }.with_notes(&notes)
}

/// That there is none, and what to do next.
fn words(card: &AnswerCard, has_doors: bool, texts: &dyn Texts) -> String {
    let none = if card.is_foreign { texts.only_two_languages() } else { texts.no_answer() };
    let next = if has_doors { texts.closest_headings() } else { texts.look_around() };
    std::iter::once(none).chain(did_you_mean(card, texts)).chain([next]).collect::<Vec<_>>().join("\n")
}
