//! What do the tables tell of how it went with a server's questions?

use std::time::SystemTime;

use sqlx::Row as _;

use super::counts::day;
use crate::domain::{Figures, GuildId, unix_millis};
use crate::store::columns::number;
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// Each query has the server and the first moment, and gives numbers in the order in which they are read.
const COUNTED: &str = "
    SELECT CAST(COALESCE(SUM(asked), 0) AS BIGINT), CAST(COALESCE(SUM(answered), 0) AS BIGINT)
    FROM day_counts WHERE guild = $1 AND day > $2";

const PUT: &str = "
    SELECT COUNT(*), COUNT(CASE WHEN first_reply_at - asked_at <= 3600000 THEN 1 END),
        COUNT(CASE WHEN first_reply_at - asked_at <= 86400000 THEN 1 END),
        COUNT(CASE WHEN state = 'solved' OR helped_message IS NOT NULL THEN 1 END)
    FROM open_questions WHERE guild = $1 AND asked_at > $2";

const KEPT: &str = "
    SELECT COUNT(*) FROM kept_answers WHERE guild = $1 AND state = 'kept' AND decided_at > $2";

const REPLIERS: &str = "
    SELECT COUNT(CASE WHEN latest > $2 THEN 1 END), COUNT(CASE WHEN earliest > $2 THEN 1 END)
    FROM (SELECT MIN(at) AS earliest, MAX(at) AS latest FROM question_replies WHERE guild = $1 GROUP BY member) AS r";

const HELPERS: &str = "
    SELECT COUNT(CASE WHEN state = 'awake' THEN 1 END),
        COUNT(CASE WHEN state IN ('paused', 'asleep', 'unreachable') THEN 1 END)
    FROM helpers WHERE guild = $1 AND since > CAST($2 AS BIGINT)";

const WAKES: &str = "
    SELECT COUNT(*), COUNT(CASE WHEN outcome IN ('looking', 'replied') THEN 1 END)
    FROM wakes WHERE guild = $1 AND sent_at > $2 AND outcome NOT IN ('sending', 'refused')";

impl Store {
    /// How it went with the questions of a server since then.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn figures(&self, guild: GuildId, since: SystemTime) -> Result<Figures, StoreError> {
        let moment = unix_millis(since);
        let [asked, answered] = self.numbers(COUNTED, guild, day(since)).await?;
        let [put, replied_within_hour, replied_within_day, helped] = self.numbers(PUT, guild, moment).await?;
        let [kept] = self.numbers(KEPT, guild, moment).await?;
        let [repliers, new_repliers] = self.numbers(REPLIERS, guild, moment).await?;
        // Helpers count whenever they began.
        let [awake, asleep] = self.numbers(HELPERS, guild, i64::MIN).await?;
        let [wakes, taken_up] = self.numbers(WAKES, guild, moment).await?;
        Ok(Figures {
            asked,
            answered,
            put,
            replied_within_hour,
            replied_within_day,
            helped,
            kept,
            repliers,
            new_repliers,
            awake,
            asleep,
            wakes,
            taken_up,
        })
    }

    async fn numbers<const N: usize>(
        &self,
        query: &'static str,
        guild: GuildId,
        since: i64,
    ) -> Result<[u64; N], StoreError> {
        let row = sqlx::query(query).bind(number(guild)).bind(since).fetch_one(&self.database.pool).await?;
        let mut numbers = [0; N];
        for (at, number) in numbers.iter_mut().enumerate() {
            *number = u64::try_from(row.try_get::<i64, _>(at)?).unwrap_or_default();
        }
        Ok(numbers)
    }
}
