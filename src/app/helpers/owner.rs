//! May helpers be asked about a question that somebody put to the group themselves?

use super::handle::Helpers;
use super::outlet::{NotWoken, WakeOutlet};
use crate::app::servers::settings_cache::NotKept;
use crate::domain::MemberId;
use crate::domain::open_question::{OpenQuestion, QuestionKey, Waking};
use crate::store::StoreError;

impl<O: WakeOutlet> Helpers<O> {
    /// Asks the owner, once, where nobody has replied when the wait is over and there is somebody to ask.
    pub(super) async fn ask_owner(&self, seen: &OpenQuestion) -> Result<(), StoreError> {
        let key = seen.key;
        let settings = self.app.settings(key.guild).await;
        let wakes = settings.open_group().is_some_and(|group| group.wakes);
        let owner = self.store.asker_of(key).await?;
        let candidates = self.store.candidates(key, owner, self.now()).await?;
        let somebody = match self.who_may_know(seen, owner, candidates).await {
            Ok(order) => wakes && !order.is_empty(),
            Err(fault) => {
                fault.log();
                false
            }
        };
        let mut asked = seen.clone();
        // Whom nobody may know is not asked later either.
        asked.waking = if somebody && owner.is_some() { Waking::OwnerAsked } else { Waking::No };
        if !self.store.change_seen_question(&asked).await? {
            return Ok(());
        }
        if let (Waking::OwnerAsked, Some(owner)) = (asked.waking, owner) {
            let late = Err(NotWoken::Uncertain("no answer in time".to_owned()));
            if let Err(why) = self.within(self.outlet.ask_owner(&asked, owner), late).await {
                tracing::info!(%why, "asking whether helpers may be asked");
            }
        }
        Ok(())
    }

    /// What the owner says: whether helpers may be asked now. `None` where that is not theirs to say, or no
    /// longer to be said.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn owner_says(
        &self,
        key: QuestionKey,
        member: MemberId,
        yes: bool,
    ) -> Result<Option<bool>, NotKept> {
        let now = self.now();
        self.with_store(async {
            if self.store.asker_of(key).await? != Some(member) {
                return Ok(None);
            }
            let changed = self
                .store
                .change_question(key, |question| {
                    if question.waking == Waking::OwnerAsked {
                        question.waking = if yes { Waking::Yes } else { Waking::No };
                        question.look_at = now;
                    }
                })
                .await?;
            Ok(changed.map(|question| question.waking == Waking::Yes))
        })
        .await
    }
}
