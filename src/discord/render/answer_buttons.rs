//! Which buttons stand under an answer? Three at the most, and quiet: what is rarer stands behind *More…*.

use serenity::all::{
    ButtonStyle, CreateButton, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

use super::button_ids::{self, ButtonId, Press, Trail};
use super::citation::place;
use super::limits;
use super::markdown::clean;
use super::reader::Reader;
use crate::app::{AnswerCard, Entry, View};
use crate::search::Outcome;
use crate::texts::Texts;

/// How many passages there are to choose from under a doubtful answer.
const CHOICES: usize = 3;

/// The rows of buttons under a passage.
pub(crate) fn rows(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> Vec<Vec<CreateButton>> {
    let mut first = match card.view {
        View::Around | View::Translation => {
            let back = Press::Show(View::Passage, here(card, reader));
            vec![button(reader, back).label(texts.back())]
        }
        View::Passage if reader.is_copy => paging(card, reader, texts),
        View::Passage => vec![helpful(card, reader, texts), second(card, reader, texts)],
    };
    first.push(button(reader, Press::More(here(card, reader))).label(texts.more()));
    vec![first, also_asked(card, reader, texts)]
}

/// The button beside the one that says that it helped: what is most useful at this place. What gives way to it
/// stands behind *More…*. A way to ask people belongs here, between sharing and the opinion that it didn't help.
fn second(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> CreateButton {
    if reader.shareable { share(card, reader, texts) } else { not_helpful(card, reader, texts) }
}

/// What stands behind *More…*: how to read on, and what else to do with the answer.
pub(crate) fn behind_more(
    card: &AnswerCard,
    reader: Reader<'_>,
    texts: &dyn Texts,
) -> Vec<Vec<CreateButton>> {
    let show = |view| button(reader, Press::Show(view, here(card, reader)));
    let mut onward = paging(card, reader, texts);
    onward.extend(card.more_around.then(|| show(View::Around).label(texts.more_around())));
    onward
        .extend(card.translation.map(|language| show(View::Translation).label(texts.in_language(language))));
    let mut deeds = vec![helpful(card, reader, texts), not_helpful(card, reader, texts)];
    deeds.extend(reader.shareable.then(|| share(card, reader, texts)));
    deeds.extend(reader.take_back.map(|id| quiet(id.to_owned()).label(texts.take_back())));
    vec![onward, deeds]
}

/// The menu under a doubtful answer: the best passages, by their places.
pub(crate) fn choices(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> Option<CreateSelectMenu> {
    let best = best(card);
    if card.outcome != Outcome::Near || card.reads_on || best.len() < 2 {
        return None;
    }
    let option = |(at, entry): &(usize, &Entry)| {
        CreateSelectMenuOption::new(limits::cut(&place(&entry.passage), limits::SELECT_TEXT), at.to_string())
    };
    let options = best.iter().map(option).collect();
    let id = ButtonId { asker: reader.asker, press: Press::Choose(here(card, reader)) }.to_string();
    let menu = CreateSelectMenu::new(id, CreateSelectMenuKind::String { options });
    Some(menu.placeholder(texts.choose_passage()))
}

/// The buttons to the headings that come closest, where there is no answer but something close.
pub(crate) fn closest(card: &AnswerCard, reader: Reader<'_>) -> Vec<CreateButton> {
    let door = |(at, entry): (usize, &Entry)| {
        let peek = Press::Peek(Trail::to_closest(card, at));
        button(reader, peek).label(limits::cut(&clean(entry.passage.heading()), limits::HEADING))
    };
    card.closest().map(door).collect()
}

/// The best passages, each place once.
fn best(card: &AnswerCard) -> Vec<(usize, &Entry)> {
    let mut best: Vec<(usize, &Entry)> = Vec::new();
    for (at, entry) in card.entries.iter().enumerate() {
        if best.iter().all(|(_, other)| place(&other.passage) != place(&entry.passage)) {
            best.push((at, entry));
        }
    }
    best.truncate(CHOICES);
    best
}

/// The button to the answer to another question of the message, where it holds one.
pub(crate) fn also_asked(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> Vec<CreateButton> {
    let also = card.also_asked.as_ref().map(|also| {
        let label = limits::cut(&texts.also_asked(&clean(&also.question)), limits::BUTTON);
        button(reader, Press::Show(View::Passage, Trail::to(also))).label(label)
    });
    also.into_iter().collect()
}

/// The buttons to the passages before and after, where there are any.
fn paging(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> Vec<CreateButton> {
    let to = |shown: usize| {
        let trail = Trail::of(card, shown).about(reader.about);
        button(reader, Press::Show(View::Passage, trail))
    };
    let pages = button_ids::pages(card, reader.about);
    let previous = card.shown.checked_sub(1).map(|shown| to(shown).label(texts.previous()));
    let next = (card.shown + 1 < pages).then(|| to(card.shown + 1).label(texts.next()));
    previous.into_iter().chain(next).collect()
}

fn helpful(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> CreateButton {
    button(reader, Press::Rate(true, here(card, reader))).emoji('👍').label(texts.helpful())
}

fn not_helpful(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> CreateButton {
    button(reader, Press::Rate(false, here(card, reader))).emoji('👎').label(texts.not_helpful())
}

/// The button that shows it to all: as the reply to the message it was looked up for, where there is one.
fn share(card: &AnswerCard, reader: Reader<'_>, texts: &dyn Texts) -> CreateButton {
    let label = if reader.about.is_some() { texts.post_as_reply() } else { texts.share() };
    button(reader, Press::Share(here(card, reader))).label(label)
}

fn here(card: &AnswerCard, reader: Reader<'_>) -> Trail {
    Trail::of(card, card.shown).about(reader.about)
}

fn button(reader: Reader<'_>, press: Press) -> CreateButton {
    quiet(ButtonId { asker: reader.asker, press }.to_string())
}

fn quiet(custom_id: String) -> CreateButton {
    CreateButton::new(custom_id).style(ButtonStyle::Secondary)
}
