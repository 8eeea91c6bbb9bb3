//! What has still to be changed on Discord, so that what was erased here is erased there too?

use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, Row as _, Transaction};

use super::rows::{id, key, moment, numbers, readable, sound};
use crate::domain::open_question::{EditKind, PendingEdit, QuestionKey};
use crate::domain::{Language, MessageId, Shards};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How long a change is tried.
const TRIED_FOR: Duration = Duration::from_hours(24 * 7);
/// The longest wait between two tries.
const LONGEST_PAUSE: Duration = Duration::from_hours(1);

const NOTE: &str = "
    INSERT INTO to_be_edited (guild, channel, message, what, language, since, try_at, tries)
    VALUES ($1, $2, $3, $4, $5, $6, 0, 0)
    ON CONFLICT (guild, channel, message, what) DO UPDATE SET try_at = 0, noted = to_be_edited.noted + 1";

const DUE: &str = "
    SELECT guild, channel AS thread, message, what, language, since, tries, noted FROM to_be_edited
    WHERE try_at <= $1 AND (guild >> 22) % $2 BETWEEN $3 AND $4 ORDER BY try_at, message LIMIT $5";

const SETTLED: &str = "
    DELETE FROM to_be_edited WHERE guild = $1 AND channel = $2 AND message = $3 AND what = $4 AND noted = $5";

const TRY_AGAIN: &str = "
    UPDATE to_be_edited SET try_at = $6, tries = tries + 1
    WHERE guild = $1 AND channel = $2 AND message = $3 AND what = $4 AND noted = $5";

impl Store {
    /// The changes that are to be tried now, of the servers of these shards.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn edits_due(
        &self,
        now: Timestamp,
        shards: Shards,
        count: u16,
    ) -> Result<Vec<PendingEdit>, StoreError> {
        let query = sqlx::query(DUE)
            .bind(now.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(i64::from(count));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, pending))
    }

    /// Writes down that a message is to be changed.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn note_edit(
        &self,
        key: QuestionKey,
        message: MessageId,
        what: (EditKind, Language),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let (message, kind) = (message.number().cast_signed(), what.0);
        note(&mut transaction, (numbers(key), message), (kind, what.1.code()), now).await?;
        Ok(transaction.commit().await?)
    }

    /// A change has been made, or can't ever be; one that was noted again in the meantime is made once more.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn edit_settled(&self, edit: &PendingEdit) -> Result<(), StoreError> {
        of(SETTLED, edit).execute(&self.database.pool).await?;
        Ok(())
    }

    /// A change could not be made: it is tried again later, each time after a longer pause, for a week.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn edit_failed(&self, edit: &PendingEdit, now: Timestamp) -> Result<(), StoreError> {
        if now.duration_since(edit.since) >= jiff::SignedDuration::try_from(TRIED_FOR).unwrap_or_default() {
            return self.edit_settled(edit).await;
        }
        let pause = Duration::from_secs(30) * 2_u32.pow(u32::from(edit.tries.min(10)));
        let try_at = now.saturating_add(pause.min(LONGEST_PAUSE)).unwrap_or(Timestamp::MAX);
        of(TRY_AGAIN, edit).bind(try_at.as_millisecond()).execute(&self.database.pool).await?;
        Ok(())
    }
}

/// A statement on a change, as it was when it was read: what was noted again since is another one.
fn of(statement: &'static str, edit: &PendingEdit) -> Query<'static, Any, AnyArguments> {
    let (guild, channel) = numbers(edit.key);
    sqlx::query(statement)
        .bind(guild)
        .bind(channel)
        .bind(edit.message.number().cast_signed())
        .bind(edit.what.code())
        .bind(edit.noted)
}

pub(in crate::store) async fn note(
    transaction: &mut Transaction<'static, Any>,
    ((guild, channel), message): ((i64, i64), i64),
    (what, language): (EditKind, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(NOTE)
        .bind(guild)
        .bind(channel)
        .bind(message)
        .bind(what.code())
        .bind(language)
        .bind(now.as_millisecond())
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

fn pending(row: &AnyRow) -> Result<PendingEdit, StoreError> {
    Ok(PendingEdit {
        key: key(row)?,
        message: id(row.try_get("message")?, MessageId::new)?,
        what: sound(EditKind::from_code(&row.try_get::<String, _>("what")?))?,
        language: sound(row.try_get::<String, _>("language")?.parse().ok())?,
        since: moment(row.try_get("since")?)?,
        tries: u16::try_from(row.try_get::<i64, _>("tries")?).unwrap_or(u16::MAX),
        noted: row.try_get("noted")?,
    })
}
