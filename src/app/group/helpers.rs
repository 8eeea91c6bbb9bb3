//! What does the post of a question tell of the helpers?

use jiff::SignedDuration;

use super::asker::GroupAsker;
use super::handle::Questions;
use super::outlet::GroupOutlet;
use crate::domain::helper::{HelperKey, HelperState};
use crate::domain::open_question::QuestionKey;
use crate::domain::{Group, GuildId};

/// How long nobody is asked anew if they would think along.
const INVITED_AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(24 * 30);

impl<O: GroupOutlet> Questions<O> {
    /// How many helpers have been asked about a question.
    pub(crate) async fn asked_about(&self, key: QuestionKey) -> u64 {
        // That it fails is logged: the post then tells nothing of it.
        self.with_store(self.store.asked_about(key)).await.unwrap_or_default()
    }

    /// Whether a member may be asked if they would think along: who does is not, nor who was asked lately.
    pub(crate) async fn may_be_invited(&self, asker: &GroupAsker) -> bool {
        let (guild, member, now) = (asker.guild, asker.member, self.now());
        let invited = self.with_store(async {
            if self.store.helper(HelperKey { guild, member }).await?.is_some() {
                return Ok(true);
            }
            let before = self.store.questions_of(guild, member).await?;
            let lately = |at| now.duration_since(at) < INVITED_AGAIN_AFTER;
            Ok(before.iter().any(|asked| asked.invited && lately(asked.question.asked_at)))
        });
        // That it fails is logged, and nobody is asked.
        !invited.await.unwrap_or(true)
    }

    /// Whether a server has helpers who may be asked.
    pub(crate) async fn has_helpers(&self, guild: GuildId, group: Group) -> bool {
        if !group.wakes {
            return false;
        }
        let helpers = self.with_store(self.store.helpers_by_state(guild)).await.unwrap_or_default();
        helpers.iter().any(|(state, count)| *state == HelperState::Awake && *count > 0)
    }
}
