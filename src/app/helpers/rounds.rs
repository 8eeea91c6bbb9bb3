//! How is a round made: who is asked about a question that nobody replies to?
//!
//! The round is claimed, each message is written down before it is sent, and the round is written down when it has been
//! made. So the process may be stopped between any two steps: a message may be lost by that, and none is
//! doubled.

use std::time::Duration;

use jiff::Timestamp;

use super::handle::Helpers;
use super::known::reason;
use super::outlet::{NotWoken, Presence, WakeMessage, WakeOutlet};
use crate::domain::Group;
use crate::domain::helper::{HelperState, WakeOutcome};
use crate::domain::open_question::{EditKind, OpenQuestion};
use crate::people::{MOST_OF_A_SERVER_A_DAY, Ranked, in_round, next_round, too_late};
use crate::store::{Began, Candidate, RoundClaim, RoundEnd, StoreError};

/// How many people are looked up in a round at the most.
const MOST_LOOKED_UP: usize = 6;
/// How often in a row a direct message may be refused before somebody is taken for unreachable.
const REFUSED_ENOUGH: u16 = 2;
/// No lease is longer, and no round is left for later than this.
const LONGEST_LEASE: Duration = Duration::from_hours(2);
/// When it is looked again whether helpers may be asked, where they may not at the moment.
const LOOKED_AGAIN_AFTER: Duration = Duration::from_mins(30);

/// What came of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// So many were asked.
    Made(usize),
    /// It was somebody else's, or not due any more.
    NotOurs,
    /// Helpers are not asked on that server at the moment.
    PutOff,
    /// It came too late to ask anybody.
    TooLate,
}

impl<O: WakeOutlet> Helpers<O> {
    /// The questions whose round is due, of this process's servers.
    pub(super) async fn due(&self, count: u16) -> Result<Vec<OpenQuestion>, StoreError> {
        let longest = LONGEST_LEASE.max(self.options.lease);
        self.store.due_rounds((self.now(), longest), self.options.shards, count).await
    }

    /// Makes the round that is due for a question.
    ///
    /// # Errors
    /// When the store fails: then what was not done yet is done once the lease has ended.
    pub async fn make_round(&self, seen: &OpenQuestion) -> Result<Round, StoreError> {
        let now = self.now();
        let times = (now, self.options.lease, LONGEST_LEASE.max(self.options.lease));
        let Some(claim) = self.store.claim_round(seen, self.holder, times).await? else {
            return Ok(Round::NotOurs);
        };
        if too_late(claim.question.look_at, now) {
            self.store.end_round(&claim, RoundEnd { next: None }).await?;
            return Ok(Round::TooLate);
        }
        if self.group_that_wakes(&claim).await.is_none() {
            return self.put_off(&claim).await;
        }
        let candidates = self.store.candidates(claim.question.key, claim.asker, self.now()).await?;
        let asked = self.ask(&claim, &candidates).await?;
        // At night nobody is asked; in the morning somebody may know.
        if asked == 0 && self.somebody_sleeps(&claim, &candidates) {
            return self.put_off(&claim).await;
        }
        self.store.end_round(&claim, RoundEnd { next: next_round(claim.round, self.now()) }).await?;
        if asked > 0 {
            let (key, starter) = (claim.question.key, claim.question.starter);
            let what = (EditKind::QuestionChanged, claim.question.language);
            self.store.note_edit(key, starter, what, self.now()).await?;
        }
        Ok(Round::Made(asked))
    }

    async fn put_off(&self, claim: &RoundClaim) -> Result<Round, StoreError> {
        let later = self.now().saturating_add(LOOKED_AGAIN_AFTER).unwrap_or(Timestamp::MAX);
        self.store.put_off_round(claim, later).await?;
        Ok(Round::PutOff)
    }

    /// The group of the question's server, where helpers may be asked.
    async fn group_that_wakes(&self, claim: &RoundClaim) -> Option<Group> {
        let settings = self.app.settings(claim.question.key.guild).await;
        settings.open_group().filter(|group| group.wakes)
    }

    /// Asks as many as there are seats left in the round. Says how many were asked.
    async fn ask(&self, claim: &RoundClaim, candidates: &[Candidate]) -> Result<usize, StoreError> {
        let key = claim.question.key;
        let begun = self.store.wakes_of(key).await?;
        // What a process began that was stopped may be there: it is not sent again.
        let of_round = begun.iter().filter(|wake| wake.round == claim.round);
        let mut taken = of_round.filter(|wake| wake.outcome != WakeOutcome::Refused).count();
        let order = match self.who_may_know(&claim.question, claim.asker, candidates.to_vec()).await {
            Ok(order) => order,
            Err(fault) => {
                fault.log();
                return Ok(taken);
            }
        };
        let (order, seats) = in_round(order, claim.round);
        for ranked in order.iter().take(MOST_LOOKED_UP) {
            if taken >= seats {
                break;
            }
            let Some(candidate) = candidates.iter().find(|c| c.helper.key.member == ranked.member) else {
                continue;
            };
            match self.ask_one(claim, ranked, candidate).await? {
                Asked::Yes => taken += 1,
                Asked::NotThem => {}
                Asked::Nobody => break,
            }
        }
        Ok(taken)
    }

    async fn ask_one(
        &self,
        claim: &RoundClaim,
        ranked: &Ranked,
        candidate: &Candidate,
    ) -> Result<Asked, StoreError> {
        let member = ranked.member;
        match self.within(self.outlet.presence(&claim.question, member), Presence::Unknown).await {
            Presence::There => {}
            Presence::Away | Presence::Unknown => return Ok(Asked::NotThem),
            Presence::Left => {
                let gone = |helper: &mut crate::domain::helper::Helper| helper.state = HelperState::Gone;
                self.store.change_helper(candidate.helper.key, self.now(), gone).await?;
                return Ok(Asked::NotThem);
            }
        }
        let whom = (member, ranked.because.as_ref());
        match self.store.begin_wake(claim, whom, MOST_OF_A_SERVER_A_DAY, self.now()).await? {
            Began::Yes => {}
            Began::NotThem => return Ok(Asked::NotThem),
            Began::Nobody => return Ok(Asked::Nobody),
        }
        let wake = WakeMessage {
            helper: candidate.helper.clone(),
            question: claim.question.clone(),
            reason: reason(ranked.because.as_ref(), candidate),
        };
        self.send(&wake).await
    }

    async fn send(&self, wake: &WakeMessage) -> Result<Asked, StoreError> {
        let whose = (wake.question.key, wake.helper.key.member);
        let in_time = Err(NotWoken::Uncertain("no answer in time".to_owned()));
        match self.within(self.outlet.wake(wake), in_time).await {
            Ok(place) => {
                self.store.wake_sent(whose, Some(place)).await?;
                if wake.helper.refused > 0 {
                    let heard = |helper: &mut crate::domain::helper::Helper| helper.refused = 0;
                    self.store.change_helper(wake.helper.key, self.now(), heard).await?;
                }
                Ok(Asked::Yes)
            }
            // It may be there: nobody else is asked in its place.
            Err(NotWoken::Uncertain(why)) => {
                tracing::info!(why, "asking a helper: it is not known whether it went out");
                self.store.wake_sent(whose, None).await?;
                Ok(Asked::Yes)
            }
            Err(why) => {
                let refused = (WakeOutcome::Sending, WakeOutcome::Refused);
                self.store.settle_wake(whose, refused, self.now()).await?;
                self.refused(wake, &why).await?;
                Ok(Asked::NotThem)
            }
        }
    }

    async fn refused(&self, wake: &WakeMessage, why: &NotWoken) -> Result<(), StoreError> {
        tracing::info!(%why, "asking a helper");
        let closed = *why == NotWoken::Closed;
        let refused = |helper: &mut crate::domain::helper::Helper| {
            // Nobody has ignored what they never got.
            helper.ignored = helper.ignored.saturating_sub(1);
            if closed {
                helper.refused = helper.refused.saturating_add(1);
                if helper.refused >= REFUSED_ENOUGH {
                    helper.state = HelperState::Unreachable;
                }
            }
        };
        self.store.change_helper(wake.helper.key, self.now(), refused).await.map(drop)
    }

    /// What an exchange gives; a fourth of a lease is enough for it.
    pub(super) async fn within<T>(&self, exchange: impl Future<Output = T>, late: T) -> T {
        tokio::time::timeout(self.options.lease / 4, exchange).await.unwrap_or(late)
    }
}

/// Whether somebody was asked.
enum Asked {
    Yes,
    NotThem,
    Nobody,
}
