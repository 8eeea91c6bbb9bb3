//! How does one post get out, once? Claim, draw, send, record; each step may be the last one that
//! this process takes.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::outlet::{DailyPost, Outlet, Refusal};
use super::worker::Worker;
use crate::app::quotes::pool::quotes_on;
use crate::corpus::Quote;
use crate::domain::MessageId;
use crate::domain::schedule::{Fate, Occurrence, Pause, Schedule};
use crate::domain::{Language, LineKey, Trouble};
use crate::schedule;
use crate::store::{Claim, Claiming, Drawn, StoreError, Wanted};

/// The longest wait before another try.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(600);
/// What counts as on time, also where a server wants none that is late: an hour at which very many are
/// due takes so long, and so does a stumble of Discord.
const ON_TIME: Duration = Duration::from_mins(10);
/// What a machine's clock may be wrong by without our noticing. A schedule that has been dealt with up
/// to a moment later than this from now was so by a clock that ran ahead.
const CLOCK_DOUBT: Duration = Duration::from_hours(26);

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    Refused(Refusal),
    /// There is no quote to post.
    NoQuotes,
    /// It was too late for it.
    Missed,
    /// There was nothing to do.
    Nothing,
}

impl<O: Outlet> Worker<O> {
    /// Does what a schedule needs at this moment.
    ///
    /// # Errors
    /// When the store fails: then what was not done yet is done once it works.
    pub(crate) async fn look_after(&self, seen: &Schedule) -> Result<Delivery, StoreError> {
        match self.try_look_after(seen).await {
            // Rows that somebody else has spoilt keep no other server from its quote.
            Err(error) if error.trouble() == Trouble::Damaged => {
                self.store.look_again(seen, after(self.now(), LONGEST_WAIT)).await?;
                tracing::error!(%error, "the posts of a schedule can't be read; it is looked at again later");
                Ok(Delivery::Nothing)
            }
            done => done,
        }
    }

    async fn try_look_after(&self, seen: &Schedule) -> Result<Delivery, StoreError> {
        let now = self.now();
        let Some(zone) = schedule::zone(&seen.timetable.zone) else {
            tracing::error!(zone = seen.timetable.zone, "the time zone database does not know this zone");
            self.store.look_again(seen, after(now, LONGEST_WAIT)).await?;
            return Ok(Delivery::Nothing);
        };
        if let Some(post) = self.store.unfinished_posts(seen.key).await?.first() {
            return self.make(seen, &zone, *post, Wanted::ByTimetable).await;
        }
        let since = done_until(seen, now);
        let Some((post, before)) = schedule::overdue(&seen.timetable, &zone, since, now) else {
            self.store.look_again(seen, next_look(seen, &zone, since)).await?;
            return Ok(Delivery::Nothing);
        };
        self.miss(seen, &before).await?;
        if now > latest(seen, post) {
            self.miss(seen, &[post]).await?;
            self.store.go_on(seen, post.at, next_look(seen, &zone, post.at)).await?;
            return Ok(Delivery::Missed);
        }
        self.make(seen, &zone, post, Wanted::ByTimetable).await
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
        wanted: Wanted,
    ) -> Result<Delivery, StoreError> {
        let next = next_look(seen, zone, post.at);
        let terms = (self.lease, wanted);
        match self.store.claim_post(seen, post, self.holder, self.now(), terms).await? {
            Claiming::NotOurs => Ok(Delivery::ByAnother),
            Claiming::Settled => {
                self.store.go_on(seen, post.at, next).await?;
                Ok(Delivery::Already)
            }
            Claiming::Ours(claim) => self.send(seen, &claim, next).await,
        }
    }

    /// Sends what was claimed. What may have gone out already is looked for first.
    async fn send(&self, seen: &Schedule, claim: &Claim, next: Timestamp) -> Result<Delivery, StoreError> {
        let post = claim.post;
        if claim.drawn.is_some() {
            tracing::info!(date = %post.date, "looking whether it is there");
            let finding = self.outlet.find(seen.key, post.date, claim.since);
            match self.within(finding).await {
                Ok(Some(message)) => return self.posted(seen, post, message, next).await,
                Ok(None) => {}
                Err(refusal) => return self.refused(seen, claim, refusal, next).await,
            }
        }
        if self.now() > latest(seen, post) {
            self.settle(seen, post, (Fate::Missed, None), next).await?;
            tracing::warn!(date = %post.date, "the quote of the day was missed");
            return Ok(Delivery::Missed);
        }
        let Some((quote, language)) = self.line(seen, claim).await? else {
            self.settle(seen, post, (Fate::Refused, None), next).await?;
            self.pause(seen, Pause::NoQuotes).await?;
            return Ok(Delivery::NoQuotes);
        };
        if self.now() > claim.lease_until.saturating_sub(self.send_within()).unwrap_or(Timestamp::MIN) {
            // Whatever held us up: somebody else may be at it when ours arrives.
            self.store.put_off_post(seen, (post.date, self.holder), claim.lease_until).await?;
            return Ok(Delivery::PutOff);
        }
        let card = DailyPost { key: seen.key, date: post.date, language, quote };
        match self.within(self.outlet.post(&card)).await {
            Ok(message) => self.posted(seen, post, message, next).await,
            Err(refusal) => self.refused(seen, claim, refusal, next).await,
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
        let mine = (seen.key, claim.post.date, self.holder);
        let drawn = self.store.draw_for_post(mine, language, &lines, self.seed(), self.now()).await?;
        let quote = drawn.and_then(|line| quotes.into_iter().find(|quote| quote.key() == line));
        Ok(quote.map(|quote| (quote.clone(), language)))
    }
}

/// Until when a post may go out.
fn latest(seen: &Schedule, post: Occurrence) -> Timestamp {
    after(post.at, seen.late_within.max(ON_TIME))
}

/// Up to when a schedule has been dealt with, for a clock that may have run ahead.
pub(crate) fn done_until(seen: &Schedule, now: Timestamp) -> Timestamp {
    if seen.done_until > after(now, CLOCK_DOUBT) {
        now.saturating_sub(seen.late_within).unwrap_or(Timestamp::MIN)
    } else {
        seen.done_until
    }
}

/// When to look after a schedule that has been dealt with up to a moment.
pub(crate) fn next_look(seen: &Schedule, zone: &TimeZone, since: Timestamp) -> Timestamp {
    schedule::next_post(&seen.timetable, zone, since).map_or(Timestamp::MAX, |post| post.at)
}

pub(crate) fn after(moment: Timestamp, wait: Duration) -> Timestamp {
    moment.saturating_add(wait).unwrap_or(Timestamp::MAX)
}
