//! Which rows are about whom, and how are they shown and erased?
//!
//! Each table that is about a person or a server stands in a list here, and nothing else decides
//! what is exported or erased. A test reads the schema, and fails when a table is in none of them.

use jiff::Timestamp;
use serde_json::{Map, Value};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Column as _, Row as _};

use super::group;
use super::handle::Store;
use super::helpers;
use super::trouble::StoreError;
use super::{kept, thanks};
use crate::domain::MemberId;

/// Rows of a table that are about one person or one server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The table.
    pub table: &'static str,
    /// The column with Discord's number of the person or server.
    pub column: &'static str,
    /// What else must hold of the row, in SQL; empty where nothing.
    pub condition: &'static str,
}

/// What is kept of a person.
pub const OF_A_MEMBER: &[Holding] = &[
    Holding { table: "quotes_shown", column: "place_id", condition: "place_kind = 'member'" },
    Holding { table: "schedule_setters", column: "set_by", condition: "" },
    Holding { table: "question_askers", column: "member", condition: "" },
    Holding { table: "question_followers", column: "member", condition: "" },
    Holding { table: "question_replies", column: "member", condition: "" },
    Holding { table: "asking_stopped", column: "member", condition: "" },
    Holding { table: "helpers", column: "member", condition: "" },
    Holding { table: "wakes", column: "member", condition: "" },
    Holding { table: "not_for", column: "member", condition: "" },
    Holding { table: "helped", column: "receiver", condition: "" },
    Holding { table: "helped_by", column: "giver", condition: "" },
    Holding { table: "kept_authors", column: "member", condition: "" },
    Holding { table: "kept_deciders", column: "member", condition: "" },
    Holding { table: "kept_doubters", column: "member", condition: "" },
    Holding { table: "server_document_adders", column: "member", condition: "" },
];

/// What is kept of a server.
pub const OF_A_GUILD: &[Holding] = &[
    Holding { table: "quotes_shown", column: "place_id", condition: "place_kind = 'guild'" },
    Holding { table: "guild_settings", column: "guild_id", condition: "" },
    Holding { table: "guild_channels", column: "guild_id", condition: "" },
    Holding { table: "unanswered_questions", column: "guild_id", condition: "" },
    Holding { table: "passage_ratings", column: "guild_id", condition: "" },
    Holding { table: "schedules", column: "guild", condition: "" },
    Holding { table: "schedule_setters", column: "guild", condition: "" },
    Holding { table: "posts", column: "guild", condition: "" },
    Holding { table: "post_extras", column: "guild", condition: "" },
    Holding { table: "open_questions", column: "guild", condition: "" },
    Holding { table: "question_askers", column: "guild", condition: "" },
    Holding { table: "question_followers", column: "guild", condition: "" },
    Holding { table: "question_replies", column: "guild", condition: "" },
    Holding { table: "asking_stopped", column: "guild", condition: "" },
    Holding { table: "to_be_edited", column: "guild", condition: "" },
    Holding { table: "helpers", column: "guild", condition: "" },
    Holding { table: "wakes", column: "guild", condition: "" },
    Holding { table: "not_for", column: "guild", condition: "" },
    Holding { table: "helped", column: "guild", condition: "" },
    Holding { table: "helped_by", column: "guild", condition: "" },
    Holding { table: "kept_answers", column: "guild", condition: "" },
    Holding { table: "kept_authors", column: "guild", condition: "" },
    Holding { table: "kept_deciders", column: "guild", condition: "" },
    Holding { table: "kept_doubters", column: "guild", condition: "" },
    Holding { table: "listed_questions", column: "guild", condition: "" },
    Holding { table: "settled_gaps", column: "guild", condition: "" },
    Holding { table: "day_counts", column: "guild", condition: "" },
    Holding { table: "figures_posts", column: "guild", condition: "" },
    Holding { table: "server_documents", column: "guild", condition: "" },
    Holding { table: "server_document_adders", column: "guild", condition: "" },
    Holding { table: "documents_asked", column: "guild", condition: "" },
    Holding { table: "documents_offered", column: "guild", condition: "" },
];

impl Holding {
    /// The condition that `$1` is the person or server.
    fn is_of(&self) -> String {
        let more = if self.condition.is_empty() { String::new() } else { format!(" AND {}", self.condition) };
        format!("{} = $1{more}", self.column)
    }

    /// The query for all whom there are rows of.
    pub(super) fn whose(&self) -> String {
        let only =
            if self.condition.is_empty() { String::new() } else { format!(" WHERE {}", self.condition) };
        format!("SELECT DISTINCT {} FROM {}{only}", self.column, self.table)
    }

    /// The query for whether there is a row.
    pub(super) fn of_one(&self) -> String {
        format!("SELECT 1 FROM {} WHERE {} LIMIT 1", self.table, self.is_of())
    }

    /// The statement that erases the rows.
    pub(super) fn erase(&self) -> String {
        format!("DELETE FROM {} WHERE {}", self.table, self.is_of())
    }
}

impl Store {
    /// All that is kept of a person: a row an object, by table.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn kept_of(&self, member: MemberId) -> Result<Map<String, Value>, StoreError> {
        let mut shown_of = Map::new();
        for holding in OF_A_MEMBER {
            let rows = format!("SELECT * FROM {} WHERE {}", holding.table, holding.is_of());
            let rows = sqlx::query(AssertSqlSafe(rows)).bind(member.number().cast_signed());
            let rows = rows.fetch_all(&self.database.pool).await?;
            let rows = rows.iter().map(object).collect::<Result<Vec<_>, _>>()?;
            let shown = shown_of.entry(holding.table).or_insert_with(|| Value::Array(Vec::new()));
            if let Some(shown) = shown.as_array_mut() {
                shown.extend(rows);
            }
        }
        for (table, words) in [
            ("open_questions", group::words_of(self, member).await?),
            ("kept_answers", kept::words_of(self, member).await?),
        ] {
            let words = words.iter().map(object).collect::<Result<Vec<_>, _>>()?;
            shown_of.insert(table.to_owned(), Value::Array(words));
        }
        Ok(shown_of)
    }

    /// Erases all that is kept of a person, with the words of the questions that they put to the group and of the
    /// answers that were kept of them; says how many rows that were. What is then to be changed on Discord is written down with it.
    ///
    /// # Errors
    /// When the database can't be written to; then nothing has been erased.
    pub async fn erase_member(&self, member: MemberId) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let now = Timestamp::now();
        let mut erased = kept::forget_question_of(&mut transaction, member, now).await?;
        erased += kept::erase_kept_of(&mut transaction, member, now).await?;
        erased += thanks::erase_given_by(&mut transaction, member).await?;
        erased += group::erase_words_of(&mut transaction, member, now).await?;
        let whose = (member.number().cast_signed(), None);
        helpers::take_mentions_off(&mut transaction, whose, now).await?;
        for holding in OF_A_MEMBER {
            let delete = sqlx::query(AssertSqlSafe(holding.erase())).bind(member.number().cast_signed());
            erased += delete.execute(&mut *transaction).await?.rows_affected();
        }
        erased += thanks::forget_orphans(&mut transaction).await?;
        self.database.commit_erasure(transaction, erased).await
    }
}

/// A row as it is exported. Numbers are written as texts: most readers of JSON round Discord's.
fn object(row: &AnyRow) -> Result<Value, StoreError> {
    let mut object = Map::new();
    for column in row.columns() {
        let number = row.try_get::<Option<i64>, _>(column.ordinal()).map(|n| n.map(|n| n.to_string()));
        let text = number.or_else(|_| row.try_get::<Option<String>, _>(column.ordinal()))?;
        object.insert(column.name().to_owned(), text.map_or(Value::Null, Value::String));
    }
    Ok(Value::Object(object))
}
