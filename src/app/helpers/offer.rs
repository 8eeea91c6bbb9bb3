//! How does somebody offer to think along, change that, and stop?

use jiff::{Timestamp, ToSpan as _};

use super::handle::Helpers;
use super::outlet::{Greeting, NotWoken, WakeOutlet};
use crate::app::servers::settings_cache::NotKept;
use crate::domain::helper::{Helper, HelperKey, HelperState, Way};
use crate::domain::{GuildId, Language};

/// What somebody offers who is no helper yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The topics that they chose.
    pub topics: Vec<String>,
    /// What they wrote of themselves.
    pub own_words: String,
}

/// What came of somebody's offer.
#[derive(Clone, Debug, PartialEq)]
pub enum Begun {
    /// They are a helper from now on.
    Yes(Box<Helper>),
    /// They take no direct messages.
    Closed,
    /// So many direct messages were opened that it has to wait.
    Later,
}

/// What a helper sees of themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// What they chose.
    pub helper: Helper,
    /// How often they were asked in the last 7 days.
    pub this_week: usize,
    /// How often they were asked in the last 30 days.
    pub this_month: usize,
    /// For how many people they don't want to be asked.
    pub not_for: u64,
    /// In how many questions they replied, as far as is kept.
    pub replied: usize,
}

impl<O: WakeOutlet> Helpers<O> {
    /// What a helper sees; `None` for who is none. It tells that they are there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own(&self, key: HelperKey) -> Result<Option<Own>, NotKept> {
        let now = self.now();
        self.with_store(async {
            let seen = |helper: &mut Helper| {
                helper.seen_day = crate::domain::helper::day(now);
                if helper.state == HelperState::Paused
                    && helper.paused_until.is_some_and(|until| until <= now)
                {
                    (helper.state, helper.paused_until) = (HelperState::Awake, None);
                }
            };
            let Some(helper) = self.store.change_helper(key, now, seen).await? else { return Ok(None) };
            let month = now.saturating_sub((30 * 24).hours()).unwrap_or(Timestamp::MIN);
            let wakes = self.store.wakes_since(key, month).await?;
            let week = now.saturating_sub((7 * 24).hours()).unwrap_or(Timestamp::MIN);
            Ok(Some(Own {
                this_week: wakes.iter().filter(|wake| wake.sent_at > week).count(),
                this_month: wakes.len(),
                not_for: self.store.not_for_count(key).await?,
                replied: self.store.replied_to_by(key.guild, key.member).await?.len(),
                helper,
            }))
        })
        .await
    }

    /// Makes somebody a helper, and opens the direct message to them; without it, where they'd rather be
    /// mentioned in threads.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(
        &self,
        key: HelperKey,
        draft: &Draft,
        (way, speaks, timezone): (Way, Language, &str),
    ) -> Result<Begun, NotKept> {
        let now = self.now();
        let before = self.with_store(self.store.helper(key)).await?;
        let mut helper = before.unwrap_or_else(|| Helper::new(key, (speaks, timezone.to_owned()), now));
        helper.topics.clone_from(&draft.topics);
        helper.own_words.clone_from(&draft.own_words);
        (helper.way, helper.state, helper.refused) = (way, HelperState::Awake, 0);
        helper.is_seen(now);
        if way == Way::DirectMessage {
            match self.open(key, speaks).await? {
                Ok(channel) => helper.dm_channel = Some(channel),
                Err(NotWoken::TooMany | NotWoken::Uncertain(_)) => return Ok(Begun::Later),
                Err(NotWoken::Closed | NotWoken::Refused(_)) => return Ok(Begun::Closed),
            }
        }
        self.with_store(self.store.keep_helper(&helper, now)).await?;
        Ok(Begun::Yes(Box::new(helper)))
    }

    /// Opens the direct message to somebody who has just pressed for it, within what may be opened in an hour.
    async fn open(
        &self,
        key: HelperKey,
        language: Language,
    ) -> Result<Result<crate::domain::ChannelId, NotWoken>, NotKept> {
        let now = self.now();
        if !self.with_store(self.store.take_dm_opening(now)).await? {
            return Ok(Err(NotWoken::TooMany));
        }
        let greeting = Greeting { guild: key.guild, member: key.member, language };
        let late = Err(NotWoken::Uncertain("no answer in time".to_owned()));
        let opened = self.within(self.outlet.open(&greeting), late).await;
        if opened == Err(NotWoken::TooMany) {
            tracing::warn!("Discord says that too many direct messages were opened: none is for a day");
            self.with_store(self.store.stop_dm_openings(now)).await?;
        }
        Ok(opened)
    }

    /// Changes what a helper chose; `None` for who is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn change(
        &self,
        key: HelperKey,
        change: impl Fn(&mut Helper),
    ) -> Result<Option<Helper>, NotKept> {
        let now = self.now();
        let change = |helper: &mut Helper| {
            change(helper);
            helper.is_seen(now);
        };
        self.with_store(self.store.change_helper(key, now, change)).await
    }

    /// Erases all that is kept about somebody's thinking along.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn stop(&self, key: HelperKey) -> Result<(), NotKept> {
        self.with_store(self.store.stop_helping(key, self.now())).await?;
        self.app.servers.erased.notify_one();
        Ok(())
    }

    /// Lets a helper be asked for everybody again.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn for_everybody(&self, key: HelperKey) -> Result<(), NotKept> {
        self.with_store(self.store.for_everybody(key)).await?;
        self.app.servers.erased.notify_one();
        Ok(())
    }

    /// How many think along on a server, how many of them are asked at the moment, and whether no direct message
    /// is opened for now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn figures(&self, guild: GuildId) -> Result<(u64, u64, bool), NotKept> {
        let counted = self.with_store(self.store.helpers_by_state(guild)).await?;
        let awake = counted.iter().filter(|(state, _)| *state == HelperState::Awake);
        let awake = awake.map(|(_, count)| count).sum();
        let stopped = self.with_store(self.store.dm_openings_stopped(self.now())).await?;
        Ok((counted.iter().map(|(_, count)| count).sum(), awake, stopped))
    }
}
