//! What is still to be done with posts that are there, and who is at it?

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, Row as _, Transaction};

use super::claims::{Claim, date, message};
use super::schedules::{id, moment, numbers, sound};
use crate::domain::schedule::ScheduleKey;
use crate::domain::schedule::extras::{Extra, ExtraKind};
use crate::domain::{ChannelId, GuildId, Language, MessageId};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// Something that is to be done with a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueExtra {
    /// Of which schedule the post is.
    pub key: ScheduleKey,
    /// For which date.
    pub date: Date,
    /// The message.
    pub message: MessageId,
    /// What is to be done.
    pub what: ExtraKind,
    /// The language of its quote, where that is known.
    pub language: Option<Language>,
    /// How often it has been tried.
    pub tries: i64,
    /// When it was to be looked at.
    look_at: Timestamp,
}

/// A post whose line was not drawn by this database is one that it has forgotten, and was found in its
/// channel: with that, all has been done before.
macro_rules! note {
    ($what:literal) => {
        concat!(
            "INSERT INTO post_extras (guild, channel, local_date, what, message, tries, look_at)
             SELECT s.guild, s.channel, $3, '",
            $what,
            "', $4, 0, $5 FROM schedules AS s WHERE s.guild = $1 AND s.channel = $2 AND s.",
            $what,
            " = 'on' AND EXISTS (
                SELECT 1 FROM posts AS p WHERE p.guild = $1 AND p.channel = $2 AND p.local_date = $3
                    AND p.line IS NOT NULL)
             ON CONFLICT DO NOTHING"
        )
    };
}

const NOTE: [&str; 2] = [note!("publish"), note!("thread")];

const DUE: &str = "
    SELECT e.guild, e.channel, e.local_date, e.what, e.message, e.tries, e.look_at, p.language
    FROM post_extras AS e LEFT JOIN posts AS p
        ON p.guild = e.guild AND p.channel = e.channel AND p.local_date = e.local_date
    WHERE e.look_at <= $1 ORDER BY e.look_at LIMIT $2";

const TAKE: &str = "
    UPDATE post_extras SET tries = tries + 1, look_at = $5
    WHERE guild = $1 AND channel = $2 AND local_date = $3 AND what = $4 AND look_at = $6";

const END: &str = "
    DELETE FROM post_extras WHERE guild = $1 AND channel = $2 AND local_date = $3 AND what = $4";

impl Store {
    /// What is to be done with posts by now, at most `count` things, what waits longest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn due_extras(&self, now: Timestamp, count: u16) -> Result<Vec<DueExtra>, StoreError> {
        let query = sqlx::query(DUE).bind(now.as_millisecond()).bind(i64::from(count));
        let rows = query.fetch_all(&self.database.pool).await?;
        // A row that somebody else has spoilt keeps no other server from its quote.
        let readable = rows.iter().map(read).filter_map(|due| {
            due.inspect_err(|error| tracing::debug!(%error, "reading what is to be done with a post")).ok()
        });
        Ok(readable.collect())
    }

    /// Takes something on until a moment, when it is due again if nobody has ended it. Of several
    /// processes that try, one gets it.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn take_extra(&self, seen: &DueExtra, until: Timestamp) -> Result<bool, StoreError> {
        let taken = of(seen, TAKE).bind(until.as_millisecond()).bind(seen.look_at.as_millisecond());
        Ok(taken.execute(&self.database.pool).await?.rows_affected() == 1)
    }

    /// Ends it: it is done, or never will be.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn end_extra(&self, extra: &DueExtra) -> Result<(), StoreError> {
        of(extra, END).execute(&self.database.pool).await?;
        Ok(())
    }

    /// Notes that Discord refuses something, which is then no longer tried. Says whether it was wanted
    /// until now.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn refuse_extra(&self, key: ScheduleKey, what: ExtraKind) -> Result<bool, StoreError> {
        let (guild, channel) = numbers(key);
        let refuse = match what {
            ExtraKind::Publish => {
                "UPDATE schedules SET publish = $1 WHERE guild = $2 AND channel = $3 AND publish = 'on'"
            }
            ExtraKind::Thread => {
                "UPDATE schedules SET thread = $1 WHERE guild = $2 AND channel = $3 AND thread = 'on'"
            }
        };
        let refused = sqlx::query(refuse).bind(Extra::Refused.code()).bind(guild).bind(channel);
        Ok(refused.execute(&self.database.pool).await?.rows_affected() == 1)
    }
}

/// Notes, in the step that records a post, what is to be done with it.
pub(super) async fn note(
    transaction: &mut Transaction<'static, Any>,
    claim: &Claim,
    message: MessageId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (guild, channel) = numbers(claim.schedule.key);
    for statement in NOTE {
        sqlx::query(statement)
            .bind(guild)
            .bind(channel)
            .bind(claim.post.date.to_string())
            .bind(message.number().cast_signed())
            .bind(now.as_millisecond())
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

/// A statement about one thing that is to be done.
fn of(extra: &DueExtra, statement: &'static str) -> Query<'static, Any, AnyArguments> {
    let (guild, channel) = numbers(extra.key);
    let query = sqlx::query(statement).bind(guild).bind(channel);
    query.bind(extra.date.to_string()).bind(extra.what.code())
}

fn read(row: &AnyRow) -> Result<DueExtra, StoreError> {
    let number = |column: &str| row.try_get::<i64, _>(column);
    Ok(DueExtra {
        key: ScheduleKey {
            guild: id(number("guild")?, GuildId::new)?,
            channel: id(number("channel")?, ChannelId::new)?,
        },
        date: date(&row.try_get::<String, _>("local_date")?)?,
        message: sound(message(number("message")?))?,
        what: sound(ExtraKind::from_code(&row.try_get::<String, _>("what")?))?,
        language: row.try_get::<Option<String>, _>("language")?.and_then(|code| code.parse().ok()),
        tries: number("tries")?,
        look_at: moment(number("look_at")?)?,
    })
}
