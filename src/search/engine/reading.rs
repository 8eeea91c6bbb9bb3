//! How does the engine get to know what its passages mean?
//!
//! It answers by words until it does: a model is handed in when it is there, and reads in the background
//! what it has not read before.

use std::num::NonZeroUsize;
use std::sync::Arc;

use meaning::{Model, Taught, Vector};
use tantivy::DocId;

use super::build::Engine;
use super::finding::Found;
use crate::corpus::Passage;
use crate::domain::Language;
use crate::search::answer::chance::Signs;
use crate::search::answer::judgement::Judgement;
use crate::search::error::SearchError;
use crate::search::intent::bare::bare;
use crate::search::intent::people::asks_for_people;
use crate::search::query::spelling;
use crate::search::question::Question;
use crate::search::rank::pipeline::Near;
use crate::search::text::tokens::is_invisible;
use crate::search::vectors::known::{Known, KnownVectors};
use crate::search::vectors::meaning::Meaning;
use crate::search::weights::{CANDIDATES, READ_FIRST};

/// Texts that a thread reads before it hands them over and takes others.
const READ_TOGETHER: usize = 16;

impl Engine {
    /// Hands in a model, with the vectors that it is known to give; the first one counts.
    pub fn understand(&self, model: Arc<Model>, known: &dyn Known) {
        self.meaning.get_or_init(|| Meaning::new(model, &self.index.passages, known));
    }

    /// How many texts still wait to be read; nothing without a model.
    #[must_use]
    pub fn unread(&self) -> Option<usize> {
        self.meaning.get().map(Meaning::missing)
    }

    /// Reads up to `count` of the texts that wait, and gives their vectors to be kept; none when all are
    /// read. Several threads may read side by side.
    ///
    /// # Errors
    ///
    /// When the model fails, which points at a fault in its files.
    pub fn read_next(&self, count: usize) -> Result<Vec<(u64, Vector)>, SearchError> {
        self.meaning.get().map_or(Ok(Vec::new()), |meaning| meaning.read_next(&self.index.passages, count))
    }

    /// Reads all texts that wait, on all processors, and hands over the vectors of a few at a time; `watch` is
    /// told how many still wait.
    ///
    /// # Errors
    ///
    /// When the model fails.
    pub fn read_all(
        &self,
        keep: impl Fn(&[(u64, Vector)]) + Sync,
        watch: &mut dyn FnMut(usize),
    ) -> Result<(), SearchError> {
        let some = || -> Result<bool, SearchError> {
            let read = self.read_next(READ_TOGETHER)?;
            keep(&read);
            Ok(!read.is_empty())
        };
        let rest = || -> Result<(), SearchError> {
            while some()? {}
            Ok(())
        };
        let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(rest)).collect();
            while some()? {
                watch(self.unread().unwrap_or_default());
            }
            others.into_iter().try_for_each(|other| {
                other.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked))
            })
        })
    }

    /// The vectors of all that is read, for another engine over some of the same passages.
    #[must_use]
    pub fn vectors(&self) -> KnownVectors {
        self.meaning.get().map(|meaning| meaning.known(&self.index.passages)).unwrap_or_default()
    }

    /// The sections in a language for which questions are listed, by the vectors of what has been read: what the
    /// adapter of questions learns from.
    #[must_use]
    pub fn taught(&self, language: Language) -> Vec<Taught> {
        let passages = self.index.passages.iter().enumerate();
        let own = passages.filter(|(_, passage)| passage.language() == language).map(|(at, _)| at);
        self.meaning.get().map(|meaning| meaning.vectors().taught(own)).unwrap_or_default()
    }

    /// The first passage for a question, and what tells whether it answers; nothing where nobody knows what
    /// it means. What the chance is fitted on.
    ///
    /// # Errors
    ///
    /// When the index or the model fails.
    pub fn signs(&self, question: &Question<'_>) -> Result<Option<(Passage, Signs)>, SearchError> {
        let found = self.find(question)?;
        let Judgement::Meaning(signs) = found.judgement else { return Ok(None) };
        let first = found.ranked.first().and_then(|first| self.index.passage(first.doc));
        Ok(first.map(|first| (first.clone(), signs)))
    }

    /// What a message means and whether its words ask for people, as the engine has them before it tells by both
    /// whether it does; nothing where nobody knows what it means. What that is fitted on.
    ///
    /// # Errors
    ///
    /// When the index or the model fails.
    pub fn meant_and_said(&self, question: &Question<'_>) -> Result<Option<(Vector, bool)>, SearchError> {
        let found = self.find_text(bare(question.text), question)?;
        Ok(found.meant.map(|meant| (meant, asks_for_people(question.text))))
    }

    /// Puts what this question needs before all else that waits to be read.
    ///
    /// # Errors
    ///
    /// When the index fails.
    pub fn read_first_for(&self, question: &Question<'_>) -> Result<usize, SearchError> {
        let Some(meaning) = self.meaning.get() else { return Ok(0) };
        let before = meaning.missing();
        if before == 0 {
            return Ok(0);
        }
        let found = self.find_text(bare(question.text), question)?;
        Ok(meaning.want(first_by_words(&found)))
    }

    /// What a question means, and the candidates and whatever else is near it in meaning; nothing without a model, while it
    /// has not read the first candidates, and for what has no words about a subject.
    pub(crate) fn near(&self, found: &Found<'_>) -> Result<Option<(Vector, Vec<Near>)>, SearchError> {
        let Some(meaning) = self.meaning.get() else { return Ok(None) };
        if found.query.words.is_empty() {
            return Ok(None);
        }
        let text = spelling::put_right(&found.text, &found.query, &self.analyzer);
        // A sign that nobody sees would take a word apart.
        let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let question = meaning.of_question(&seen)?;
        let vectors = meaning.vectors();
        let near = |at: usize| {
            let nearness = vectors.nearness(at, &question)?;
            Some(Near { doc: DocId::try_from(at).ok()?, nearness })
        };
        let are_read = first_by_words(found).all(|at| vectors.is_read(at));
        if !are_read {
            drop(vectors);
            meaning.want(first_by_words(found));
            return Ok(None);
        }
        let mut all: Vec<usize> = found.ranked.iter().map(|ranked| ranked.doc as usize).collect();
        all.extend(vectors.nearest(&question.plain, CANDIDATES));
        all.sort_unstable();
        all.dedup();
        let near = all.into_iter().filter_map(near).collect();
        Ok(Some((question.plain.clone(), near)))
    }
}

/// The first candidates by words.
fn first_by_words(found: &Found<'_>) -> impl Iterator<Item = usize> {
    found.ranked.iter().take(READ_FIRST).map(|ranked| ranked.doc as usize)
}
