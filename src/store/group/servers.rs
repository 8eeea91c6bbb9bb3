//! What is known of all questions of a server?

use jiff::Timestamp;
use sqlx::Row as _;

use super::rows::id;
use crate::domain::{ChannelId, GuildId, Shards};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const LOST: &str = "
    SELECT guild_id FROM guild_settings AS s
    WHERE group_gone_at > 0 AND group_gone_at <= $1 AND (guild_id >> 22) % $2 BETWEEN $3 AND $4
        AND EXISTS (SELECT 1 FROM open_questions AS q
            WHERE q.guild = s.guild_id AND q.state IN ('open', 'replied'))";

impl Store {
    /// The threads of a server that are questions, open or not.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn question_threads(&self, guild: GuildId) -> Result<Vec<ChannelId>, StoreError> {
        let sql = "SELECT thread FROM open_questions
            WHERE guild = $1 AND state NOT IN ('withdrawn', 'removed', 'gone')";
        let rows = sqlx::query(sql).bind(guild.number().cast_signed()).fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, ChannelId::new)).collect()
    }

    /// How many questions were asked on a server since then.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn asked_since(&self, guild: GuildId, since: Timestamp) -> Result<usize, StoreError> {
        let sql = "SELECT COUNT(*) FROM open_questions WHERE guild = $1 AND asked_at >= $2";
        let query = sqlx::query(sql).bind(guild.number().cast_signed()).bind(since.as_millisecond());
        let count: i64 = query.fetch_one(&self.database.pool).await?.try_get(0)?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The servers of these shards whose group has been gone since then or longer, and where questions are still
    /// open.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn groups_lost_since(
        &self,
        since: Timestamp,
        shards: Shards,
    ) -> Result<Vec<GuildId>, StoreError> {
        let query = sqlx::query(LOST)
            .bind(since.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()));
        let rows = query.fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, GuildId::new)).collect()
    }
}
