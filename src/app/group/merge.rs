//! What happens when a moderator says that two questions are the same?
//!
//! The later one closes and leads to the earlier one, and those who wait for it wait there from now on. Only a person
//! says so: nothing is merged by itself.

use super::change::{Changed, Rank};
use super::handle::Questions;
use super::outlet::{GroupOutlet, ThreadWord};
use crate::app::servers::settings_cache::NotKept;
use crate::domain::open_question::{ListedQuestion, QuestionKey};

impl<O: GroupOutlet> Questions<O> {
    /// The other questions of a server that wait for an answer, the latest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn others(&self, key: QuestionKey) -> Result<Vec<ListedQuestion>, NotKept> {
        let mut open = self.with_store(self.store.live_questions(key.guild)).await?;
        open.retain(|listed| listed.question.key != key);
        open.sort_by_key(|listed| std::cmp::Reverse(listed.question.asked_at));
        Ok(open)
    }

    /// Makes one question of two, where the member moderates.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn merge(&self, key: QuestionKey, other: QuestionKey, who: Rank) -> Result<Changed, NotKept> {
        if !who.moderates {
            return Ok(Changed::NotYours);
        }
        let (Some(one), Some(other)) = (self.standing(key).await?, self.standing(other).await?) else {
            return Ok(Changed::Gone);
        };
        if one.question.key == other.question.key {
            return Ok(Changed::Gone);
        }
        let order = |listed: &ListedQuestion| (listed.question.asked_at, listed.question.key.thread);
        let (first, later) = if order(&one) <= order(&other) { (one, other) } else { (other, one) };
        let into = first.question.key;
        self.with_store(self.store.moves_along(later.question.key, into, self.now())).await?;
        let closed = self.close(&later, ThreadWord::SameAs(into)).await;
        self.with_store(std::future::ready(closed)).await?;
        self.show(into).await;
        Ok(Changed::Done)
    }
}
