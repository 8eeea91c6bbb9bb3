//! What comes after a passage in its document?

use super::answer::page;
use super::card::{AnswerCard, DEFAULT_PASSAGES, Page, ReadOn, View};
use crate::app::library::stacks::Stacks;
use crate::app::request::Reply;
use crate::texts::texts;

/// The passages after that one, as cards to page through.
pub(crate) fn read_on(stacks: &Stacks, wish: ReadOn) -> Reply {
    let texts = texts(wish.language);
    let Some(passage) = stacks.passage(wish.after) else {
        return Reply::Notice(texts.passages_gone());
    };
    let whole = stacks.document(&passage);
    let rest = whole.iter().skip(passage.position + 1).take(DEFAULT_PASSAGES);
    // No sentence of them answers anything: none has this number.
    let entries: Vec<_> = rest.map(|passage| (passage.key(), usize::MAX)).collect();
    if entries.is_empty() {
        return Reply::Notice(texts.document_ends());
    }
    let first =
        Page { language: wish.language, outcome: wish.outcome, entries, shown: 0, view: View::Passage };
    match page(stacks, &first) {
        Reply::Answer(card) => Reply::Answer(AnswerCard { reads_on: true, ..card }),
        other @ (Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_)) => other,
    }
}
