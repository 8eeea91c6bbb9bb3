//! Which documents did moderators add to their server?

use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::domain::{GuildId, Language, ListedDocument, ServerDocument, Source, Trouble, from_unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const ALL: &str = "
    SELECT number, title, language, source_title, source_url, text FROM server_documents
    WHERE guild = $1 ORDER BY number";

const ONE: &str = "
    SELECT number, title, language, source_title, source_url, text FROM server_documents
    WHERE guild = $1 AND number = $2";

const LIST: &str = "
    SELECT number, title, size, changed_at FROM server_documents WHERE guild = $1 ORDER BY number";

impl Store {
    /// The documents of a server, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn server_documents(&self, guild: GuildId) -> Result<Vec<ServerDocument>, StoreError> {
        let rows = sqlx::query(ALL).bind(number(guild)).fetch_all(&self.database.pool).await?;
        rows.iter().map(read).collect()
    }

    /// One of them, where it is still there.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn server_document(
        &self,
        guild: GuildId,
        which: i64,
    ) -> Result<Option<ServerDocument>, StoreError> {
        let row =
            sqlx::query(ONE).bind(number(guild)).bind(which).fetch_optional(&self.database.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// What is listed of them, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn list_server_documents(&self, guild: GuildId) -> Result<Vec<ListedDocument>, StoreError> {
        let rows = sqlx::query(LIST).bind(number(guild)).fetch_all(&self.database.pool).await?;
        let listed = |row: &AnyRow| {
            Ok(ListedDocument {
                number: row.try_get(0)?,
                title: row.try_get(1)?,
                size: usize::try_from(row.try_get::<i64, _>(2)?).unwrap_or_default(),
                changed_at: from_unix_millis(row.try_get(3)?),
            })
        };
        rows.iter().map(listed).collect()
    }
}

fn read(row: &AnyRow) -> Result<ServerDocument, StoreError> {
    let (title, url) = (row.try_get::<String, _>(3)?, row.try_get::<String, _>(4)?);
    let url = Some(url).filter(|url| !url.is_empty());
    let source = Source { title, url, ..Source::default() };
    Ok(ServerDocument {
        number: row.try_get(0)?,
        title: row.try_get(1)?,
        language: language(&row.try_get::<String, _>(2)?)?,
        source: Some(source).filter(|source| !source.title.is_empty()),
        text: row.try_get(5)?,
    })
}

fn language(code: &str) -> Result<Language, StoreError> {
    code.parse().map_err(|_| Trouble::Damaged.into())
}
