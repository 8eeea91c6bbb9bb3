//! What does the post of a question tell of the helpers?

use super::handle::Questions;
use super::outlet::GroupOutlet;
use crate::domain::helper::HelperState;
use crate::domain::open_question::QuestionKey;
use crate::domain::{Group, GuildId};

impl<O: GroupOutlet> Questions<O> {
    /// How many helpers have been asked about a question.
    pub(crate) async fn asked_about(&self, key: QuestionKey) -> u64 {
        // That it fails is logged: the post then tells nothing of it.
        self.with_store(self.store.asked_about(key)).await.unwrap_or_default()
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
