//! Which questions lead to a passage of the documents, since moderators of a server said that it answers them?

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use sqlx::Row as _;

use crate::domain::{GuildId, LeadingQuestion, MOST_LEADING, Trouble, from_unix_millis, unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long a question is kept whose passage isn't in the documents any more: they may come back.
pub const LEADING_FOR: Duration = Duration::from_hours(24 * 90);

const LEAD: &str = "
    INSERT INTO listed_questions (guild, passage, document, question, language, since, gone_since)
    SELECT $1, $2, $3, $4, $5, $6, NULL WHERE (SELECT COUNT(*) FROM listed_questions WHERE guild = $1) < $7
    ON CONFLICT (guild, passage, question) DO UPDATE SET gone_since = NULL";

const LISTED: &str = "
    SELECT passage, document, question, language FROM listed_questions
    WHERE guild = $1 ORDER BY since, passage, question";

const PASSAGES: &str = "SELECT DISTINCT passage, gone_since FROM listed_questions";

const GONE: &str = "UPDATE listed_questions SET gone_since = $1 WHERE passage = $2 AND gone_since IS NULL";

const BACK: &str = "UPDATE listed_questions SET gone_since = NULL WHERE passage = $1";

const FORGET_GONE: &str = "DELETE FROM listed_questions WHERE gone_since < $1";

const STOP_LEADING: &str = "DELETE FROM listed_questions WHERE guild = $1 AND passage = $2 AND question = $3";

impl Store {
    /// From now on a question leads to a passage. Says whether there was room for it: of one server at most
    /// [`MOST_LEADING`] are kept.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn lead(
        &self,
        guild: GuildId,
        leading: &LeadingQuestion,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let lead = sqlx::query(LEAD)
            .bind(number(guild))
            .bind(leading.passage.as_str())
            .bind(leading.document.as_str())
            .bind(leading.question.as_str())
            .bind(leading.language.code())
            .bind(unix_millis(now))
            .bind(i64::try_from(MOST_LEADING).unwrap_or(i64::MAX));
        Ok(lead.execute(&self.database.pool).await?.rows_affected() == 1)
    }

    /// The questions of a server that lead to passages, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn leading_questions(&self, guild: GuildId) -> Result<Vec<LeadingQuestion>, StoreError> {
        let rows = sqlx::query(LISTED).bind(number(guild)).fetch_all(&self.database.pool).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let language = row.try_get::<String, _>(3)?;
            Ok(LeadingQuestion {
                passage: row.try_get(0)?,
                document: row.try_get(1)?,
                question: row.try_get(2)?,
                language: language.parse().map_err(|_| StoreError::from(Trouble::Damaged))?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// A question doesn't lead to that passage any more.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn stop_leading(&self, guild: GuildId, leading: &LeadingQuestion) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let stop = sqlx::query(STOP_LEADING).bind(number(guild)).bind(leading.passage.as_str());
        let stopped = stop.bind(leading.question.as_str()).execute(&mut *transaction).await?;
        self.database.commit_erasure(transaction, stopped.rows_affected()).await.map(drop)
    }

    /// Notes which passages are missing in the documents, by `is_there`, and erases the questions whose passage
    /// has been missing for [`LEADING_FOR`]; says how many those were.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn forget_lost_leading(
        &self,
        is_there: impl Fn(&str) -> bool + Send,
        now: SystemTime,
    ) -> Result<u64, StoreError> {
        let mut changed = HashSet::new();
        for row in sqlx::query(PASSAGES).fetch_all(&self.database.pool).await? {
            let (passage, gone) = (row.try_get::<String, _>(0)?, row.try_get::<Option<i64>, _>(1)?);
            // Where it was missed before, and when, makes no difference to what is noted now.
            if is_there(&passage) == gone.is_some() {
                changed.insert(passage);
            }
        }
        let mut transaction = self.database.begin_write().await?;
        for passage in changed {
            let note = if is_there(&passage) {
                sqlx::query(BACK).bind(passage)
            } else {
                sqlx::query(GONE).bind(unix_millis(now)).bind(passage)
            };
            note.execute(&mut *transaction).await?;
        }
        let since = now.checked_sub(LEADING_FOR).unwrap_or(from_unix_millis(0));
        let forgotten = sqlx::query(FORGET_GONE).bind(unix_millis(since)).execute(&mut *transaction).await?;
        self.database.commit_erasure(transaction, forgotten.rows_affected()).await
    }
}
