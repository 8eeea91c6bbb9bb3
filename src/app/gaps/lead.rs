//! How do moderators lead a question to a passage that answers it?

use std::time::SystemTime;

use crate::app::bot::App;
use crate::app::outages::Operation;
use crate::app::panics::{Panicked, caught};
use crate::app::servers::settings_cache::NotKept;
use crate::corpus::{Passage, PassageKey};
use crate::domain::{GuildId, Language, LeadingQuestion};
use crate::search::Question;
use crate::store::Store;

/// How many passages there are to choose from.
const OFFERED: usize = 5;

const LEADING: Operation = Operation::asked("keeping which question leads to which passage");
const FORGETTING: Operation = Operation::later("erasing questions that lead to no passage any more");
const READING: Operation = Operation::asked("reading which questions lead to passages");

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Led {
    /// From now on the question finds the passage.
    Yes,
    /// The passage isn't in the documents any more.
    PassageGone,
    /// So many questions lead to passages that there is no room for another.
    TooMany,
}

impl App {
    /// The passages of the documents that these words find, best first, however little they answer.
    ///
    /// # Errors
    /// When the index fails, or when something panicked.
    pub async fn passages_for(
        &self,
        words: String,
        language: Language,
    ) -> Result<Vec<Passage>, crate::app::Fault> {
        let library = self.library();
        let search = move || {
            let language = library.engine.language_of(&words).unwrap_or(language);
            let question = Question::new(&words, language, OFFERED);
            library.engine.ask(&question)
        };
        let found = caught(tokio::task::spawn_blocking(search)).await?.map_err(|_| Panicked)??;
        Ok(found.hits.into_iter().map(|hit| hit.passage).collect())
    }

    /// From now on a question finds this passage, on this server.
    ///
    /// # Errors
    /// When it can't be kept.
    pub async fn lead(
        &self,
        guild: GuildId,
        (question, passage): (&str, PassageKey),
        now: SystemTime,
    ) -> Result<Led, NotKept> {
        let Some(found) = self.library().engine.passage(passage) else { return Ok(Led::PassageGone) };
        let leading = LeadingQuestion {
            passage: passage.to_string(),
            document: found.document.id.clone(),
            question: question.to_owned(),
            language: found.language(),
        };
        let lead = async |store: &Store| store.lead(guild, &leading, now).await;
        let has_room = self.servers.with_store(LEADING, lead).await?;
        self.own_changed(guild);
        Ok(if has_room { Led::Yes } else { Led::TooMany })
    }

    /// The questions of a server that lead to passages, the oldest first.
    ///
    /// # Errors
    /// When they can't be read.
    pub async fn leading(&self, guild: GuildId) -> Result<Vec<LeadingQuestion>, NotKept> {
        self.servers.with_store(READING, async |store| store.leading_questions(guild).await).await
    }

    /// Notes which passages are missing in the documents, and erases the questions that have led nowhere for long.
    pub(crate) async fn forget_lost_leading(&self, now: SystemTime) {
        let Some(store) = &self.store else { return };
        let library = self.library();
        let is_there = |key: &str| key.parse().is_ok_and(|key| library.engine.passage(key).is_some());
        // Where it fails, that is logged, and done the next time.
        let _ = self.outages.noted(FORGETTING, store.forget_lost_leading(is_there, now).await);
    }

    /// A question doesn't lead to its passage any more.
    ///
    /// # Errors
    /// When it can't be kept.
    pub async fn stop_leading(&self, guild: GuildId, leading: &LeadingQuestion) -> Result<(), NotKept> {
        let stop = async |store: &Store| store.stop_leading(guild, leading).await;
        let stopped = self.servers.with_store(LEADING, stop).await;
        self.own_changed(guild);
        self.servers.erased.notify_one();
        stopped
    }
}
