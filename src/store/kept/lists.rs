//! Which answers are shown on a server, which wait for its moderators, and on which servers has that changed?

use std::collections::BTreeSet;

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row as _};

use super::rows::{COLUMNS, passage, read};
use crate::domain::kept_answer::{KeptAnswer, KeptPassage};
use crate::domain::thanks::MessageKey;
use crate::domain::{ChannelId, GuildId, MessageId, Shards};
use crate::store::group::rows::{id, moment, readable};
use crate::store::handle::Store;
use crate::store::thanks::message_numbers;
use crate::store::trouble::StoreError;

const CHANGED: &str = "SELECT guild, MAX(touched_at) FROM kept_answers
    WHERE touched_at >= $1 AND (guild >> 22) % $2 BETWEEN $3 AND $4 GROUP BY guild";

impl Store {
    /// All answers that are shown on a server, the earliest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn kept(&self, guild: GuildId) -> Result<Vec<KeptPassage>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, a.display_name FROM kept_answers AS k
             LEFT JOIN kept_authors AS a ON a.guild = k.guild AND a.message = k.message
             WHERE k.guild = $1 AND k.state = 'kept' ORDER BY k.decided_at, k.message"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild.number().cast_signed());
        Ok(readable(&query.fetch_all(&self.database.pool).await?, passage))
    }

    /// The answers of a server that moderators are to look at, the longest waiting first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn answers_to_keep(
        &self,
        guild: GuildId,
        now: Timestamp,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM kept_answers AS k WHERE k.guild = $1 AND (k.state = 'offered'
                OR (k.state = 'kept' AND (k.changed_since = 1 OR k.look_at <= $2)))
             ORDER BY k.since, k.message"
        );
        let query =
            sqlx::query(AssertSqlSafe(sql)).bind(guild.number().cast_signed()).bind(now.as_millisecond());
        Ok(readable(&query.fetch_all(&self.database.pool).await?, read))
    }

    /// The messages of a server whose answers are kept or may be.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn messages_kept(&self, guild: GuildId) -> Result<BTreeSet<MessageId>, StoreError> {
        let sql =
            "SELECT message FROM kept_answers WHERE guild = $1 AND state IN ('asked', 'offered', 'kept')";
        let rows = sqlx::query(sql).bind(guild.number().cast_signed()).fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, MessageId::new)).collect()
    }

    /// The messages of a thread whose answers are kept or may be.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn kept_in(&self, guild: GuildId, thread: ChannelId) -> Result<Vec<MessageKey>, StoreError> {
        let sql = "SELECT message FROM kept_answers
            WHERE guild = $1 AND thread = $2 AND state IN ('asked', 'offered', 'kept') ORDER BY message";
        let query = sqlx::query(sql).bind(guild.number().cast_signed()).bind(thread.number().cast_signed());
        let rows = query.fetch_all(&self.database.pool).await?;
        let key = |number| Ok(MessageKey { guild, message: id(number, MessageId::new)? });
        rows.iter().map(|row| key(row.try_get(0)?)).collect()
    }

    /// The servers of these shards on which an answer has been changed since then, by whichever process; and when
    /// that last was.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn kept_changed_since(
        &self,
        since: Timestamp,
        shards: Shards,
    ) -> Result<Vec<(GuildId, Timestamp)>, StoreError> {
        let rows = sqlx::query(CHANGED)
            .bind(since.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .fetch_all(&self.database.pool)
            .await?;
        let read = |row: &AnyRow| Ok((id(row.try_get(0)?, GuildId::new)?, moment(row.try_get(1)?)?));
        rows.iter().map(read).collect()
    }

    /// Notes that a message was seen to be there still.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn kept_seen(&self, key: MessageKey, now: Timestamp) -> Result<(), StoreError> {
        let (guild, message) = message_numbers(key);
        sqlx::query("UPDATE kept_answers SET seen_at = $1 WHERE guild = $2 AND message = $3")
            .bind(now.as_millisecond())
            .bind(guild)
            .bind(message)
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }
}
