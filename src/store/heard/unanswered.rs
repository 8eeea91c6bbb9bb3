//! What was asked in vain, on the servers that want to know?

use std::time::{Duration, SystemTime};

use sqlx::Row as _;

use crate::domain::{GuildId, Language, Trouble, Unanswered, from_unix_millis, unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long a question is kept.
pub const UNANSWERED_FOR: Duration = Duration::from_hours(24 * 30);

/// How many questions of one server may come within one millisecond.
const ATTEMPTS: i64 = 100;

const ADD: &str = "
    INSERT INTO unanswered_questions (guild_id, asked_at, language, question) VALUES ($1, $2, $3, $4)
    ON CONFLICT (guild_id, asked_at) DO NOTHING";

const LATEST: &str = "
    SELECT asked_at, language, question FROM unanswered_questions
    WHERE guild_id = $1 ORDER BY asked_at DESC LIMIT $2 OFFSET $3";

const COUNT: &str = "SELECT COUNT(*) FROM unanswered_questions WHERE guild_id = $1";

pub(in crate::store) const FORGET: &str = "DELETE FROM unanswered_questions WHERE guild_id = $1";

const FORGET_OLD: &str = "DELETE FROM unanswered_questions WHERE asked_at < $1";

impl Store {
    /// Keeps a question that had no answer.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn keep_unanswered(&self, guild: GuildId, asked: &Unanswered) -> Result<(), StoreError> {
        let at = unix_millis(asked.at);
        for attempt in 0..ATTEMPTS {
            let insert = sqlx::query(ADD).bind(number(guild)).bind(at.saturating_add(attempt));
            let insert = insert.bind(asked.language.code()).bind(asked.question.as_str());
            if insert.execute(&self.database.pool).await?.rows_affected() == 1 {
                return Ok(());
            }
        }
        Err(Trouble::Locked.into())
    }

    /// Some of a server's questions, the newest first, after `skip` of them; and how many there are.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn unanswered(
        &self,
        guild: GuildId,
        skip: u32,
        most: u32,
    ) -> Result<(Vec<Unanswered>, u64), StoreError> {
        let pool = &self.database.pool;
        let latest = sqlx::query(LATEST).bind(number(guild)).bind(i64::from(most)).bind(i64::from(skip));
        let mut questions = Vec::new();
        for row in latest.fetch_all(pool).await? {
            questions.push(Unanswered {
                at: from_unix_millis(row.try_get(0)?),
                language: row.try_get::<String, _>(1)?.parse().unwrap_or(Language::Dutch),
                question: row.try_get(2)?,
            });
        }
        let count: i64 = sqlx::query(COUNT).bind(number(guild)).fetch_one(pool).await?.try_get(0)?;
        Ok((questions, u64::try_from(count).unwrap_or_default()))
    }

    /// Erases a server's questions.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_unanswered(&self, guild: GuildId) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let forgotten = sqlx::query(FORGET).bind(number(guild)).execute(&mut *transaction).await?;
        self.database.commit_erasure(transaction, forgotten.rows_affected()).await.map(drop)
    }

    /// Erases the questions that have been kept for [`UNANSWERED_FOR`]; says how many that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_unanswered(&self, now: SystemTime) -> Result<u64, StoreError> {
        let since = now.checked_sub(UNANSWERED_FOR).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut transaction = self.database.begin_write().await?;
        let forget = sqlx::query(FORGET_OLD).bind(unix_millis(since));
        let forgotten = forget.execute(&mut *transaction).await?;
        self.database.commit_erasure(transaction, forgotten.rows_affected()).await
    }
}
