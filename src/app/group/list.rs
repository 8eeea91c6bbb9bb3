//! Which questions wait for an answer, and what does a member want to know too?

use jiff::{SignedDuration, Timestamp};

use super::handle::Questions;
use super::outlet::GroupOutlet;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::open_question::{ListedQuestion, QuestionKey};
use crate::domain::{GuildId, MemberId};
use crate::texts::OpenList;

/// What came of wanting to know a question too.
#[derive(Clone, Debug, PartialEq)]
pub enum MoreOf {
    /// The member is told from now on, or no more; and how the question stands.
    Followed(bool, Box<ListedQuestion>),
    /// It is their own question.
    Own,
    /// There is no such question any more.
    Gone,
}

/// Some of the open questions.
pub type Listed = Vec<ListedQuestion>;

impl<O: GroupOutlet> Questions<O> {
    /// The open questions of a server, as far as they are on a list of the member.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open_questions(
        &self,
        guild: GuildId,
        member: MemberId,
        list: OpenList,
    ) -> Result<Listed, NotKept> {
        let mut open = self.with_store(self.store.live_questions(guild)).await?;
        match list {
            OpenList::All => {}
            OpenList::Mine => open.retain(|listed| listed.asker == Some(member)),
            OpenList::Followed => {
                let followed = self.with_store(self.store.followed_by(guild, member)).await?;
                open.retain(|listed| followed.contains(&listed.question.key));
            }
        }
        Ok(open)
    }

    /// A member wants to know a question too, or not any more when they did.
    ///
    /// # Errors
    /// When the store fails; then nothing has changed.
    pub async fn follow(&self, key: QuestionKey, member: MemberId) -> Result<MoreOf, NotKept> {
        let Some(listed) = self.standing(key).await? else { return Ok(MoreOf::Gone) };
        if listed.asker == Some(member) {
            return Ok(MoreOf::Own);
        }
        let is_new = self.with_store(self.store.follow(key, member, self.now())).await?;
        if !is_new {
            self.with_store(self.store.unfollow(key, member)).await?;
        }
        self.app.servers.erased.notify_one();
        let listed = self.standing(key).await?;
        Ok(listed.map_or(MoreOf::Gone, |listed| MoreOf::Followed(is_new, Box::new(listed))))
    }

    /// A member says that a question is theirs too: they are told when it is answered.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn join(&self, key: QuestionKey, member: MemberId) -> Result<bool, NotKept> {
        let Some(listed) = self.standing(key).await? else { return Ok(false) };
        if listed.asker != Some(member) {
            self.with_store(self.store.follow(key, member, self.now())).await?;
            self.show(key).await;
        }
        Ok(true)
    }

    /// How many questions of a server are open.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn how_many_open(&self, guild: GuildId) -> Result<usize, NotKept> {
        Ok(self.with_store(self.store.live_questions(guild)).await?.len())
    }

    /// How many questions were asked on a server in the last week and are still kept.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn asked_this_week(&self, guild: GuildId) -> Result<usize, NotKept> {
        let week = SignedDuration::from_hours(24 * 7);
        let since = self.now().saturating_sub(week).unwrap_or(Timestamp::MIN);
        self.with_store(self.store.asked_since(guild, since)).await
    }
}
