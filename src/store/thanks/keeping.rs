//! How long is it kept which messages helped, and who said so?

use jiff::{SignedDuration, Timestamp};
use sqlx::{Any, Transaction};

use crate::domain::MemberId;
use crate::store::group::rows::member_number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// Days that a mark is kept, and who gave it.
const MARK_DAYS: i64 = 400;
const GIVER_DAYS: i64 = 90;

const GIVEN: &str =
    "DELETE FROM helped WHERE EXISTS (SELECT 1 FROM helped_by AS b WHERE b.guild = helped.guild
    AND b.message = helped.message AND b.mark = helped.mark AND b.giver = $1)";

const ORPHANED: &str = "DELETE FROM helped_by WHERE NOT EXISTS (SELECT 1 FROM helped AS h
    WHERE h.guild = helped_by.guild AND h.message = helped_by.message AND h.mark = helped_by.mark)";

impl Store {
    /// Erases what has been kept long enough. Says how many rows that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_marks(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let mut rows = 0;
        for (statement, days) in [
            ("DELETE FROM helped WHERE at < $1", MARK_DAYS),
            ("DELETE FROM helped_by WHERE at < $1", GIVER_DAYS),
        ] {
            let since = now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
            let done = sqlx::query(statement).bind(since.as_millisecond()).execute(&mut *transaction).await?;
            rows += done.rows_affected();
        }
        rows += forget_orphans(&mut transaction).await?;
        self.database.commit_erasure(transaction, rows).await
    }
}

/// Erases the marks that a member gave, as long as it is known that they did: nobody gains by thanking and erasing.
/// Says how many rows that were.
pub(in crate::store) async fn erase_given_by(
    transaction: &mut Transaction<'static, Any>,
    member: MemberId,
) -> Result<u64, StoreError> {
    let gone = sqlx::query(GIVEN).bind(member_number(member)).execute(&mut **transaction).await?;
    Ok(gone.rows_affected())
}

/// Erases who gave marks that are no more.
pub(in crate::store) async fn forget_orphans(
    transaction: &mut Transaction<'static, Any>,
) -> Result<u64, StoreError> {
    Ok(sqlx::query(ORPHANED).execute(&mut **transaction).await?.rows_affected())
}
