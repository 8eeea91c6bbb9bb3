//! What happens with a request, whoever made it? Requests come in, replies go out; this layer knows
//! neither Discord nor the terminal.

mod answer;
mod library;
mod quote;
mod suggest;
mod tongue;

use std::sync::{Arc, Mutex};

use arc_swap::ArcSwap;

pub use answer::{AnswerCard, Ask, DEFAULT_PASSAGES, Entry, Page};
pub use library::{Library, LibraryError};
pub use quote::{QuoteCard, QuoteDeck};
pub use tongue::language_of;

use crate::domain::Language;
use crate::texts::texts;

/// What a member can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// An answer to a question.
    Ask(Ask),
    /// Another passage of an answer given earlier.
    Page(Page),
    /// A quotable line.
    Quote(Language),
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
}

/// The program behind every door: a handle, cheap to clone.
#[derive(Clone)]
pub struct App {
    library: Arc<ArcSwap<Library>>,
    deck: Arc<Mutex<QuoteDeck>>,
}

impl App {
    /// An app that answers from this library. The seed decides in which order quotes come.
    #[must_use]
    pub fn new(library: Library, seed: u64) -> Self {
        Self {
            library: Arc::new(ArcSwap::from_pointee(library)),
            deck: Arc::new(Mutex::new(QuoteDeck::new(seed))),
        }
    }

    /// The library in use at this moment.
    #[must_use]
    pub fn library(&self) -> Arc<Library> {
        self.library.load_full()
    }

    /// Answers a request. It takes a few milliseconds of computing and no I/O: call it from a
    /// blocking thread where others wait for this one.
    #[must_use]
    pub fn handle(&self, request: &Request) -> Reply {
        let library = self.library();
        match request {
            Request::Ask(ask) => answer::ask(&library, ask),
            Request::Page(page) => answer::page(&library, page),
            Request::Quote(language) => self.quote(&library, *language),
        }
    }

    /// [`App::handle`] on a blocking thread. What goes wrong in it is logged here, and answered
    /// with an apology in the given language.
    pub async fn handle_off_thread(&self, request: Request, language: Language) -> Reply {
        let app = self.clone();
        match tokio::task::spawn_blocking(move || app.handle(&request)).await {
            Ok(reply) => reply,
            Err(error) => {
                tracing::error!(%error, "answering a request");
                Reply::Notice(texts(language).apology())
            }
        }
    }

    /// Questions to offer while a member is still typing one, best first.
    #[must_use]
    pub fn suggest(&self, typed: &str, language: Language) -> Vec<String> {
        suggest::suggest(&self.library(), typed, language)
    }

    fn quote(&self, library: &Library, language: Language) -> Reply {
        // A panic while the deck was held leaves a deck that is still fit to draw from.
        let mut deck = self.deck.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match deck.draw(&library.corpus.quotes, language) {
            Some(quote) => Reply::Quote(QuoteCard { language, quote }),
            None => Reply::Notice(texts(language).no_quotes()),
        }
    }
}
