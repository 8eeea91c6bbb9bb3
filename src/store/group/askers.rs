//! What has a member asked before, and may they ask more?

use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Row as _};

use super::rows::{COLUMNS, member_number, moment, read, readable};
use crate::domain::open_question::AskedBefore;
use crate::domain::{GuildId, MemberId};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

const STOP: &str = "INSERT INTO asking_stopped (guild, member, until) VALUES ($1, $2, $3)
    ON CONFLICT (guild, member) DO UPDATE SET until = excluded.until";

impl Store {
    /// All questions of a member on a server that are still kept, the latest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn questions_of(
        &self,
        guild: GuildId,
        member: MemberId,
    ) -> Result<Vec<AskedBefore>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, a.invited FROM open_questions AS q
             JOIN question_askers AS a ON a.guild = q.guild AND a.thread = q.thread
             WHERE a.guild = $1 AND a.member = $2 ORDER BY q.asked_at DESC, q.thread DESC"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild.number().cast_signed());
        let rows = query.bind(member_number(member)).fetch_all(&self.database.pool).await?;
        Ok(readable(&rows, |row| {
            let invited = row.try_get::<i64, _>("invited")? != 0;
            Ok(AskedBefore { question: read(row)?, invited })
        }))
    }

    /// From now until then, no question of the member is put to the group.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn stop_asking(
        &self,
        guild: GuildId,
        member: MemberId,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(STOP)
            .bind(guild.number().cast_signed())
            .bind(member_number(member))
            .bind(until.as_millisecond())
            .execute(&self.database.pool)
            .await?;
        Ok(())
    }

    /// Until when no question of the member is put to the group; `None` where it may be now.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn asking_stopped(
        &self,
        guild: GuildId,
        member: MemberId,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let row =
            sqlx::query("SELECT until FROM asking_stopped WHERE guild = $1 AND member = $2 AND until > $3")
                .bind(guild.number().cast_signed())
                .bind(member_number(member))
                .bind(now.as_millisecond())
                .fetch_optional(&self.database.pool)
                .await?;
        row.map(|row| moment(row.try_get(0)?)).transpose()
    }
}
