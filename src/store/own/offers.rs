//! Which documents are new, until when were the open questions of a server asked of them, and where was an answer in one
//! pointed out?

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::Row as _;

use crate::domain::open_question::QuestionKey;
use crate::domain::{GuildId, Shards};
use crate::store::columns::number;
use crate::store::group::rows::{id, moment, numbers};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const SEEN: &str = "SELECT document, fingerprint, since FROM documents_seen";

const SEE: &str = "
    INSERT INTO documents_seen (document, fingerprint, since) VALUES ($1, $2, $3)
    ON CONFLICT (document) DO UPDATE SET fingerprint = excluded.fingerprint, since = excluded.since";

const UNSEE: &str = "DELETE FROM documents_seen WHERE document = $1";

const ASKED: &str = "SELECT until FROM documents_asked WHERE guild = $1";

const ASK: &str = "
    INSERT INTO documents_asked (guild, until) VALUES ($1, $2)
    ON CONFLICT (guild) DO UPDATE SET until = excluded.until";

const OFFER: &str = "
    INSERT INTO documents_offered (guild, thread, document, offered_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (guild, thread, document) DO NOTHING";

const WITH_QUESTIONS: &str = "
    SELECT DISTINCT guild FROM open_questions
    WHERE state IN ('open', 'replied') AND (guild >> 22) % $1 BETWEEN $2 AND $3 ORDER BY guild";

impl Store {
    /// Notes which documents there are, by their ids and what they say; since when each says that. What is there at the
    /// first look is no news.
    ///
    /// # Errors
    /// When the database can't be read or written to.
    pub async fn note_documents(
        &self,
        documents: &[(String, i64)],
        now: Timestamp,
    ) -> Result<HashMap<String, Timestamp>, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let mut known = HashMap::new();
        for row in sqlx::query(SEEN).fetch_all(&mut *transaction).await? {
            let document: String = row.try_get(0)?;
            known.insert(document, (row.try_get::<i64, _>(1)?, row.try_get::<i64, _>(2)?));
        }
        let of_a_new_one = if known.is_empty() { 0 } else { now.as_millisecond() };
        let mut since = HashMap::new();
        for (document, fingerprint) in documents {
            let at = match known.remove(document) {
                Some((as_before, at)) if as_before == *fingerprint => at,
                _ => {
                    let see = sqlx::query(SEE).bind(document.as_str()).bind(fingerprint).bind(of_a_new_one);
                    see.execute(&mut *transaction).await?;
                    of_a_new_one
                }
            };
            since.insert(document.clone(), moment(at)?);
        }
        for gone in known.into_keys() {
            sqlx::query(UNSEE).bind(gone).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(since)
    }

    /// Until when what was new was held against the open questions of a server.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn documents_asked(&self, guild: GuildId) -> Result<Timestamp, StoreError> {
        let row = sqlx::query(ASKED).bind(number(guild)).fetch_optional(&self.database.pool).await?;
        moment(row.map_or(Ok(0), |row| row.try_get(0))?)
    }

    /// Notes that all that was new until then has been held against the open questions of a server.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn note_documents_asked(&self, guild: GuildId, until: Timestamp) -> Result<(), StoreError> {
        let ask = sqlx::query(ASK).bind(number(guild)).bind(until.as_millisecond());
        ask.execute(&self.database.pool).await?;
        Ok(())
    }

    /// Notes that an answer in a document is being pointed out in the thread of a question; false where it was before.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn offer_document(
        &self,
        key: QuestionKey,
        document: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (guild, thread) = numbers(key);
        let offer = sqlx::query(OFFER).bind(guild).bind(thread).bind(document).bind(now.as_millisecond());
        Ok(offer.execute(&self.database.pool).await?.rows_affected() == 1)
    }

    /// The servers of these shards on which a question waits.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn servers_with_questions(&self, shards: Shards) -> Result<Vec<GuildId>, StoreError> {
        let query = sqlx::query(WITH_QUESTIONS)
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()));
        let rows = query.fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, GuildId::new)).collect()
    }
}
