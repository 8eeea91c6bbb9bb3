//! On which servers are figures to be posted, and of which Monday were they?

use std::num::NonZeroU64;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;

use crate::domain::{ChannelId, GuildId, MondayFigures, Shards};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const WANTED: &str = "
    SELECT guild_id, figures_channel, figures_timezone, figures_language FROM guild_settings
    WHERE figures_channel <> 0 AND (guild_id >> 22) % $1 BETWEEN $2 AND $3 ORDER BY guild_id";

const CLAIM: &str = "
    INSERT INTO figures_posts (guild, monday, claimed_at) VALUES ($1, $2, $3)
    ON CONFLICT (guild, monday) DO NOTHING";

impl Store {
    /// The servers of these shards that want figures each Monday.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn figures_wanted(&self, shards: Shards) -> Result<Vec<(GuildId, MondayFigures)>, StoreError> {
        let query = sqlx::query(WANTED)
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()));
        let mut wanted = Vec::new();
        for row in query.fetch_all(&self.database.pool).await? {
            let id = |at: usize| row.try_get::<i64, _>(at).map(|id| NonZeroU64::new(id.cast_unsigned()));
            let language = row.try_get::<String, _>(3)?.parse();
            if let (Some(guild), Some(channel), Ok(language)) = (id(0)?, id(1)?, language) {
                let figures =
                    MondayFigures { channel: ChannelId::new(channel), timezone: row.try_get(2)?, language };
                wanted.push((GuildId::new(guild), figures));
            }
        }
        Ok(wanted)
    }

    /// Claims the figures of a Monday before they are posted. Of several that try, one is told that it may post them,
    /// and that only once.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn claim_figures(
        &self,
        guild: GuildId,
        monday: Date,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let claim = sqlx::query(CLAIM).bind(number(guild)).bind(monday.to_string());
        let claimed = claim.bind(now.as_millisecond()).execute(&self.database.pool).await?;
        Ok(claimed.rows_affected() == 1)
    }

    /// The figures of a Monday were surely not posted: it may be tried again.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn unclaim_figures(&self, guild: GuildId, monday: Date) -> Result<(), StoreError> {
        let unclaim = sqlx::query("DELETE FROM figures_posts WHERE guild = $1 AND monday = $2");
        unclaim.bind(number(guild)).bind(monday.to_string()).execute(&self.database.pool).await?;
        Ok(())
    }
}
