//! What may a question of one place be answered from? The documents, and what its server has of its own.

use std::sync::Arc;

use super::Library;
use super::own::OwnLibrary;
use super::together::together;
use crate::app::questions::browse::Shelf;
use crate::corpus::{Passage, PassageKey};
use crate::search::{Answer, Question, SearchError};

/// All that a question may be answered from.
#[derive(Clone)]
pub(crate) struct Stacks {
    /// The documents.
    pub(crate) library: Arc<Library>,
    /// What the server has of its own; nothing in private, and where it has nothing.
    pub(crate) own: Option<Arc<OwnLibrary>>,
}

impl Stacks {
    /// The documents alone.
    pub(crate) fn of(library: Arc<Library>) -> Self {
        Self { library, own: None }
    }

    /// What there is to look through.
    pub(crate) fn shelf(&self) -> Shelf<'_> {
        Shelf::of(&self.library.corpus).with(self.own.as_ref().map(|own| &own.corpus))
    }

    /// Numbers that change whenever the same question may get another answer.
    pub(crate) fn version(&self) -> (u64, Option<u64>) {
        (self.library.version(), self.own.as_ref().map(|own| own.version()))
    }

    /// What answers a question.
    pub(crate) fn ask(&self, question: &Question<'_>) -> Result<Answer, SearchError> {
        let documents = self.library.engine.ask(question)?;
        let Some(own) = &self.own else { return Ok(documents) };
        let is_led = |passage| own.leads(question.text, passage);
        Ok(together(documents, own.engine.ask(question)?, (question.limit, is_led)))
    }

    /// The passage with this key, if it is still there.
    pub(crate) fn passage(&self, key: PassageKey) -> Option<Passage> {
        let own = || self.own.as_ref()?.engine.passage(key);
        self.library.engine.passage(key).or_else(own)
    }

    /// The passages of the document that this one stands in, in order.
    pub(crate) fn document(&self, passage: &Passage) -> &[Passage] {
        match self.library.shelves.document(&self.library.corpus, passage) {
            [] => self.own.as_ref().map_or(&[], |own| own.shelves.document(&own.corpus, passage)),
            passages => passages,
        }
    }

    /// The passage with what stands around it, and where in it the passage begins.
    pub(crate) fn around(&self, passage: &Passage) -> Option<(Passage, usize)> {
        let own = || self.own.as_ref().and_then(|own| own.shelves.around(&own.corpus, passage));
        self.library.shelves.around(&self.library.corpus, passage).or_else(own)
    }

    /// Whether there is something around a passage in its document.
    pub(crate) fn has_around(&self, passage: &Passage) -> bool {
        let own = || self.own.as_ref().is_some_and(|own| own.shelves.has_around(&own.corpus, passage));
        self.library.shelves.has_around(&self.library.corpus, passage) || own()
    }

    /// The passage that says the same in the other language.
    pub(crate) fn translation(&self, passage: &Passage) -> Option<&Passage> {
        self.library.shelves.translation(&self.library.corpus, passage)
    }
}
