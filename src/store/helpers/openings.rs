//! May one more direct message be opened? Discord quarantines bots that open many.

use jiff::{SignedDuration, Timestamp};
use sqlx::Row as _;

use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How many direct messages are opened in an hour at the most, by all processes together.
pub const MOST_AN_HOUR: usize = 20;
/// How long none is opened after Discord said that it is too much.
const STOPPED_FOR: SignedDuration = SignedDuration::from_hours(24);
const HOUR: SignedDuration = SignedDuration::from_hours(1);

const COUNT: &str = "SELECT COUNT(*) FROM dm_openings WHERE mark = $1 AND at > $2";

impl Store {
    /// Takes one of the hour's openings; false where there is none left, or where Discord has said that it is
    /// too much. It is counted before it is made.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn take_dm_opening(&self, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        for (mark, since, most) in [("opened", HOUR, MOST_AN_HOUR), ("stopped", STOPPED_FOR, 1)] {
            let count = sqlx::query(COUNT).bind(mark).bind(before(now, since));
            let count: i64 = count.fetch_one(&mut *transaction).await?.try_get(0)?;
            if usize::try_from(count).unwrap_or_default() >= most {
                return Ok(false);
            }
        }
        sqlx::query("INSERT INTO dm_openings (mark, at) VALUES ('opened', $1)")
            .bind(now.as_millisecond())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Opens no direct message for a day: Discord said that it is too much.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn stop_dm_openings(&self, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO dm_openings (mark, at) VALUES ('stopped', $1)")
            .bind(now.as_millisecond())
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    /// Whether no direct message is opened at the moment, since Discord said that it is too much.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn dm_openings_stopped(&self, now: Timestamp) -> Result<bool, StoreError> {
        let count = sqlx::query(COUNT).bind("stopped").bind(before(now, STOPPED_FOR));
        Ok(count.fetch_one(&self.database.pool).await?.try_get::<i64, _>(0)? > 0)
    }
}

pub(super) fn before(now: Timestamp, time: SignedDuration) -> i64 {
    now.checked_sub(time).unwrap_or(Timestamp::MIN).as_millisecond()
}
