//! On which servers has the bot said hello? Once ever on each: a hash of the server's number stays when all that
//! is kept of the server is erased, so that a bot that comes back is not a stranger again.

use std::time::SystemTime;

use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;

use super::columns::number;
use super::handle::Store;
use super::holdings::OF_A_GUILD;
use super::trouble::StoreError;
use crate::domain::{GuildId, unix_millis};

const GREET: &str =
    "INSERT INTO greeted_servers (server, greeted_at) VALUES ($1, $2) ON CONFLICT (server) DO NOTHING";

impl Store {
    /// Notes that the bot says hello on a server. Whether that is the first time; of two who ask at once, it is
    /// of one.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn greet(&self, guild: GuildId, now: SystemTime) -> Result<bool, StoreError> {
        let greet = sqlx::query(GREET).bind(key(guild)).bind(unix_millis(now));
        Ok(greet.execute(&self.database.pool).await?.rows_affected() > 0)
    }

    /// Whether anything is kept of a server.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn knows(&self, guild: GuildId) -> Result<bool, StoreError> {
        for holding in OF_A_GUILD {
            let of_it = sqlx::query(AssertSqlSafe(holding.of_one())).bind(number(guild));
            if of_it.fetch_optional(&self.database.pool).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What a server is known by here.
fn key(guild: GuildId) -> i64 {
    let hash = Sha256::digest(format!("greeted {guild}"));
    let first = hash.first_chunk().copied().unwrap_or_default();
    i64::from_be_bytes(first)
}
