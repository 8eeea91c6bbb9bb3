//! Which quotable line comes next?
//!
//! The store remembers what each place has been shown. Where there is none, as in the terminal, or
//! where it is in trouble, the decks in memory do: a member always gets a line.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::card::QuoteCard;
use super::wish::QuoteWish;
use crate::app::outages::{Operation, Outages};
use crate::app::request::Reply;
use crate::corpus::Corpus;
use crate::domain::deck::{self, Shown};
use crate::domain::{Language, LineKey, MemberId, Place, Trouble, unix_millis};
use crate::store::{Store, StoreError};

/// How long a member waits for the store, of the three seconds that Discord gives us.
const DRAW_WITHIN: Duration = Duration::from_millis(1_500);

const DRAWING: Operation = Operation { what: "drawing quotes", meanwhile: "one may come twice" };
const FORGETTING: Operation = Operation::later("forgetting the quotes of places that were silent for long");

/// What each place has been shown.
pub(crate) struct Decks {
    store: Option<Store>,
    memory: Mutex<HashMap<(Place, Language), HashMap<LineKey, Shown>>>,
    random: Mutex<fastrand::Rng>,
    outages: Arc<Outages>,
}

impl Decks {
    /// Decks that are shuffled by this seed, and kept in the store where there is one.
    pub(crate) fn new(seed: u64, store: Option<Store>, outages: Arc<Outages>) -> Self {
        Self { store, memory: Mutex::default(), random: Mutex::new(fastrand::Rng::with_seed(seed)), outages }
    }

    /// The next line that fits a wish, for a place and a reader of a language.
    pub(crate) async fn quote(
        &self,
        corpus: &Corpus,
        place: Place,
        language: Language,
        wish: QuoteWish,
    ) -> Reply {
        let choice = wish.lines(corpus, language);
        let lines: Vec<_> = choice.iter().map(|quote| quote.key()).collect();
        let drawn = self.draw(place, wish.spoken.unwrap_or(language), &lines).await;
        match choice.into_iter().find(|quote| Some(quote.key()) == drawn) {
            Some(quote) => Reply::Quote(QuoteCard { language, quote: quote.clone(), wish }),
            None => Reply::Notice(wish.refusal(language)),
        }
    }

    /// Forgets, in memory, what a person has been shown.
    pub(crate) fn forget(&self, member: MemberId) {
        lock(&self.memory).retain(|(place, _), _| *place != Place::Member(member));
    }

    /// Forgets what has been kept long enough: the lines of places that were silent for long.
    pub(crate) async fn tidy(&self, now: SystemTime) {
        let Some(store) = &self.store else { return };
        match self.outages.noted(FORGETTING, store.forget_silent_places(now).await) {
            // Where it failed, that has been logged.
            Ok(0) | Err(_) => {}
            Ok(lines) => tracing::info!(lines, "forgot the quotes of places that were silent for long"),
        }
    }

    async fn draw(&self, place: Place, language: Language, lines: &[LineKey]) -> Option<LineKey> {
        let seed = lock(&self.random).u64(..);
        let now = SystemTime::now();
        let Some(store) = &self.store else {
            return self.draw_from_memory(place, language, lines, seed, now);
        };
        let drawing = store.draw_line(place, language, lines, seed, now);
        let drawn = tokio::time::timeout(DRAW_WITHIN, drawing).await;
        let drawn = drawn.unwrap_or_else(|_| Err(StoreError::from(Trouble::Slow)));
        let drawn = self.outages.noted(DRAWING, drawn);
        drawn.unwrap_or_else(|_| self.draw_from_memory(place, language, lines, seed, now))
    }

    fn draw_from_memory(
        &self,
        place: Place,
        language: Language,
        lines: &[LineKey],
        seed: u64,
        now: SystemTime,
    ) -> Option<LineKey> {
        let mut memory = lock(&self.memory);
        let shown = memory.entry((place, language)).or_default();
        let draw = deck::draw(lines, shown, seed, unix_millis(now))?;
        shown.insert(draw.line, draw.shown);
        Some(draw.line)
    }
}

/// A panic while it was held leaves what is still fit to draw from.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
