//! Is a post there already? Its channel is read back from the newest message, until it is found, or
//! until no message is left among which it could be.
//!
//! By the clock of the channel alone: that of the machine may have stood wrong when the post was sent.

use jiff::Timestamp;

use super::outlet::{ChannelPage, Outlet, Span, Undelivered};
use super::timing::{after, begins, earliest, is_early};
use super::worker::Worker;
use crate::domain::MessageId;
use crate::domain::schedule::Schedule;
use crate::store::{Claim, StoreError};

/// What came of looking.
#[derive(Debug)]
pub(crate) enum Look {
    /// It is there.
    There(MessageId),
    /// It is not.
    NotThere,
    /// So much was written that nobody can tell.
    Unclear,
    /// The post is no longer ours.
    TakenOver,
    /// The channel can't be read.
    Refused(Undelivered),
}

/// Whether a post may be there: its line was drawn, so that it may have been sent; or the database has
/// not been at work without a gap since its date began, and does not know.
pub(crate) fn may_be_there(claim: &Claim) -> bool {
    let knows = claim.unbroken_since.is_some_and(|since| since <= begins(claim.post.date));
    claim.drawn.is_some() || !knows
}

/// How far to read back.
struct Reach {
    /// Up to a message up to which the channel has been read before.
    read_up_to: Option<MessageId>,
    /// Up to what was written before this; `None` where no clock tells.
    not_before: Option<Timestamp>,
}

impl Reach {
    fn of(claim: &Claim, now: Timestamp) -> Self {
        let date = claim.post.date;
        let not_before = match claim.drawn {
            None => Some(begins(date)),
            // Claimed by a clock that stood ahead, and nobody knows by how much.
            Some(_) if is_early(claim.post, now) => None,
            Some(_) => Some(earliest(date)),
        };
        Self { read_up_to: claim.read_up_to, not_before }
    }

    fn ends_in(&self, span: Span) -> bool {
        self.read_up_to.is_some_and(|message| span.oldest <= message)
            || self.not_before.is_some_and(|moment| span.oldest_at < moment)
    }
}

impl<O: Outlet> Worker<O> {
    /// Looks whether a post that is ours is there.
    pub(crate) async fn look(&self, seen: &Schedule, claim: &mut Claim) -> Result<Look, StoreError> {
        tracing::info!(date = %claim.post.date, "looking whether it is there");
        let reach = Reach::of(claim, self.now());
        let (mut newest, mut before) = (None, None);
        for _ in 0..self.most_pages {
            if !self.keep(claim).await? {
                return Ok(Look::TakenOver);
            }
            self.pacer.turn().await;
            let page: ChannelPage = match self.within(self.outlet.read_back(seen.key, before)).await {
                Ok(page) => page,
                Err(refusal) => return Ok(Look::Refused(refusal)),
            };
            if let Some((_, message)) = page.posts.iter().find(|(date, _)| *date == claim.post.date) {
                return Ok(Look::There(*message));
            }
            newest = newest.or(page.span.map(|span| span.newest));
            match page.span {
                Some(span) if !reach.ends_in(span) => before = Some(span.oldest),
                Some(_) | None => {
                    if let Some(newest) = newest {
                        self.store.note_read(claim, newest).await?;
                    }
                    return Ok(Look::NotThere);
                }
            }
        }
        Ok(Look::Unclear)
    }

    /// Keeps a post ours for another lease, where little is left of this one. Says whether it still is:
    /// whatever held us up, somebody else may be at it by now.
    pub(crate) async fn keep(&self, claim: &mut Claim) -> Result<bool, StoreError> {
        let now = self.now();
        if after(now, self.send_within() * 2) < claim.lease_until {
            return Ok(true);
        }
        let until = after(now, self.lease);
        claim.lease_until = until;
        self.store.hold_post(claim, until).await
    }
}
