//! Who is still to be told that their message helped?

use std::collections::BTreeMap;

use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::marks::{helped, message_numbers};
use crate::domain::Shards;
use crate::domain::helper::HelperKey;
use crate::domain::thanks::{Helped, MessageKey};
use crate::store::group::rows::readable;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// Helpers to whom something may be written: nobody else is told by a direct message.
const UNTOLD: &str = "
    SELECT h.guild, h.message, h.thread, h.receiver, h.kind, h.weight, h.at FROM helped AS h
    JOIN helpers AS p ON p.guild = h.guild AND p.member = h.receiver
    WHERE h.told_at IS NULL AND h.kind = 'asker' AND h.at <= $1 AND (h.guild >> 22) % $2 BETWEEN $3 AND $4
        AND p.way = 'dm' AND p.dm_channel IS NOT NULL AND p.state IN ('awake', 'paused', 'asleep')
        AND NOT EXISTS (SELECT 1 FROM helped AS t WHERE t.guild = h.guild AND t.receiver = h.receiver
            AND t.told_at > $5)
    ORDER BY h.at, h.message LIMIT $6";

impl Store {
    /// The messages of which askers said by `said_before` that they helped, and whose authors are helpers who were
    /// not told of it yet, nor of any since `told_since`.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn helpers_to_thank(
        &self,
        (said_before, told_since): (Timestamp, Timestamp),
        shards: Shards,
        count: u16,
    ) -> Result<BTreeMap<HelperKey, Vec<Helped>>, StoreError> {
        let query = sqlx::query(AssertSqlSafe(UNTOLD))
            .bind(said_before.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(told_since.as_millisecond())
            .bind(i64::from(count));
        let mut by_helper = BTreeMap::<HelperKey, Vec<Helped>>::new();
        for mark in readable(&query.fetch_all(&self.database.pool).await?, helped) {
            let helper = HelperKey { guild: mark.key.guild, member: mark.receiver };
            by_helper.entry(helper).or_default().push(mark);
        }
        Ok(by_helper)
    }

    /// Writes down that the author of a message is told that it helped; says whether that had still to be done.
    /// It is written down before it is said: nobody is told twice.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn thanked(&self, key: MessageKey, now: Timestamp) -> Result<bool, StoreError> {
        let (guild, message) = message_numbers(key);
        let sql = "UPDATE helped SET told_at = $1 WHERE guild = $2 AND message = $3 AND kind = 'asker'
            AND told_at IS NULL";
        let done = sqlx::query(sql).bind(now.as_millisecond()).bind(guild).bind(message);
        Ok(done.execute(&self.database.pool).await?.rows_affected() > 0)
    }
}
