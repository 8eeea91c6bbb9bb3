//! What goes with an asker who erases what is kept of them?
//!
//! The words of a question are its asker's: the whole question goes, and the message that shows it is to
//! be changed on Discord. That is written down before anything is deleted, in the same transaction.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::edits;
use crate::domain::MemberId;
use crate::domain::open_question::EditKind;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const ASKED: &str = "
    SELECT q.guild, q.thread, q.starter, q.language, q.made_by, q.state FROM open_questions AS q
    JOIN question_askers AS a ON a.guild = q.guild AND a.thread = q.thread WHERE a.member = $1";

const FOLLOWED: &str = "
    SELECT q.guild, q.thread, q.starter, q.language FROM open_questions AS q
    JOIN question_followers AS f ON f.guild = q.guild AND f.thread = q.thread
    WHERE f.member = $1 AND q.made_by = 'form' AND q.state NOT IN ('withdrawn', 'removed', 'gone')";

/// The words of a member's questions, for who wants to see what is kept of them.
const WORDS: &str = "
    SELECT q.* FROM open_questions AS q
    JOIN question_askers AS a ON a.guild = q.guild AND a.thread = q.thread WHERE a.member = $1";

/// What of a question goes with its words.
const WITH_IT: [&str; 3] = [
    "DELETE FROM question_followers WHERE guild = $1 AND thread = $2",
    "DELETE FROM question_replies WHERE guild = $1 AND thread = $2",
    "DELETE FROM open_questions WHERE guild = $1 AND thread = $2",
];

/// The questions of a member, row by row.
pub(in crate::store) async fn words_of(store: &Store, member: MemberId) -> Result<Vec<AnyRow>, StoreError> {
    let query = sqlx::query(WORDS).bind(member.number().cast_signed());
    Ok(query.fetch_all(&store.database.pool).await?)
}

/// Notes what is to be changed on Discord, and erases the questions of a member; who asked them goes
/// with all else that is kept of the member. Says how many rows went.
pub(in crate::store) async fn erase_words_of(
    transaction: &mut Transaction<'static, Any>,
    member: MemberId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let member = member.number().cast_signed();
    for row in sqlx::query(FOLLOWED).bind(member).fetch_all(&mut **transaction).await? {
        note(transaction, &row, EditKind::QuestionChanged, now).await?;
    }
    let mut rows = 0;
    for row in sqlx::query(ASKED).bind(member).fetch_all(&mut **transaction).await? {
        let posted_by_us = row.try_get::<String, _>("made_by")? == "form";
        let is_there = row.try_get::<String, _>("state")? != "gone";
        if posted_by_us && is_there {
            note(transaction, &row, EditKind::QuestionErased, now).await?;
        }
        let (guild, thread) = (row.try_get::<i64, _>("guild")?, row.try_get::<i64, _>("thread")?);
        for delete in WITH_IT {
            let gone = sqlx::query(delete).bind(guild).bind(thread).execute(&mut **transaction).await?;
            rows += gone.rows_affected();
        }
    }
    Ok(rows)
}

async fn note(
    transaction: &mut Transaction<'static, Any>,
    row: &AnyRow,
    what: EditKind,
    now: Timestamp,
) -> Result<(), StoreError> {
    let place = (row.try_get::<i64, _>("guild")?, row.try_get::<i64, _>("thread")?);
    let language = row.try_get::<String, _>("language")?;
    edits::note(transaction, (place, row.try_get("starter")?), (what, &language), now).await
}
