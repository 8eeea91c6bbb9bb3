//! What goes with an author, or with an asker, who erases what is kept of them?

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Transaction};

use super::answers::{follow, update};
use super::rows::{COLUMNS, read};
use crate::domain::MemberId;
use crate::domain::kept_answer::{KeptAnswer, KeptEvent};
use crate::store::group::rows::{member_number, readable};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// The words of a member's answers, for who wants to see what is kept of them.
const WORDS: &str = "SELECT k.* FROM kept_answers AS k
    JOIN kept_authors AS a ON a.guild = k.guild AND a.message = k.message WHERE a.member = $1";

const THEIRS: &str =
    "JOIN kept_authors AS a ON a.guild = k.guild AND a.message = k.message WHERE a.member = $1";

const TO_THEIR_QUESTIONS: &str = "JOIN question_askers AS a ON a.guild = k.guild AND a.thread = k.thread
    WHERE a.member = $1 AND k.state IN ('asked', 'offered', 'kept') AND k.reworded = 0 AND k.question <> ''";

/// The answers of a member, row by row.
pub(in crate::store) async fn words_of(store: &Store, member: MemberId) -> Result<Vec<AnyRow>, StoreError> {
    let query = sqlx::query(WORDS).bind(member_number(member));
    Ok(query.fetch_all(&store.database.pool).await?)
}

/// Withdraws all answers of a member, whose words are erased by that; where they were asked in a thread, that
/// message goes from Discord too. Says how many rows were changed or erased.
pub(in crate::store) async fn erase_kept_of(
    transaction: &mut Transaction<'static, Any>,
    member: MemberId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut rows = 0;
    for answer in of(transaction, THEIRS, member).await? {
        rows += change(transaction, &answer, KeptEvent::Withdrawn, now).await?;
    }
    Ok(rows)
}

/// Takes the words of a member's questions off the answers to them, which moderators are then to look at. Says how
/// many rows were changed.
pub(in crate::store) async fn forget_question_of(
    transaction: &mut Transaction<'static, Any>,
    asker: MemberId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut rows = 0;
    for answer in of(transaction, TO_THEIR_QUESTIONS, asker).await? {
        rows += 1 + change(transaction, &answer, KeptEvent::QuestionErased, now).await?;
    }
    Ok(rows)
}

async fn of(
    transaction: &mut Transaction<'static, Any>,
    which: &str,
    member: MemberId,
) -> Result<Vec<KeptAnswer>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM kept_answers AS k {which}");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(member_number(member));
    Ok(readable(&query.fetch_all(&mut **transaction).await?, read))
}

async fn change(
    transaction: &mut Transaction<'static, Any>,
    before: &KeptAnswer,
    event: KeptEvent,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut after = before.clone();
    after.happens(event, now);
    update(transaction, &after, now).await?;
    follow(transaction, (before, &after), now).await
}
