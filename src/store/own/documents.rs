//! How do documents of a server come, change and go?

use std::time::SystemTime;

use sqlx::{Any, Row as _, Transaction};

use crate::domain::{
    GuildId, Keeping, MOST_DOCUMENTS, MOST_TEXT_OF_SERVER, MemberId, ServerDocument, unix_millis,
};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How much there is, without the one that is replaced.
const ROOM: &str = "
    SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT), CAST(COALESCE(MAX(number), 0) AS BIGINT)
    FROM server_documents WHERE guild = $1 AND number <> $2";

const ADD: &str = "
    INSERT INTO server_documents
        (guild, number, title, language, source_title, source_url, text, size, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

const REPLACE: &str = "
    UPDATE server_documents SET title = $3, language = $4, source_title = $5, source_url = $6, text = $7, size = $8,
        changed_at = $9
    WHERE guild = $1 AND number = $2";

const ADDER: &str = "
    INSERT INTO server_document_adders (guild, number, member) VALUES ($1, $2, $3)
    ON CONFLICT (guild, number) DO UPDATE SET member = excluded.member";

const REMOVE: [&str; 2] = [
    "DELETE FROM server_documents WHERE guild = $1 AND number = $2",
    "DELETE FROM server_document_adders WHERE guild = $1 AND number = $2",
];

impl Store {
    /// Adds a document to a server, or puts it in the place of the one with its number, where that isn't 0.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn keep_server_document(
        &self,
        guild: GuildId,
        document: &ServerDocument,
        (member, now): (MemberId, SystemTime),
    ) -> Result<Keeping, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let room = sqlx::query(ROOM).bind(number(guild)).bind(document.number);
        let room = room.fetch_one(&mut *transaction).await?;
        let (count, size): (i64, i64) = (room.try_get(0)?, room.try_get(1)?);
        let is_new = document.number == 0;
        if is_new && usize::try_from(count).is_ok_and(|count| count >= MOST_DOCUMENTS) {
            return Ok(Keeping::TooMany);
        }
        if usize::try_from(size).unwrap_or_default() + document.text.len() > MOST_TEXT_OF_SERVER {
            return Ok(Keeping::TooMuch);
        }
        let last: i64 = room.try_get(2)?;
        let which = if is_new { unix_millis(now).max(last + 1) } else { document.number };
        let statement = if is_new { ADD } else { REPLACE };
        if write(&mut transaction, statement, (guild, which), (document, now)).await? == 0 {
            return Ok(Keeping::Gone);
        }
        let adder = sqlx::query(ADDER).bind(number(guild)).bind(which).bind(member.number().cast_signed());
        adder.execute(&mut *transaction).await?;
        // What was replaced is erased.
        self.database.commit_erasure(transaction, u64::from(!is_new)).await?;
        Ok(Keeping::Kept(which))
    }

    /// Removes a document of a server; says whether it was there.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn remove_server_document(&self, guild: GuildId, which: i64) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let mut rows = 0;
        for remove in REMOVE {
            let gone = sqlx::query(remove).bind(number(guild)).bind(which).execute(&mut *transaction).await?;
            rows += gone.rows_affected();
        }
        Ok(self.database.commit_erasure(transaction, rows).await? > 0)
    }
}

async fn write(
    transaction: &mut Transaction<'static, Any>,
    statement: &'static str,
    (guild, which): (GuildId, i64),
    (document, now): (&ServerDocument, SystemTime),
) -> Result<u64, StoreError> {
    let source = document.source.clone().unwrap_or_default();
    let size = i64::try_from(document.text.len()).unwrap_or(i64::MAX);
    let written = sqlx::query(statement)
        .bind(number(guild))
        .bind(which)
        .bind(document.title.as_str())
        .bind(document.language.code())
        .bind(source.title)
        .bind(source.url.unwrap_or_default())
        .bind(document.text.as_str())
        .bind(size)
        .bind(unix_millis(now));
    Ok(written.execute(&mut **transaction).await?.rows_affected())
}
