//! What comes after a passage in its document?

use super::answer::{AnswerCard, DEFAULT_PASSAGES, Page, View, page};
use crate::app::Reply;
use crate::app::library::Library;
use crate::corpus::PassageKey;
use crate::domain::Language;
use crate::search::Outcome;
use crate::texts::texts;

/// A wish to read on in the document of a passage that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOn {
    /// The language to reply in.
    pub language: Language,
    /// The outcome under which the passage was shown.
    pub outcome: Outcome,
    /// The passage.
    pub after: PassageKey,
}

/// The passages after that one, as cards to page through.
pub(crate) fn read_on(library: &Library, wish: ReadOn) -> Reply {
    let texts = texts(wish.language);
    let Some(passage) = library.engine.passage(wish.after) else {
        return Reply::Notice(texts.passages_gone());
    };
    let whole = library.shelves.document(&library.corpus, &passage);
    let rest = whole.iter().skip(passage.position + 1).take(DEFAULT_PASSAGES);
    // No sentence of them answers anything: none has this number.
    let entries: Vec<_> = rest.map(|passage| (passage.key(), usize::MAX)).collect();
    if entries.is_empty() {
        return Reply::Notice(texts.document_ends());
    }
    let first =
        Page { language: wish.language, outcome: wish.outcome, entries, shown: 0, view: View::Passage };
    match page(library, &first) {
        Reply::Answer(card) => Reply::Answer(AnswerCard { reads_on: true, ..card }),
        other @ (Reply::Quote(_) | Reply::Notice(_)) => other,
    }
}
