//! How does one post get out, once? Claim, draw, send, record; each step may be the last one that
//! this process takes.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::choose::quotes_on;
use super::outlet::{DailyPost, Outlet, Refusal};
use super::worker::Worker;
use crate::corpus::Quote;
use crate::domain::MessageId;
use crate::domain::schedule::{Fate, Occurrence, Pause, Schedule};
use crate::domain::{Language, LineKey, Trouble};
use crate::schedule;
use crate::store::{Claim, Claiming, Drawn, StoreError, Wanted};
use crate::texts::daily;

/// The first wait before another try; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// The longest wait before another try.
const LONGEST_WAIT: Duration = Duration::from_secs(600);
/// How many of the dates that nobody was there for are written down: of a machine that was off for a
/// year, the last week.
const MISSED_NOTED: usize = 7;
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
    pub(super) async fn look_after(&self, seen: &Schedule) -> Result<Delivery, StoreError> {
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
    pub(super) async fn make(
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
            self.store.settle_post(seen, post, (Fate::Missed, None), self.now(), next).await?;
            tracing::warn!(date = %post.date, "the quote of the day was missed");
            return Ok(Delivery::Missed);
        }
        let Some((quote, language)) = self.line(seen, claim).await? else {
            self.store.settle_post(seen, post, (Fate::Refused, None), self.now(), next).await?;
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

    /// Records a post that is there. As long as the store fails, this is tried again: if it never
    /// works, whoever looks after it next finds the post in the channel.
    async fn posted(
        &self,
        seen: &Schedule,
        post: Occurrence,
        message: MessageId,
        next: Timestamp,
    ) -> Result<Delivery, StoreError> {
        let fate = (Fate::Posted, Some(message));
        self.patiently(|| self.store.settle_post(seen, post, fate, self.now(), next)).await?;
        metrics::counter!("vraagbaak_daily_posts_total", "fate" => Fate::Posted.code()).increment(1);
        tracing::debug!(date = %post.date, "posted the quote of the day");
        Ok(Delivery::Posted(message))
    }

    /// Each refusal by what it means: some are for ever, some are for now.
    async fn refused(
        &self,
        seen: &Schedule,
        claim: &Claim,
        refusal: Refusal,
        next: Timestamp,
    ) -> Result<Delivery, StoreError> {
        let pause = match &refusal {
            Refusal::Later(_) | Refusal::Uncertain(_) => return self.put_off(seen, claim, &refusal).await,
            Refusal::ChannelGone => Some(Pause::ChannelGone),
            Refusal::NotAllowed => Some(Pause::NotAllowed),
            Refusal::Removed => Some(Pause::Removed),
            Refusal::Wrong(_) => None,
        };
        let (post, fate) = (claim.post, (Fate::Refused, None));
        self.patiently(|| self.store.settle_post(seen, post, fate, self.now(), next)).await?;
        metrics::counter!("vraagbaak_daily_posts_total", "fate" => Fate::Refused.code()).increment(1);
        match pause {
            Some(why) => self.pause(seen, why).await?,
            None => tracing::error!(date = %post.date, "posting: {refusal}"),
        }
        Ok(Delivery::Refused(refusal))
    }

    async fn put_off(
        &self,
        seen: &Schedule,
        claim: &Claim,
        refusal: &Refusal,
    ) -> Result<Delivery, StoreError> {
        let until = after(self.now(), self.wait(claim.tries));
        tracing::warn!(date = %claim.post.date, tries = claim.tries, %until, "{refusal}");
        self.store.put_off_post(seen, (claim.post.date, self.holder), until).await?;
        Ok(Delivery::PutOff)
    }

    /// Twice as long each time, and not the same for all who wait.
    fn wait(&self, tries: i64) -> Duration {
        let doubled = u32::try_from(tries.clamp(1, 20) - 1).map_or(1, |exponent| 1_u32 << exponent);
        let wait = FIRST_WAIT.min(self.lease).saturating_mul(doubled).min(LONGEST_WAIT);
        wait.mul_f64(0.8 + 0.4 * self.chance())
    }

    /// Pauses a schedule that can't go on, and tells whoever set it; who can't be told finds it in
    /// `/daily show`.
    pub(super) async fn pause(&self, seen: &Schedule, why: Pause) -> Result<(), StoreError> {
        if !self.store.pause_schedule(seen.key, why, self.now()).await? {
            return Ok(());
        }
        let words = daily(seen.speaks).paused(why, &self.outlet.channel(seen.key.channel));
        let told = match seen.set_by {
            Some(member) => self.outlet.tell(member, &words).await,
            None => false,
        };
        tracing::warn!(?why, told, "paused /daily");
        Ok(())
    }

    async fn miss(&self, seen: &Schedule, posts: &[Occurrence]) -> Result<(), StoreError> {
        let noted = &posts[posts.len().saturating_sub(MISSED_NOTED)..];
        let new = self.store.note_posts(seen.key, noted, Fate::Missed, self.now()).await?;
        if new > 0 {
            tracing::warn!(posts = new, "quotes of the day were missed");
            metrics::counter!("vraagbaak_daily_posts_total", "fate" => Fate::Missed.code()).increment(new);
        }
        Ok(())
    }
}

/// Until when a post may go out.
fn latest(seen: &Schedule, post: Occurrence) -> Timestamp {
    after(post.at, seen.late_within.max(ON_TIME))
}

/// Up to when a schedule has been dealt with, for a clock that may have run ahead.
pub(super) fn done_until(seen: &Schedule, now: Timestamp) -> Timestamp {
    if seen.done_until > after(now, CLOCK_DOUBT) {
        now.saturating_sub(seen.late_within).unwrap_or(Timestamp::MIN)
    } else {
        seen.done_until
    }
}

/// When to look after a schedule that has been dealt with up to a moment.
pub(super) fn next_look(seen: &Schedule, zone: &TimeZone, since: Timestamp) -> Timestamp {
    schedule::next_post(&seen.timetable, zone, since).map_or(Timestamp::MAX, |post| post.at)
}

fn after(moment: Timestamp, wait: Duration) -> Timestamp {
    moment.saturating_add(wait).unwrap_or(Timestamp::MAX)
}
