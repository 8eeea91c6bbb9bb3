//! How does one post get out, once? Claim, look, draw, send, record; each step may be the last one that
//! this process takes.

use jiff::tz::TimeZone;

use super::look::{Look, may_be_there};
use super::outlet::{DailyPost, Outlet};
use super::timing::{
    CLOCKS_DIFFER, LONGEST_WAIT, after, done_until, is_early, latest, longest_lease, next_look, progress,
};
use super::worker::Worker;
use crate::app::quotes::pool::quotes_on;
use crate::corpus::Quote;
use crate::domain::schedule::{Occurrence, Pause, Progress, Schedule, Settlement};
use crate::domain::{Language, LineKey, MessageId, Trouble};
use crate::schedule;
use crate::store::{Bid, Claim, Claiming, Drawn, StoreError, Trigger};

/// What came of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The post is there.
    Posted(MessageId),
    /// The post for that date had been dealt with before.
    Already,
    /// Somebody else is at it.
    ByAnother,
    /// It is tried again later.
    PutOff,
    /// It is not made.
    Refused,
    /// There is no quote to post.
    NoQuotes,
    /// It was too late for it.
    Missed,
    /// Nobody can tell whether it is there, and so it is not made.
    Unclear,
    /// There was nothing to do.
    Nothing,
}

impl<O: Outlet> Worker<O> {
    /// Does what a schedule needs at this moment.
    ///
    /// # Errors
    /// When the store fails: then what was not done yet is done once it works.
    pub(crate) async fn look_after(&self, seen: &Schedule) -> Result<Delivery, StoreError> {
        match self.attend_to(seen).await {
            // Rows that somebody else has spoilt keep no other server from its quote.
            Err(error) if error.trouble() == Trouble::Damaged => {
                self.store.look_again(seen, after(self.now(), LONGEST_WAIT)).await?;
                tracing::error!(%error, "the posts of a schedule can't be read; it is looked at again later");
                Ok(Delivery::Nothing)
            }
            done => done,
        }
    }

    async fn attend_to(&self, seen: &Schedule) -> Result<Delivery, StoreError> {
        let now = self.now();
        let Some(zone) = schedule::zone(&seen.timetable.zone) else {
            tracing::error!(zone = seen.timetable.zone, "the time zone database does not know this zone");
            self.store.look_again(seen, after(now, LONGEST_WAIT)).await?;
            return Ok(Delivery::Nothing);
        };
        if let Some(post) = self.store.unfinished_posts(seen.key).await?.first() {
            return self.make(seen, &zone, *post, Trigger::Timetable).await;
        }
        let since = done_until(seen, now);
        let Some((post, before)) = schedule::overdue(&seen.timetable, &zone, since, now) else {
            self.store.look_again(seen, next_look(seen, &zone, since)).await?;
            return Ok(Delivery::Nothing);
        };
        self.miss(seen, &before).await?;
        if now > latest(seen, post) {
            self.miss(seen, &[post]).await?;
            self.store.go_on(seen, progress(seen, &zone, post, now)).await?;
            return Ok(Delivery::Missed);
        }
        self.make(seen, &zone, post, Trigger::Timetable).await
    }

    /// Makes a post that is due, unless it has been dealt with or is somebody else's.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn make(
        &self,
        seen: &Schedule,
        zone: &TimeZone,
        post: Occurrence,
        trigger: Trigger,
    ) -> Result<Delivery, StoreError> {
        let now = self.now();
        let progress = progress(seen, zone, post, now);
        let bid = Bid {
            post,
            holder: self.holder,
            now,
            lease: self.lease,
            longest_lease: longest_lease(self.lease),
            clocks_differ: CLOCKS_DIFFER,
            trigger,
        };
        match self.store.claim_post(seen, &bid).await? {
            Claiming::NotOurs => Ok(Delivery::ByAnother),
            Claiming::Settled => {
                self.store.go_on(seen, progress).await?;
                Ok(Delivery::Already)
            }
            Claiming::Ours(claim) => self.carry_out(seen, claim, progress).await,
        }
    }

    /// Sends what was claimed, unless it is there. A claim that was made before its time, by a clock
    /// that stood ahead, is taken back: the post is made when it is due.
    async fn carry_out(
        &self,
        seen: &Schedule,
        mut claim: Claim,
        progress: Progress,
    ) -> Result<Delivery, StoreError> {
        let early = is_early(claim.post, self.now());
        let was_begun = claim.drawn.is_some();
        if may_be_there(&claim) && (was_begun || !early) {
            match self.look(seen, &mut claim).await? {
                Look::There(message) => {
                    self.posted(&claim, message, progress).await?;
                    return Ok(if was_begun { Delivery::Posted(message) } else { Delivery::Already });
                }
                Look::NotThere => {}
                Look::Unclear => return self.leave_out(seen, &claim, progress).await,
                Look::TakenOver => return Ok(Delivery::ByAnother),
                Look::Refused(refusal) => return self.refused(seen, &claim, &refusal, progress).await,
            }
        }
        if early {
            self.store.withdraw_claim(&claim, progress).await?;
            return Ok(Delivery::Nothing);
        }
        self.send(seen, claim, progress).await
    }

    /// Draws a line where there is none yet, and sends the post.
    async fn send(
        &self,
        seen: &Schedule,
        mut claim: Claim,
        progress: Progress,
    ) -> Result<Delivery, StoreError> {
        let date = claim.post.date;
        if self.now() > latest(seen, claim.post) {
            self.settle(&claim, Settlement::Missed, progress).await?;
            tracing::warn!(%date, "the quote of the day was missed");
            return Ok(Delivery::Missed);
        }
        let Some((quote, language)) = self.line(seen, &claim).await? else {
            self.settle(&claim, Settlement::Refused, progress).await?;
            self.pause(seen, Pause::NoQuotes).await?;
            return Ok(Delivery::NoQuotes);
        };
        if !self.keep(&mut claim).await? {
            return Ok(Delivery::ByAnother);
        }
        let post = DailyPost { key: seen.key, date, language, quote };
        match self.within(self.outlet.post(&post)).await {
            Ok(message) => self.posted(&claim, message, progress).await,
            Err(refusal) => self.refused(seen, &claim, &refusal, progress).await,
        }
    }

    /// The line of a post: the one that was drawn for it, or else, also where that is no longer in the
    /// documents, the next one of the deck.
    async fn line(&self, seen: &Schedule, claim: &Claim) -> Result<Option<(Quote, Language)>, StoreError> {
        let library = self.app.library();
        if let Some(Drawn { line, language }) = claim.drawn
            && let Some(quote) = library.corpus.quotes.iter().find(|quote| quote.key() == line)
        {
            return Ok(Some((quote.clone(), language)));
        }
        let last = self.store.language_before(seen.key, claim.post.date).await?;
        let language = seen.language.after(last);
        let mut quotes = quotes_on(&library.corpus, &seen.topics, language);
        if quotes.is_empty() {
            let others = Language::ALL.into_iter();
            quotes = others.flat_map(|other| quotes_on(&library.corpus, &seen.topics, other)).collect();
        }
        let lines: Vec<LineKey> = quotes.iter().map(|quote| quote.key()).collect();
        let drawn = self.store.draw_for_post(claim, language, &lines, self.seed(), self.now()).await?;
        let quote = drawn.and_then(|line| quotes.into_iter().find(|quote| quote.key() == line));
        Ok(quote.map(|quote| (quote.clone(), language)))
    }
}
