//! Who wrote a kept answer, and which are theirs?

use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::rows::{COLUMNS, read};
use crate::domain::kept_answer::{KeptAnswer, KeptAuthor};
use crate::domain::thanks::MessageKey;
use crate::domain::{GuildId, MemberId};
use crate::store::group::rows::{id, member_number, readable};
use crate::store::handle::Store;
use crate::store::thanks::message_numbers;
use crate::store::trouble::StoreError;

const AUTHOR: &str = "SELECT member, display_name FROM kept_authors WHERE guild = $1 AND message = $2";

impl Store {
    /// Who wrote an answer that is kept or may be; `None` where that is none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn author_of_kept(&self, key: MessageKey) -> Result<Option<KeptAuthor>, StoreError> {
        let (guild, message) = message_numbers(key);
        let query = sqlx::query(AUTHOR).bind(guild).bind(message);
        query.fetch_optional(&self.database.pool).await?.as_ref().map(read_author).transpose()
    }

    /// The answers of a member that are kept or may be, on one server or on all, the latest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn kept_by(
        &self,
        member: MemberId,
        guild: Option<GuildId>,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        let only = if guild.is_some() { "AND k.guild = $2" } else { "" };
        let sql = format!(
            "SELECT {COLUMNS} FROM kept_answers AS k
             JOIN kept_authors AS a ON a.guild = k.guild AND a.message = k.message
             WHERE a.member = $1 {only} ORDER BY k.since DESC, k.message DESC"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(member_number(member));
        let query = if let Some(guild) = guild { query.bind(guild.number().cast_signed()) } else { query };
        Ok(readable(&query.fetch_all(&self.database.pool).await?, read))
    }
}

pub(super) async fn author(
    transaction: &mut Transaction<'static, Any>,
    key: MessageKey,
) -> Result<Option<KeptAuthor>, StoreError> {
    let (guild, message) = message_numbers(key);
    let query = sqlx::query(AUTHOR).bind(guild).bind(message);
    query.fetch_optional(&mut **transaction).await?.as_ref().map(read_author).transpose()
}

fn read_author(row: &AnyRow) -> Result<KeptAuthor, StoreError> {
    Ok(KeptAuthor {
        member: id(row.try_get("member")?, MemberId::new)?,
        display_name: row.try_get("display_name")?,
    })
}
