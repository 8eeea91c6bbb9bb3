//! Is there room for what somebody asks, and who is told when there isn't?

use std::time::Instant;

use tokio::sync::OwnedSemaphorePermit;

use super::in_hand::{Share, TooMuch};
use super::requester::Requester;
use crate::app::bot::App;
use crate::telemetry;

/// The right to tell somebody that it is too much, until it is dropped.
#[must_use]
pub struct Telling {
    _share: Share,
    _turn: OwnedSemaphorePermit,
}

impl App {
    /// Takes on what a member asks. What is not taken on should cost next to nothing: this comes before
    /// all work on it.
    ///
    /// # Errors
    /// Why it is too much.
    pub fn take_on(&self, whose: Requester) -> Result<Share, TooMuch> {
        let share = self.pools.asked.take(whose);
        if share.as_ref().err() == Some(&TooMuch::OfAll) && self.pools.is_news(Instant::now()) {
            tracing::warn!("more is asked than can be answered: some are told to come back later");
        }
        share
    }

    /// Takes on what nobody asked for, where there is room.
    pub fn take_on_unasked(&self, whose: Requester) -> Option<Share> {
        self.pools.unasked.take(whose).ok()
    }

    /// The right to tell somebody that it is too much, when it is their turn: `None` where there are too many
    /// to tell, or where it would come too late.
    pub async fn tell(&self, whose: Requester) -> Option<Telling> {
        let share = self.pools.told.take(whose).ok()?;
        let turn = tokio::time::timeout(self.pools.told_within, self.pools.telling.clone().acquire_owned());
        Some(Telling { _share: share, _turn: turn.await.ok()?.ok()? })
    }

    /// Something was not taken on; its asker was told so, or not.
    pub fn refused(&self, why: TooMuch, told: bool) {
        let why = match why {
            TooMuch::OfOne => "member",
            TooMuch::OfAll => "busy",
        };
        telemetry::REFUSED.count(1, &[why, told_or_not(told)]);
    }

    /// Somebody asked too soon after their last question; they were told so, or not.
    pub fn made_to_wait(&self, told: bool) {
        telemetry::REFUSED.count(1, &["pause", told_or_not(told)]);
    }
}

fn told_or_not(told: bool) -> &'static str {
    if told { "yes" } else { "no" }
}
