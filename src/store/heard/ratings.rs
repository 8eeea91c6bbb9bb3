//! Which passages were found helpful on a server, and which not? Only how often; not by whom.

use std::time::{Duration, SystemTime};

use sqlx::Row as _;

use crate::domain::{GuildId, unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long the ratings of a passage are kept after the last of them.
pub const RATINGS_FOR: Duration = Duration::from_hours(24 * 180);

/// What members of a server thought of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The short name of the passage.
    pub passage: String,
    /// How many found it helpful.
    pub helpful: u64,
    /// How many did not.
    pub unhelpful: u64,
}

const RATE: &str = "
    INSERT INTO passage_ratings (guild_id, passage, helpful, unhelpful, rated_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (guild_id, passage) DO UPDATE SET
        helpful = passage_ratings.helpful + excluded.helpful,
        unhelpful = passage_ratings.unhelpful + excluded.unhelpful,
        rated_at = excluded.rated_at";

const MOST_RATED: &str = "
    SELECT passage, helpful, unhelpful FROM passage_ratings
    WHERE guild_id = $1 ORDER BY unhelpful DESC, helpful DESC, passage LIMIT $2";

const FORGET_OLD: &str = "DELETE FROM passage_ratings WHERE rated_at < $1";

impl Store {
    /// Counts an opinion of a passage.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn rate(
        &self,
        guild: GuildId,
        passage: &str,
        helpful: bool,
        now: SystemTime,
    ) -> Result<(), StoreError> {
        let rate = sqlx::query(RATE).bind(number(guild)).bind(passage).bind(i64::from(helpful));
        let rate = rate.bind(i64::from(!helpful)).bind(unix_millis(now));
        rate.execute(&self.database.pool).await?;
        Ok(())
    }

    /// The passages that were rated on a server, at most so many: first those that most did not find helpful.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn ratings(&self, guild: GuildId, most: u32) -> Result<Vec<Rated>, StoreError> {
        let rows = sqlx::query(MOST_RATED).bind(number(guild)).bind(i64::from(most));
        let rows = rows.fetch_all(&self.database.pool).await?;
        let rated = |row: &sqlx::any::AnyRow| -> Result<Rated, sqlx::Error> {
            let count =
                |at: usize| row.try_get::<i64, _>(at).map(|count| u64::try_from(count).unwrap_or_default());
            Ok(Rated { passage: row.try_get(0)?, helpful: count(1)?, unhelpful: count(2)? })
        };
        Ok(rows.iter().map(rated).collect::<Result<_, _>>()?)
    }

    /// Erases the ratings that have been kept for [`RATINGS_FOR`]; says of how many passages that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_ratings(&self, now: SystemTime) -> Result<u64, StoreError> {
        let since = now.checked_sub(RATINGS_FOR).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut transaction = self.database.begin_write().await?;
        let forget = sqlx::query(FORGET_OLD).bind(unix_millis(since));
        let forgotten = forget.execute(&mut *transaction).await?;
        self.database.commit_erasure(transaction, forgotten.rows_affected()).await
    }
}
