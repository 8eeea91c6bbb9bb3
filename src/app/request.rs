//! What can be asked of the bot, whoever asks, and what comes back?

use super::questions::card::{AnswerCard, Ask, Page, ReadOn};
use super::questions::rating::Rating;
use super::quotes::card::QuoteCard;
use super::quotes::wish::QuoteWish;
use crate::corpus::PassageKey;
use crate::domain::{Language, Place};

/// What a member can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// An answer to a question.
    Ask(Ask),
    /// Another passage of an answer given earlier.
    Page(Page),
    /// What comes after a passage in its document.
    ReadOn(ReadOn),
    /// To tell whether an answer helped.
    Rate(Rating),
    /// A quotable line.
    Quote {
        /// The place whose deck it is drawn from.
        place: Place,
        /// The language of the words around it, and of the line where that is left open.
        language: Language,
        /// What is wanted of it.
        wish: QuoteWish,
    },
}

impl Request {
    /// The language to reply in.
    #[must_use]
    pub fn language(&self) -> Language {
        match self {
            Self::Ask(ask) => ask.language,
            Self::Page(page) => page.language,
            Self::ReadOn(wish) => wish.language,
            Self::Rate(rating) => rating.language,
            Self::Quote { language, .. } => *language,
        }
    }
}

/// What a member gets back.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Passages, or the word that there are none.
    Answer(AnswerCard),
    /// A quotable line.
    Quote(QuoteCard),
    /// A sentence of our own.
    Notice(String),
    /// A sentence of our own that is no business of anybody but the asker.
    Aside(String),
}

/// The passage that a reply gives.
#[must_use]
pub fn gives(reply: &Reply) -> Option<PassageKey> {
    match reply {
        Reply::Answer(card) => card.gives(),
        Reply::Quote(_) | Reply::Notice(_) | Reply::Aside(_) => None,
    }
}
