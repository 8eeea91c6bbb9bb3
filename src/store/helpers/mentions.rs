//! Which mentions of a helper still stand in threads, to be taken off Discord when what is kept of them goes?

use jiff::Timestamp;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use crate::domain::open_question::EditKind;
use crate::store::group::note_edit_of;
use crate::store::trouble::StoreError;

/// Writes down that all messages that mention a helper are to be taken away: those on one server, or on all.
/// Direct messages stay where they are: they are the helper's own.
pub(in crate::store) async fn take_mentions_off(
    transaction: &mut Transaction<'static, Any>,
    (member, guild): (i64, Option<i64>),
    now: Timestamp,
) -> Result<(), StoreError> {
    let only = if guild.is_some() { "AND w.guild = $2" } else { "" };
    let sql = format!(
        "SELECT w.guild, w.thread, w.message FROM wakes AS w
         WHERE w.member = $1 AND w.channel = w.thread AND w.message IS NOT NULL {only}"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(member);
    let query = if let Some(guild) = guild { query.bind(guild) } else { query };
    for row in query.fetch_all(&mut **transaction).await? {
        let place = (row.try_get("guild")?, row.try_get("thread")?);
        // A message that goes speaks no language.
        let what = (EditKind::MentionErased, "nl");
        note_edit_of(transaction, (place, row.try_get("message")?), what, now).await?;
    }
    Ok(())
}
