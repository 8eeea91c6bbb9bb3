//! What comes of the press of a helper?

use super::handle::Helpers;
use super::outlet::WakeOutlet;
use crate::app::servers::settings_cache::NotKept;
use crate::domain::MemberId;
use crate::domain::helper::{A_WEEK, Helper, HelperKey, Wake, WakeOutcome};
use crate::domain::open_question::{EditKind, OpenQuestion, QuestionKey};
use crate::people::LOOKS_FOR;
use crate::store::StoreError;

/// What a helper says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WakePress {
    /// They have a look.
    Look,
    /// Not now.
    NotNow,
    /// It isn't their thing.
    NotMine,
    /// They don't want to be asked for this person.
    NotForThem,
}

/// What they are answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answered {
    /// Here it is.
    Look(Box<OpenQuestion>),
    /// That's fine.
    NotNow,
    /// Less of that.
    NotMine,
    /// Not for this person any more.
    NotForThem,
    /// The question was taken back.
    Gone,
}

/// Whether a helper goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoOn {
    /// As before.
    Yes,
    /// But less often.
    LessOften,
    /// Not any more: all that is kept about it goes.
    Stop,
}

impl<O: WakeOutlet> Helpers<O> {
    /// Takes in what a helper says; a press that comes again says the same.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn pressed(
        &self,
        (key, member): (QuestionKey, MemberId),
        press: WakePress,
    ) -> Result<Answered, NotKept> {
        self.with_store(self.take_in(key, member, press)).await
    }

    async fn take_in(
        &self,
        key: QuestionKey,
        member: MemberId,
        press: WakePress,
    ) -> Result<Answered, StoreError> {
        let now = self.now();
        let seen = |helper: &mut Helper| helper.is_seen(now);
        self.store.change_helper(Self::key(key, member), now, seen).await?;
        let wake = self.store.wake_of(key, member).await?;
        match press {
            WakePress::Look => self.looks(key, wake).await,
            WakePress::NotNow => {
                self.settle(wake, WakeOutcome::NotNow).await?;
                Ok(Answered::NotNow)
            }
            WakePress::NotMine => {
                self.settle(wake, WakeOutcome::NotMine).await?;
                Ok(Answered::NotMine)
            }
            WakePress::NotForThem => {
                let helper = Self::key(key, member);
                let is_helper = self.store.helper(helper).await?.is_some();
                if let (true, Some(asker)) = (is_helper, self.store.asker_of(key).await?) {
                    self.store.not_for(helper, asker).await?;
                }
                Ok(Answered::NotForThem)
            }
        }
    }

    async fn looks(&self, key: QuestionKey, wake: Option<Wake>) -> Result<Answered, StoreError> {
        let now = self.now();
        let Some(listed) = self.store.question(key).await? else { return Ok(Answered::Gone) };
        if listed.question.state.is_taken_away() {
            return Ok(Answered::Gone);
        }
        self.settle(wake, WakeOutcome::Looking).await?;
        let until = now.saturating_add(LOOKS_FOR).unwrap_or(now);
        let looking = |question: &mut OpenQuestion| question.looking_until = Some(until);
        self.store.change_question(key, looking).await?;
        let what = (EditKind::QuestionChanged, listed.question.language);
        self.store.note_edit(key, listed.question.starter, what, now).await?;
        Ok(Answered::Look(Box::new(listed.question)))
    }

    async fn settle(&self, wake: Option<Wake>, outcome: WakeOutcome) -> Result<(), StoreError> {
        if let Some(wake) = wake.filter(|wake| wake.outcome != outcome) {
            let whose = (wake.question, wake.member);
            self.store.settle_wake(whose, (wake.outcome, outcome), self.now()).await?;
        }
        Ok(())
    }

    /// Takes in whether a helper goes on, who was asked that. Says whether they are one still.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn goes_on(&self, key: HelperKey, say: GoOn) -> Result<bool, NotKept> {
        let now = self.now();
        if say == GoOn::Stop {
            return self.stop(key).await.map(|()| false);
        }
        let change = |helper: &mut Helper| {
            helper.is_seen(now);
            helper.state = crate::domain::helper::HelperState::Awake;
            if say == GoOn::LessOften {
                helper.a_week = less(helper.a_week);
            }
        };
        self.with_store(self.store.change_helper(key, now, change)).await.map(|helper| helper.is_some())
    }
}

/// The next lower number of times a week.
fn less(a_week: u16) -> u16 {
    A_WEEK.into_iter().rev().find(|fewer| *fewer < a_week).unwrap_or(A_WEEK[0])
}
