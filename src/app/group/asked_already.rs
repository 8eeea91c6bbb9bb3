//! Which open question of a server may be the same as one that somebody is about to ask?

use std::sync::Arc;

use super::handle::Questions;
use super::outlet::GroupOutlet;
use super::same::SameQuestions;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::GuildId;
use crate::domain::open_question::{OpenQuestion, QuestionWords};

impl<O: GroupOutlet> Questions<O> {
    /// An open question of a server that may be the same.
    pub(crate) async fn same_question(
        &self,
        guild: GuildId,
        words: &QuestionWords,
    ) -> Result<Option<OpenQuestion>, NotKept> {
        let known = self.remembered().get(&guild).and_then(|remembered| remembered.same.clone());
        let same = match known {
            Some(same) => same,
            None => match self.build(guild).await? {
                Some(same) => same,
                None => return Ok(None),
            },
        };
        let words = words.clone();
        let found = tokio::task::spawn_blocking(move || same.find(&words).cloned()).await;
        match found {
            Ok(found) => Ok(found),
            Err(error) => {
                tracing::error!(%error, "looking for the same open question broke off");
                Ok(None)
            }
        }
    }

    async fn build(&self, guild: GuildId) -> Result<Option<Arc<SameQuestions>>, NotKept> {
        let open = self.with_store(self.store.live_questions(guild)).await?;
        let questions: Vec<_> = open.into_iter().map(|listed| listed.question).collect();
        if questions.is_empty() {
            return Ok(None);
        }
        let model = self.app.model.get().cloned();
        let built = tokio::task::spawn_blocking(move || SameQuestions::of(questions, model)).await;
        let Ok(Ok(same)) = built else {
            tracing::error!("taking open questions apart");
            return Ok(None);
        };
        let same = Arc::new(same);
        self.remembered().entry(guild).or_default().same = Some(same.clone());
        Ok(Some(same))
    }
}
