//! What happens to what was kept of a server that the bot has left?

use std::collections::BTreeSet;
use std::num::NonZeroU64;
use std::time::{Duration, SystemTime};

use sqlx::{AssertSqlSafe, Row as _};

use super::columns::number;
use super::handle::Store;
use super::holdings::OF_A_GUILD;
use super::trouble::StoreError;
use crate::domain::{GuildId, unix_millis};

/// How long what was kept of a server outlives the bot's leaving: long enough to bring it back
/// after a slip, or after a week's doubt.
pub const ERASED_AFTER: Duration = Duration::from_hours(24 * 7);

const LEAVE: &str =
    "INSERT INTO departed_guilds (guild_id, left_at) VALUES ($1, $2) ON CONFLICT (guild_id) DO NOTHING";

const COME_BACK: &str = "DELETE FROM departed_guilds WHERE guild_id = $1";

const DEPARTED: &str = "SELECT guild_id FROM departed_guilds";

const GONE: &str = "DELETE FROM departed_guilds WHERE guild_id = $1 AND left_at <= $2";

const DUE: &str = "SELECT guild_id FROM departed_guilds WHERE left_at <= $1";

impl Store {
    /// Notes that the bot has left a server. If that has been noted before, the first time counts.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn leave_guild(&self, guild: GuildId, now: SystemTime) -> Result<(), StoreError> {
        let leave = sqlx::query(LEAVE).bind(number(guild)).bind(unix_millis(now));
        leave.execute(&self.database.pool).await?;
        Ok(())
    }

    /// Notes that the bot is on a server, after all: what is kept of it stays.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn join_guild(&self, guild: GuildId) -> Result<(), StoreError> {
        sqlx::query(COME_BACK).bind(number(guild)).execute(&self.database.pool).await?;
        Ok(())
    }

    /// The servers that the bot has left, and of which nothing has been erased yet.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn departed(&self) -> Result<Vec<GuildId>, StoreError> {
        let rows = sqlx::query(DEPARTED).fetch_all(&self.database.pool).await?;
        let mut departed = Vec::with_capacity(rows.len());
        for row in rows {
            let number = row.try_get::<i64, _>(0)?.cast_unsigned();
            departed.extend(NonZeroU64::new(number).map(GuildId::new));
        }
        Ok(departed)
    }

    /// The servers of which something is kept.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn known_guilds(&self) -> Result<Vec<GuildId>, StoreError> {
        let mut known = BTreeSet::new();
        for holding in OF_A_GUILD {
            for row in sqlx::query(AssertSqlSafe(holding.whose())).fetch_all(&self.database.pool).await? {
                let number = row.try_get::<i64, _>(0)?.cast_unsigned();
                known.extend(NonZeroU64::new(number).map(GuildId::new));
            }
        }
        Ok(known.into_iter().collect())
    }

    /// Erases what is kept of servers that the bot left [`ERASED_AFTER`] ago; says how many servers
    /// that were.
    ///
    /// # Errors
    /// When the database can't be read or written to. What has been erased by then stays so.
    pub async fn erase_departed(&self, now: SystemTime) -> Result<usize, StoreError> {
        let due = unix_millis(now.checked_sub(ERASED_AFTER).unwrap_or(SystemTime::UNIX_EPOCH));
        let mut erased = 0;
        for row in sqlx::query(DUE).bind(due).fetch_all(&self.database.pool).await? {
            let guild = row.try_get::<i64, _>(0)?;
            let mut transaction = self.database.begin_write().await?;
            // If the bot has come back since it was looked up, everything stays.
            let gone = sqlx::query(GONE).bind(guild).bind(due).execute(&mut *transaction).await?;
            if gone.rows_affected() == 0 {
                continue;
            }
            let mut rows = gone.rows_affected();
            for holding in OF_A_GUILD {
                let erase = sqlx::query(AssertSqlSafe(holding.erase())).bind(guild);
                rows += erase.execute(&mut *transaction).await?.rows_affected();
            }
            self.database.commit_erasure(transaction, rows).await?;
            erased += 1;
        }
        Ok(erased)
    }
}
