//! Who is at a post now?
//!
//! A post is claimed before anything is done for it, for the time of a lease; only who holds it may
//! send it. Each step is one transaction, so that a process may be stopped between any two.

use std::num::NonZeroU64;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::continuity::unbroken_since;
use super::schedules::{Seen, look_at, moment, numbers, sound};
use crate::domain::schedule::{Fate, Occurrence, Schedule, ScheduleKey};
use crate::domain::{Language, LineKey, MessageId};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// The wish to make a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bid {
    /// Which post.
    pub post: Occurrence,
    /// The number of the process that is to make it.
    pub holder: i64,
    /// Now, by its clock.
    pub now: Timestamp,
    /// For how long it is to be its own.
    pub lease: Duration,
    /// No lease is longer, and no wait for another try.
    pub longest_lease: Duration,
    /// How much the clocks of two machines may differ. What lies further ahead than that was written by
    /// a clock that stood ahead, and holds nobody up.
    pub clocks_differ: Duration,
    /// Who wants it.
    pub trigger: Trigger,
}

/// Who wants a post to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The timetable: what was skipped, missed or refused stays so.
    Timetable,
    /// A person, at this moment: only what is there already stays so.
    Person,
}

/// A post that is ours for the time of a lease: the proof of it, which only the store gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which post it is.
    pub post: Occurrence,
    /// Until when it is ours.
    pub lease_until: Timestamp,
    /// How often it has been claimed, from 1.
    pub tries: i64,
    /// Who wanted it.
    pub trigger: Trigger,
    /// The line that was drawn for it already: it may have been sent.
    pub drawn: Option<Drawn>,
    /// Up to this message the channel has been read, and the post was not there.
    pub read_up_to: Option<MessageId>,
    /// Since when the database knows of every post; `None` where it is only from now on.
    pub unbroken_since: Option<Timestamp>,
    pub(super) schedule: Seen,
    pub(super) holder: i64,
}

/// A line that was drawn for a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Which one.
    pub line: LineKey,
    /// From the deck of this language.
    pub language: Language,
}

/// What a claim gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claiming {
    /// It is ours.
    Ours(Claim),
    /// It has been dealt with.
    Settled,
    /// Somebody else is at it, or has changed the schedule since.
    NotOurs,
}

const TAKE: &str = "
    INSERT INTO posts (guild, channel, local_date, due_at, fate, holder, lease_until, tries, claimed_at)
    VALUES ($1, $2, $3, $4, 'claimed', $5, $6, 1, $7)
    ON CONFLICT (guild, channel, local_date) DO UPDATE SET
        fate = 'claimed', due_at = CASE WHEN $8 = 1 THEN excluded.due_at ELSE posts.due_at END,
        holder = excluded.holder, lease_until = excluded.lease_until, tries = posts.tries + 1
    WHERE (posts.fate = 'claimed' AND (posts.lease_until <= $7 OR posts.lease_until > $9))
        OR (posts.fate = 'missed' AND posts.settled_at > $10)
        OR ($8 = 1 AND posts.fate NOT IN ('claimed', 'posted'))";

const POST: &str = "
    SELECT fate, due_at, lease_until, tries, line, language, read_up_to FROM posts
    WHERE guild = $1 AND channel = $2 AND local_date = $3";

const LOOK: &str = "
    UPDATE schedules SET look_at = $1
    WHERE guild = $2 AND channel = $3 AND version = $4 AND look_at = $5 AND state = 'active'";

impl Store {
    /// Claims a post of a schedule that was seen to be due. Of several that try, one gets it; the
    /// others need not look at the schedule again before the lease ends.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn claim_post(&self, seen: &Schedule, bid: &Bid) -> Result<Claiming, StoreError> {
        let lease_until = after(bid.now, bid.lease);
        let mut transaction = self.database.begin_write().await?;
        if !look(&mut transaction, seen, lease_until).await? {
            return Ok(Claiming::NotOurs);
        }
        let taken = take(&mut transaction, seen.key, bid, lease_until).await?;
        let (guild, channel) = numbers(seen.key);
        let row = sqlx::query(POST)
            .bind(guild)
            .bind(channel)
            .bind(bid.post.date.to_string())
            .fetch_one(&mut *transaction)
            .await?;
        let claiming = match (taken, Fate::from_code(&row.try_get::<String, _>(0)?)) {
            (true, _) => {
                let mut claim = read_claim(&row, seen, bid)?;
                claim.unbroken_since = unbroken_since(&mut transaction, bid.now).await?;
                Claiming::Ours(claim)
            }
            (false, Some(Fate::Claimed)) => {
                let held_until = moment(row.try_get("lease_until")?)?;
                look_at(&mut transaction, seen.into(), held_until).await?;
                Claiming::NotOurs
            }
            _ => Claiming::Settled,
        };
        transaction.commit().await?;
        Ok(claiming)
    }
}

/// Whether the schedule is still as it was seen; it is then looked at again at another time.
async fn look(
    transaction: &mut Transaction<'static, Any>,
    seen: &Schedule,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let (guild, channel) = numbers(seen.key);
    let moved = sqlx::query(LOOK)
        .bind(at.as_millisecond())
        .bind(guild)
        .bind(channel)
        .bind(seen.version)
        .bind(seen.look_at.as_millisecond())
        .execute(&mut **transaction)
        .await?;
    Ok(moved.rows_affected() == 1)
}

/// Whether the post could be taken.
async fn take(
    transaction: &mut Transaction<'static, Any>,
    key: ScheduleKey,
    bid: &Bid,
    lease_until: Timestamp,
) -> Result<bool, StoreError> {
    let (guild, channel) = numbers(key);
    let noted_by_now = after(bid.now, bid.clocks_differ);
    let taken = sqlx::query(TAKE)
        .bind(guild)
        .bind(channel)
        .bind(bid.post.date.to_string())
        .bind(bid.post.at.as_millisecond())
        .bind(bid.holder)
        .bind(lease_until.as_millisecond())
        .bind(bid.now.as_millisecond())
        .bind(i64::from(bid.trigger == Trigger::Person))
        .bind(after(noted_by_now, bid.longest_lease).as_millisecond())
        .bind(noted_by_now.as_millisecond())
        .execute(&mut **transaction)
        .await?;
    Ok(taken.rows_affected() == 1)
}

fn read_claim(row: &AnyRow, seen: &Schedule, bid: &Bid) -> Result<Claim, StoreError> {
    let line = row.try_get::<Option<i64>, _>("line")?;
    let language = row.try_get::<Option<String>, _>("language")?;
    let drawn = match (line, language) {
        (Some(line), Some(language)) => {
            Some(Drawn { line: LineKey::new(line.cast_unsigned()), language: sound(language.parse().ok())? })
        }
        _ => None,
    };
    let read_up_to = row.try_get::<Option<i64>, _>("read_up_to")?;
    Ok(Claim {
        post: Occurrence { date: bid.post.date, at: moment(row.try_get("due_at")?)? },
        lease_until: moment(row.try_get("lease_until")?)?,
        tries: row.try_get("tries")?,
        trigger: bid.trigger,
        drawn,
        read_up_to: read_up_to.and_then(message),
        unbroken_since: None,
        schedule: seen.into(),
        holder: bid.holder,
    })
}

fn after(moment: Timestamp, time: Duration) -> Timestamp {
    moment.saturating_add(time).unwrap_or(Timestamp::MAX)
}

/// A message as it stands in a table.
pub(super) fn message(number: i64) -> Option<MessageId> {
    NonZeroU64::new(number.cast_unsigned()).map(MessageId::new)
}

/// What a date is called in a table.
pub(super) fn date(text: &str) -> Result<Date, StoreError> {
    sound(text.parse().ok())
}
