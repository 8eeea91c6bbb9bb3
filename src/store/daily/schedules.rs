//! Which servers want a quote, when, and which of them is due?

use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use crate::domain::schedule::extras::{Extra, Extras};
use crate::domain::schedule::{
    Days, LanguageRule, Pause, PostTime, Schedule, ScheduleKey, ScheduleState, Timetable,
};
use crate::domain::{ChannelId, GuildId, MemberId, Shards, Trouble};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const SELECT: &str = "
    SELECT s.guild, s.channel, time_of_day, timezone, days, language, topics, late_within, set_by, speaks,
        state, done_until, look_at, version, publish, thread
    FROM schedules AS s
    LEFT JOIN schedule_setters AS who ON who.guild = s.guild AND who.channel = s.channel";

const SET_BY: &str = "
    INSERT INTO schedule_setters (guild, channel, set_by) VALUES ($1, $2, $3)
    ON CONFLICT (guild, channel) DO UPDATE SET set_by = excluded.set_by
    WHERE schedule_setters.set_by <> excluded.set_by";

const SAVE: &str = "
    INSERT INTO schedules (guild, channel, time_of_day, timezone, days, language, topics, late_within,
        speaks, state, done_until, look_at, changed_at, publish, thread, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
    ON CONFLICT (guild, channel) DO UPDATE SET
        time_of_day = excluded.time_of_day, timezone = excluded.timezone, days = excluded.days,
        language = excluded.language, topics = excluded.topics, late_within = excluded.late_within,
        speaks = excluded.speaks, state = excluded.state, publish = excluded.publish, thread = excluded.thread,
        done_until = excluded.done_until, look_at = excluded.look_at, changed_at = excluded.changed_at,
        version = schedules.version + 1";

/// A server's shard, as Discord reckons it: <https://docs.discord.com/developers/events/gateway#sharding>.
const DUE: &str = "
    WHERE state = 'active' AND look_at <= $1
    ORDER BY CASE WHEN (s.guild >> 22) % $2 BETWEEN $3 AND $4 THEN 0 ELSE 1 END, look_at, s.channel
    LIMIT $5";

const STALE: &str = "
    UPDATE schedules SET look_at = $1
    WHERE state = 'active' AND look_at > $1 AND EXISTS (
        SELECT 1 FROM posts WHERE posts.guild = schedules.guild AND posts.channel = schedules.channel
            AND posts.fate = 'claimed' AND posts.lease_until > $2)";

impl Store {
    /// Keeps a schedule, in the place of the one that its channel may have.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn save_schedule(&self, schedule: &Schedule, now: Timestamp) -> Result<(), StoreError> {
        let (guild, channel) = numbers(schedule.key);
        let mut transaction = self.database.begin_write().await?;
        let mut replaced = 0;
        if let Some(member) = schedule.set_by {
            let set_by = sqlx::query(SET_BY).bind(guild).bind(channel).bind(member.number().cast_signed());
            replaced = set_by.execute(&mut *transaction).await?.rows_affected();
        }
        sqlx::query(SAVE)
            .bind(guild)
            .bind(channel)
            .bind(i64::from(schedule.timetable.time.minutes()))
            .bind(schedule.timetable.zone.as_str())
            .bind(i64::from(schedule.timetable.days.bits()))
            .bind(schedule.language.code())
            .bind(schedule.topics.join("\n"))
            .bind(i64::try_from(schedule.late_within.as_secs() / 60).unwrap_or(i64::MAX))
            .bind(schedule.speaks.code())
            .bind(schedule.state.code())
            .bind(schedule.done_until.as_millisecond())
            .bind(schedule.look_at.as_millisecond())
            .bind(now.as_millisecond())
            .bind(schedule.extras.publish.code())
            .bind(schedule.extras.thread.code())
            .execute(&mut *transaction)
            .await?;
        // Somebody else may have set it before.
        self.database.commit_erasure(transaction, replaced).await.map(drop)
    }

    /// The schedules of a server, in the order of their channels.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn schedules_of(&self, guild: GuildId) -> Result<Vec<Schedule>, StoreError> {
        let sql = format!("{SELECT} WHERE s.guild = $1 ORDER BY s.channel");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(guild.number().cast_signed());
        query.fetch_all(&self.database.pool).await?.iter().map(read).collect()
    }

    /// At most `count` schedules to look at by now: those of these shards first, the longest overdue
    /// first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn due_schedules(
        &self,
        now: Timestamp,
        shards: Shards,
        count: u16,
    ) -> Result<Vec<Schedule>, StoreError> {
        let sql = format!("{SELECT} {DUE}");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(now.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(i64::from(count));
        Ok(readable(&query.fetch_all(&self.database.pool).await?))
    }

    /// All schedules that are posted.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn active_schedules(&self) -> Result<Vec<Schedule>, StoreError> {
        let sql = format!("{SELECT} WHERE state = 'active'");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql));
        Ok(readable(&query.fetch_all(&self.database.pool).await?))
    }

    /// When the next schedule is to be looked at; `None` where there is none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn next_look(&self) -> Result<Option<Timestamp>, StoreError> {
        let row = sqlx::query("SELECT MIN(look_at) FROM schedules WHERE state = 'active'")
            .fetch_one(&self.database.pool)
            .await?;
        row.try_get::<Option<i64>, _>(0)?.map(moment).transpose()
    }

    /// Looks at a schedule at another time, unless somebody else has got hold of it since. Says
    /// whether it was so.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn look_again(&self, seen: &Schedule, at: Timestamp) -> Result<bool, StoreError> {
        let (guild, channel) = numbers(seen.key);
        let moved = sqlx::query(
            "UPDATE schedules SET look_at = $1
             WHERE guild = $2 AND channel = $3 AND version = $4 AND look_at = $5 AND state = 'active'",
        )
        .bind(at.as_millisecond())
        .bind(guild)
        .bind(channel)
        .bind(seen.version)
        .bind(seen.look_at.as_millisecond())
        .execute(&self.database.pool)
        .await?;
        Ok(moved.rows_affected() == 1)
    }

    /// Looks now at the schedules with a post that is claimed until later than this: by a clock that stood
    /// ahead. Says how many they are.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn look_at_claims_beyond(&self, moment: Timestamp, now: Timestamp) -> Result<u64, StoreError> {
        let moved = sqlx::query(STALE).bind(now.as_millisecond()).bind(moment.as_millisecond());
        Ok(moved.execute(&self.database.pool).await?.rows_affected())
    }

    /// Pauses a schedule that is active; where the bot was removed, also one that is paused. Says
    /// whether it was so.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn pause_schedule(
        &self,
        key: ScheduleKey,
        why: Pause,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (guild, channel) = numbers(key);
        let paused = sqlx::query(
            "UPDATE schedules SET state = $1, changed_at = $2, version = version + 1
             WHERE guild = $3 AND channel = $4
                 AND (state = 'active' OR ($1 = 'removed' AND state <> 'removed'))",
        )
        .bind(ScheduleState::Paused(why).code())
        .bind(now.as_millisecond())
        .bind(guild)
        .bind(channel)
        .execute(&self.database.pool)
        .await?;
        Ok(paused.rows_affected() == 1)
    }

    /// Takes a schedule away. What was posted is remembered: setting it again the same day gives no
    /// second post. Says whether it was there.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn remove_schedule(&self, key: ScheduleKey) -> Result<bool, StoreError> {
        let (guild, channel) = numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let set_by = "DELETE FROM schedule_setters WHERE guild = $1 AND channel = $2";
        let erased = sqlx::query(set_by).bind(guild).bind(channel).execute(&mut *transaction).await?;
        let removed = sqlx::query("DELETE FROM schedules WHERE guild = $1 AND channel = $2")
            .bind(guild)
            .bind(channel)
            .execute(&mut *transaction)
            .await?;
        self.database.commit_erasure(transaction, erased.rows_affected()).await?;
        Ok(removed.rows_affected() == 1)
    }
}

/// A schedule as somebody saw it: one that has been changed since goes its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) key: ScheduleKey,
    pub(super) version: i64,
}

impl From<&Schedule> for Seen {
    fn from(schedule: &Schedule) -> Self {
        Self { key: schedule.key, version: schedule.version }
    }
}

/// Looks at a schedule at another time.
pub(super) async fn look_at(
    transaction: &mut Transaction<'static, Any>,
    seen: Seen,
    at: Timestamp,
) -> Result<(), StoreError> {
    let (guild, channel) = numbers(seen.key);
    sqlx::query("UPDATE schedules SET look_at = $1 WHERE guild = $2 AND channel = $3 AND version = $4")
        .bind(at.as_millisecond())
        .bind(guild)
        .bind(channel)
        .bind(seen.version)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// A schedule's key as it stands in the tables.
pub(super) fn numbers(key: ScheduleKey) -> (i64, i64) {
    (key.guild.number().cast_signed(), key.channel.number().cast_signed())
}

/// A moment of a table. The last one that there is stands for never.
pub(super) fn moment(millis: i64) -> Result<Timestamp, StoreError> {
    if millis >= Timestamp::MAX.as_millisecond() {
        return Ok(Timestamp::MAX);
    }
    Timestamp::from_millisecond(millis).map_err(|_| Trouble::Damaged.into())
}

/// A value that only we write; another one means that somebody else has.
pub(super) fn sound<T>(value: Option<T>) -> Result<T, StoreError> {
    value.ok_or_else(|| Trouble::Damaged.into())
}

pub(super) fn id<T>(number: i64, wrap: impl Fn(std::num::NonZeroU64) -> T) -> Result<T, StoreError> {
    sound(std::num::NonZeroU64::new(number.cast_unsigned()).map(wrap))
}

/// A row that somebody else has spoilt keeps no other server from its quote.
fn readable(rows: &[AnyRow]) -> Vec<Schedule> {
    let read = rows.iter().map(|row| (row, read(row)));
    read.filter_map(|(row, schedule)| {
        schedule
            .inspect_err(|error| {
                let channel = row.try_get::<i64, _>("channel").unwrap_or_default();
                tracing::error!(%error, "reading a schedule");
                tracing::debug!(channel, "that schedule");
            })
            .ok()
    })
    .collect()
}

fn read(row: &AnyRow) -> Result<Schedule, StoreError> {
    let number = |column: &str| row.try_get::<i64, _>(column);
    let text = |column: &str| row.try_get::<String, _>(column);
    let small = |column: &str| Ok::<_, StoreError>(u16::try_from(number(column)?).ok());
    let time = small("time_of_day")?.and_then(PostTime::from_minutes);
    let days = u8::try_from(number("days")?).ok().and_then(Days::from_bits);
    let late_within = small("late_within")?.map(|minutes| Duration::from_mins(minutes.into()));
    let set_by = row.try_get::<Option<i64>, _>("set_by")?;
    let extra = |column: &str| sound(Extra::from_code(&text(column)?));
    let topics = text("topics")?.lines().map(str::to_owned).collect();
    Ok(Schedule {
        key: ScheduleKey {
            guild: id(number("guild")?, GuildId::new)?,
            channel: id(number("channel")?, ChannelId::new)?,
        },
        timetable: Timetable { time: sound(time)?, zone: text("timezone")?, days: sound(days)? },
        language: sound(LanguageRule::from_code(&text("language")?))?,
        topics,
        late_within: sound(late_within)?,
        extras: Extras { publish: extra("publish")?, thread: extra("thread")? },
        set_by: set_by.map(|number| id(number, MemberId::new)).transpose()?,
        speaks: sound(text("speaks")?.parse().ok())?,
        state: sound(ScheduleState::from_code(&text("state")?))?,
        done_until: moment(number("done_until")?)?,
        look_at: moment(number("look_at")?)?,
        version: number("version")?,
    })
}
