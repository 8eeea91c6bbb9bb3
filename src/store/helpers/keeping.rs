//! How long is it kept who offered to be asked, and what was asked?

use jiff::{SignedDuration, Timestamp};

use super::openings::before;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// What is erased, and after how many days.
const FORGET: [(&str, i64); 5] = [
    ("DELETE FROM helpers WHERE state IN ('asleep', 'unreachable') AND settled_at < $1", 180),
    ("DELETE FROM helpers WHERE state = 'gone' AND settled_at < $1", 30),
    ("DELETE FROM wakes WHERE sent_at < $1", 90),
    ("DELETE FROM dm_openings WHERE at < $1", 2),
    // Nobody is asleep who was not asked two weeks ago whether it should go on.
    (
        "UPDATE helpers SET state = 'asleep', settled_at = asked_to_go_on_at
      WHERE state = 'awake' AND asked_to_go_on_at < $1",
        14,
    ),
];

const ORPHANED: &str = "DELETE FROM not_for WHERE NOT EXISTS (SELECT 1 FROM helpers AS h
    WHERE h.guild = not_for.guild AND h.member = not_for.member)";

impl Store {
    /// Erases what has been kept long enough, and lets those sleep who did not say that it should go on. Says
    /// how many rows that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_helpers(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let mut rows = 0;
        for (statement, days) in FORGET {
            let since = before(now, SignedDuration::from_hours(24 * days));
            let done = sqlx::query(statement).bind(since).execute(&mut *transaction).await?;
            rows += done.rows_affected();
        }
        rows += sqlx::query(ORPHANED).execute(&mut *transaction).await?.rows_affected();
        self.database.commit_erasure(transaction, rows).await
    }
}
