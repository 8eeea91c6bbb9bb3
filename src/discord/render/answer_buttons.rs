//! Which buttons stand under an answer?

use serenity::all::{ButtonStyle, CreateButton};

use super::button_ids::{self, ButtonId, Press, Trail};
use super::limits;
use super::markdown::clean;
use super::reader::Reader;
use crate::app::{AnswerCard, View};
use crate::texts::Texts;

/// The rows of buttons under a passage: how to read on, and what to do with it.
pub(crate) fn rows(card: &AnswerCard, reader: Reader, texts: &dyn Texts) -> Vec<Vec<CreateButton>> {
    let button = |press: Press| CreateButton::new(ButtonId { asker: reader.asker, press }.to_string());
    let here = || Trail::of(card, card.shown);
    let mut onward = Vec::new();
    match card.view {
        View::Passage => {
            onward.extend(paging(card, reader, texts));
            if card.more_around {
                onward.push(button(Press::Show(View::Around, here())).label(texts.more_around()));
            }
            if let Some(language) = card.translation {
                let other = button(Press::Show(View::Translation, here()));
                onward.push(other.label(texts.in_language(language)));
            }
        }
        View::Around | View::Translation => {
            onward.push(button(Press::Show(View::Passage, here())).label(texts.back()));
        }
    }
    let mut opinion = vec![
        button(Press::Rate(true, here())).emoji('👍').label(texts.helpful()),
        button(Press::Rate(false, here())).emoji('👎').label(texts.not_helpful()),
    ];
    if reader.shareable {
        opinion.push(button(Press::Share(here())).label(texts.share()));
    }
    let quiet = |row: Vec<CreateButton>| row.into_iter().map(|b| b.style(ButtonStyle::Secondary)).collect();
    vec![onward, quiet(opinion), quiet(also_asked(card, reader, texts))]
}

/// The button to the answer to another question of the message, where it holds one.
pub(crate) fn also_asked(card: &AnswerCard, reader: Reader, texts: &dyn Texts) -> Vec<CreateButton> {
    let button = card.also_asked.as_ref().map(|also| {
        let id = ButtonId { asker: reader.asker, press: Press::Show(View::Passage, Trail::to(also)) };
        let label = limits::cut(&texts.also_asked(&clean(&also.question)), limits::BUTTON);
        CreateButton::new(id.to_string()).label(label)
    });
    button.into_iter().collect()
}

/// The buttons to the passages before and after, where there are any.
fn paging(card: &AnswerCard, reader: Reader, texts: &dyn Texts) -> Vec<CreateButton> {
    let pages = button_ids::pages(card);
    if pages < 2 {
        return Vec::new();
    }
    let to = |shown: usize| {
        let press = Press::Show(View::Passage, Trail::of(card, shown));
        CreateButton::new(ButtonId { asker: reader.asker, press }.to_string())
    };
    // An id must be unique in a message, so that a disabled button needs one of its own too.
    let previous = to(card.shown.checked_sub(1).unwrap_or(pages)).disabled(card.shown == 0);
    let next = to(card.shown + 1).disabled(card.shown + 1 >= pages);
    vec![previous.label(texts.previous()), next.label(texts.next())]
}
