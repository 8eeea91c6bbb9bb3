//! How long is what concerns a question kept?

use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use crate::domain::open_question::{COMPANY_KEPT, QUESTION_KEPT};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// The rows of `{table}` whose question was settled before `$1`.
const SETTLED: &str = "EXISTS (SELECT 1 FROM open_questions AS q WHERE q.guild = {table}.guild
    AND q.thread = {table}.thread AND q.settled_at < $1)";

/// That an answer to the question is kept, or may be: who asked can then still erase it.
const RESTS_ON_IT: &str = "EXISTS (SELECT 1 FROM kept_answers AS k WHERE k.guild = open_questions.guild
    AND k.thread = open_questions.thread AND k.state IN ('asked', 'offered', 'kept'))";

/// The rows of `{table}` whose question is not kept any more.
const ORPHANED: &str = "NOT EXISTS (SELECT 1 FROM open_questions AS q WHERE q.guild = {table}.guild
    AND q.thread = {table}.thread)";

impl Store {
    /// Erases what has been kept long enough: of settled questions who followed and who replied, then the
    /// words and who asked; and decisions that don't hold any more. Says how many rows that were.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_old_questions(&self, now: Timestamp) -> Result<u64, StoreError> {
        let since = |kept| now.checked_sub(kept).unwrap_or(Timestamp::MIN).as_millisecond();
        let mut transaction = self.database.begin_write().await?;
        let mut rows = 0;
        let of = |condition: &str, table: &str| condition.replace("{table}", table);
        let company = since(COMPANY_KEPT);
        let statements = [
            (
                format!(
                    "DELETE FROM question_followers WHERE told_at < $1 OR {}",
                    of(SETTLED, "question_followers")
                ),
                company,
            ),
            (format!("DELETE FROM question_replies WHERE {}", of(SETTLED, "question_replies")), company),
            (
                format!("DELETE FROM open_questions WHERE settled_at < $1 AND NOT {RESTS_ON_IT}"),
                since(QUESTION_KEPT),
            ),
            (
                format!(
                    "UPDATE open_questions SET purpose = '', tried = '', by_when = ''
                     WHERE settled_at < $1 AND purpose || tried || by_when <> '' AND {RESTS_ON_IT}"
                ),
                since(QUESTION_KEPT),
            ),
            ("DELETE FROM asking_stopped WHERE until < $1".to_owned(), now.as_millisecond()),
        ];
        for (statement, moment) in statements {
            let done = sqlx::query(AssertSqlSafe(statement)).bind(moment).execute(&mut *transaction).await?;
            rows += done.rows_affected();
        }
        for table in ["documents_offered", "question_askers", "question_followers", "question_replies"] {
            let statement = format!("DELETE FROM {table} WHERE {}", of(ORPHANED, table));
            rows += sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await?.rows_affected();
        }
        self.database.commit_erasure(transaction, rows).await
    }
}
