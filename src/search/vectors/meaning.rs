//! What does the model say of a question, and which passages does it still have to read?

use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use meaning::{Classifier, Model, Role, Vector};

use crate::corpus::Passage;
use crate::search::error::SearchError;
use crate::search::vectors::known::{Known, KnownVectors};
use crate::search::vectors::sections::{Place, QuestionVectors, SectionVectors, key};
use crate::search::weights::FOR_PEOPLE;

/// What tells messages that ask for people: `cargo run --example fit_people` makes it.
const CLASSIFIER: &[u8] = include_bytes!("../data/for_people.bin");

/// A model with what it has read.
pub(crate) struct Meaning {
    model: Arc<Model>,
    /// What tells a message that asks for people by its vector: learnt from those of the model that comes with the
    /// program, and so not there for another.
    for_people: Option<Classifier>,
    vectors: RwLock<SectionVectors>,
    /// What has no vector yet; the next one is at the end.
    missing: Mutex<Vec<Place>>,
}

impl Meaning {
    /// A model, with what is known of these passages already.
    pub(crate) fn new(model: Arc<Model>, passages: &[Passage], known: &dyn Known) -> Self {
        let mut vectors = SectionVectors::new(passages, model.width(), model.adapter());
        let mut missing = vectors.fill(passages, known);
        missing.reverse();
        let for_people = model.adapter().and_then(|_| Classifier::parse(CLASSIFIER, model.width()));
        Self { model, for_people, vectors: RwLock::new(vectors), missing: Mutex::new(missing) }
    }

    /// What a question means.
    pub(crate) fn of_question(&self, text: &str) -> Result<QuestionVectors, SearchError> {
        let plain = self.model.embed(Role::Query, text)?;
        let adapted = self.model.adapter().map(|adapter| adapter.adapt(&plain));
        Ok(QuestionVectors { plain, adapted })
    }

    /// Whether a message asks for people, by what it means and by whether its words do; by these alone where the
    /// model isn't the one that this was learnt with.
    pub(crate) fn is_for_people(&self, message: &Vector, said: bool) -> bool {
        self.for_people.as_ref().map_or(said, |learnt| learnt.log_odds(message, said) > FOR_PEOPLE)
    }

    /// The vectors as they are now.
    pub(crate) fn vectors(&self) -> RwLockReadGuard<'_, SectionVectors> {
        self.vectors.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many texts still have no vector.
    pub(crate) fn missing(&self) -> usize {
        self.waiting().len()
    }

    /// The vectors of all texts that are read, by the names that they are kept by.
    pub(crate) fn known(&self, passages: &[Passage]) -> KnownVectors {
        let vectors = self.vectors();
        let of = |place| Some((vectors.text(place, passages)?, vectors.get(place)?));
        let known = vectors.places().into_iter().filter_map(of);
        known.map(|((role, text), vector)| (key(role, &text), vector)).collect()
    }

    /// Lets what a question needs be read before the rest; how many texts these are.
    pub(crate) fn want(&self, passages: impl Iterator<Item = usize>) -> usize {
        let vectors = self.vectors();
        let wanted: Vec<Place> = passages.flat_map(|at| vectors.places_of(at)).collect();
        let wanted: Vec<Place> = wanted.into_iter().filter(|place| !vectors.has(*place)).collect();
        drop(vectors);
        let count = wanted.len();
        if count > 0 {
            let mut missing = self.waiting();
            missing.retain(|place| !wanted.contains(place));
            missing.extend(wanted.into_iter().rev());
        }
        count
    }

    /// Reads the next `count` texts; what came of it, by the names that vectors are kept by. Several may
    /// do so side by side.
    pub(crate) fn read_next(
        &self,
        passages: &[Passage],
        count: usize,
    ) -> Result<Vec<(u64, Vector)>, SearchError> {
        let mut read = Vec::with_capacity(count);
        for _ in 0..count {
            let Some(place) = self.waiting().pop() else { break };
            let text = self.vectors().text(place, passages);
            let Some((role, text)) = text else { continue };
            let vector = self.model.embed(role, &text)?;
            self.vectors.write().unwrap_or_else(PoisonError::into_inner).put(place, &vector);
            read.push((key(role, &text), vector));
        }
        Ok(read)
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Place>> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
