//! What do those who wait for an answer hear when a moderator leads their question to a passage?

use super::handle::Questions;
use super::new_documents::in_document;
use super::outlet::{FoundBy, GroupOutlet};
use crate::app::outages::Operation;
use crate::app::servers::settings_cache::NotKept;
use crate::corpus::{Passage, PassageKey};
use crate::domain::open_question::{ListedQuestion, QuestionKey};
use crate::search::{Hit, Question};

/// How many passages are looked through for the one that the question was led to: it comes first, or near.
const LOOKED_THROUGH: usize = 5;

const POINTING: Operation = Operation::asked("noting where an answer was pointed out");

impl<O: GroupOutlet> Questions<O> {
    /// A moderator has led these open questions to a passage of the documents: the thread of each hears so, once for
    /// each document, as of a new one.
    ///
    /// # Errors
    /// When the store fails; then some threads may not have heard it.
    pub async fn led_to(&self, keys: &[QuestionKey], passage: PassageKey) -> Result<(), NotKept> {
        let Some(passage) = self.app.library().engine.passage(passage) else { return Ok(()) };
        for key in keys {
            let Some(listed) = self.standing(*key).await?.filter(|listed| listed.question.state.is_live())
            else {
                continue;
            };
            let found = in_document(&self.sentence_for(&listed, &passage).await);
            let document = (passage.document.id.as_str(), found);
            let pointed = self.point_out(&listed, document, FoundBy::Moderator).await;
            self.app.outages.noted(POINTING, pointed).map_err(|error| NotKept(error.trouble()))?;
        }
        Ok(())
    }

    /// The passage with the sentence in it that answers the question best, or else the first.
    async fn sentence_for(&self, listed: &ListedQuestion, passage: &Passage) -> Hit {
        let stacks = self.app.stacks_of(Some(listed.question.key.guild)).await;
        let (text, language) = (listed.question.words.question.clone(), listed.question.language);
        let asking =
            tokio::task::spawn_blocking(move || stacks.ask(&Question::new(&text, language, LOOKED_THROUGH)));
        // What failed is no reason to say nothing.
        let hits = asking.await.ok().and_then(Result::ok).map(|answer| answer.hits).unwrap_or_default();
        let found = hits.into_iter().find(|hit| hit.passage.key() == passage.key());
        found.unwrap_or_else(|| {
            let highlight = passage.sentences().into_iter().next().unwrap_or_default();
            Hit { passage: passage.clone(), score: 0.0, highlight }
        })
    }
}
