//! How many questions were asked on a server on a day, and how many did the documents answer?

use std::time::{Duration, SystemTime};

use crate::domain::{GuildId, unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long the counts of a day are kept, and that figures were posted.
pub const COUNTS_FOR: Duration = Duration::from_hours(24 * 60);

const A_DAY: i64 = 24 * 60 * 60 * 1_000;

/// What is to be added to the counts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The server.
    pub guild: GuildId,
    /// When: the day counts.
    pub at: SystemTime,
    /// How many questions more.
    pub asked: u64,
    /// How many more that the documents answered.
    pub answered: u64,
}

const COUNT: &str = "
    INSERT INTO day_counts (guild, day, asked, answered) VALUES ($1, $2, $3, $4)
    ON CONFLICT (guild, day) DO UPDATE SET
        asked = day_counts.asked + excluded.asked, answered = day_counts.answered + excluded.answered";

impl Store {
    /// Adds to the counts, all of it or nothing.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn count_questions(&self, counts: &[DayCount]) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        for count in counts {
            sqlx::query(COUNT)
                .bind(number(count.guild))
                .bind(day(count.at))
                .bind(i64::try_from(count.asked).unwrap_or(i64::MAX))
                .bind(i64::try_from(count.answered).unwrap_or(i64::MAX))
                .execute(&mut *transaction)
                .await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Forgets the counts of days that have been kept for [`COUNTS_FOR`], and which figures were posted; says how many
    /// rows that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_counts(&self, now: SystemTime) -> Result<u64, StoreError> {
        let since = now.checked_sub(COUNTS_FOR).unwrap_or(SystemTime::UNIX_EPOCH);
        let days = sqlx::query("DELETE FROM day_counts WHERE day < $1").bind(day(since));
        let posts = sqlx::query("DELETE FROM figures_posts WHERE claimed_at < $1").bind(unix_millis(since));
        let rows = days.execute(&self.database.pool).await?.rows_affected();
        Ok(rows + posts.execute(&self.database.pool).await?.rows_affected())
    }
}

/// The day of a moment, since 1970.
pub(super) fn day(at: SystemTime) -> i64 {
    unix_millis(at).div_euclid(A_DAY)
}
