//! Who else is with a question: who wants to know it too, and who replied?

use jiff::Timestamp;
use sqlx::Row as _;

use super::questions::{find, update};
use super::rows::{id, member_number, numbers};
use crate::domain::open_question::{OpenQuestion, QuestionEvent, QuestionKey};
use crate::domain::{GuildId, MemberId, MessageId};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// Of how many messages of one member in a thread it is kept that they are there.
const MOST_REPLIES: i64 = 20;

const FOLLOW: &str = "
    INSERT INTO question_followers (guild, thread, member, since, told_at) VALUES ($1, $2, $3, $4, NULL)
    ON CONFLICT (guild, thread, member) DO NOTHING";

/// Who waits for one question waits for another from now on; whoever asked that one knows anyway.
const MOVE_ALONG: &str = "
    INSERT INTO question_followers (guild, thread, member, since, told_at)
    SELECT w.guild, $3, w.member, $4, NULL FROM (
        SELECT guild, thread, member FROM question_followers WHERE told_at IS NULL
        UNION SELECT guild, thread, member FROM question_askers) AS w
    WHERE w.guild = $1 AND w.thread = $2 AND NOT EXISTS (SELECT 1 FROM question_askers AS a
        WHERE a.guild = $1 AND a.thread = $3 AND a.member = w.member)
    ON CONFLICT (guild, thread, member) DO NOTHING";

const REPLIED: &str = "
    INSERT INTO question_replies (guild, thread, message, member, at, asker_went_on)
    SELECT $1, $2, $3, $4, $5, 0 WHERE (
        SELECT COUNT(*) FROM question_replies WHERE guild = $1 AND thread = $2 AND member = $4) < $6
    ON CONFLICT (guild, thread, message) DO NOTHING";

const WENT_ON: &str = "
    UPDATE question_replies SET asker_went_on = 1 WHERE guild = $1 AND thread = $2 AND asker_went_on = 0";

impl Store {
    /// A member wants to know it too. Says whether that is new.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn follow(
        &self,
        key: QuestionKey,
        member: MemberId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (guild, thread) = numbers(key);
        let follow = sqlx::query(FOLLOW).bind(guild).bind(thread).bind(member_number(member));
        let done = follow.bind(now.as_millisecond()).execute(&self.database.pool).await?;
        Ok(done.rows_affected() == 1)
    }

    /// A member needn't be told any more. Says whether they were to be.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn unfollow(&self, key: QuestionKey, member: MemberId) -> Result<bool, StoreError> {
        let (guild, thread) = numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let sql = "DELETE FROM question_followers WHERE guild = $1 AND thread = $2 AND member = $3";
        let query = sqlx::query(sql).bind(guild).bind(thread).bind(member_number(member));
        let rows = query.execute(&mut *transaction).await?.rows_affected();
        Ok(self.database.commit_erasure(transaction, rows).await? == 1)
    }

    /// Those who wait for one question, its asker too, want to know another from now on.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn moves_along(
        &self,
        from: QuestionKey,
        into: QuestionKey,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (guild, thread) = numbers(from);
        let mut transaction = self.database.begin_write().await?;
        sqlx::query(MOVE_ALONG)
            .bind(guild)
            .bind(thread)
            .bind(numbers(into).1)
            .bind(now.as_millisecond())
            .execute(&mut *transaction)
            .await?;
        let sql = "DELETE FROM question_followers WHERE guild = $1 AND thread = $2";
        let rows =
            sqlx::query(sql).bind(guild).bind(thread).execute(&mut *transaction).await?.rows_affected();
        self.database.commit_erasure(transaction, rows).await?;
        Ok(())
    }

    /// Who wants to know it too, and has not been told yet; who said so first, first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn followers(&self, key: QuestionKey) -> Result<Vec<MemberId>, StoreError> {
        let (guild, thread) = numbers(key);
        let sql = "SELECT member FROM question_followers
            WHERE guild = $1 AND thread = $2 AND told_at IS NULL ORDER BY since, member";
        let rows = sqlx::query(sql).bind(guild).bind(thread).fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, MemberId::new)).collect()
    }

    /// The threads of a server that a member follows.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn followed_by(
        &self,
        guild: GuildId,
        member: MemberId,
    ) -> Result<Vec<QuestionKey>, StoreError> {
        let sql = "SELECT guild, thread FROM question_followers WHERE guild = $1 AND member = $2";
        let query = sqlx::query(sql).bind(guild.number().cast_signed()).bind(member_number(member));
        query.fetch_all(&self.database.pool).await?.iter().map(super::rows::key).collect()
    }

    /// Writes down that those who want to know were told.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn told_followers(
        &self,
        key: QuestionKey,
        members: &[MemberId],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (guild, thread) = numbers(key);
        let mut transaction = self.database.begin_write().await?;
        for member in members {
            sqlx::query(
                "UPDATE question_followers SET told_at = $1 WHERE guild = $2 AND thread = $3 AND member = $4",
            )
            .bind(now.as_millisecond())
            .bind(guild)
            .bind(thread)
            .bind(member_number(*member))
            .execute(&mut *transaction)
            .await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Somebody wrote in a question's thread: the asker, or somebody who replies. Gives what it was before
    /// and what it has become; `None` where the thread is no question.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn wrote(
        &self,
        key: QuestionKey,
        (message, member): (MessageId, MemberId),
        now: Timestamp,
    ) -> Result<Option<(OpenQuestion, OpenQuestion)>, StoreError> {
        let (guild, thread) = numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let Some(before) = find(&mut transaction, key).await? else { return Ok(None) };
        let asker = sqlx::query("SELECT member FROM question_askers WHERE guild = $1 AND thread = $2")
            .bind(guild)
            .bind(thread)
            .fetch_optional(&mut *transaction)
            .await?;
        let asker = asker.map(|row| row.try_get::<i64, _>(0)).transpose()?;
        let event = if asker == Some(member_number(member)) {
            sqlx::query(WENT_ON).bind(guild).bind(thread).execute(&mut *transaction).await?;
            QuestionEvent::AskerWrote
        } else {
            let replied = sqlx::query(REPLIED).bind(guild).bind(thread);
            let replied = replied.bind(message.number().cast_signed()).bind(member_number(member));
            let replied = replied.bind(now.as_millisecond()).bind(MOST_REPLIES);
            replied.execute(&mut *transaction).await?;
            QuestionEvent::Reply
        };
        let mut after = before.clone();
        after.happens(event, now);
        if update(&mut transaction, &after).await? {
            after.version += 1;
        }
        transaction.commit().await?;
        Ok(Some((before, after)))
    }

    /// Who replied, each once, the first first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn who_replied(&self, key: QuestionKey) -> Result<Vec<MemberId>, StoreError> {
        let (guild, thread) = numbers(key);
        let sql = "SELECT member FROM question_replies WHERE guild = $1 AND thread = $2
            GROUP BY member ORDER BY MIN(at), member";
        let rows = sqlx::query(sql).bind(guild).bind(thread).fetch_all(&self.database.pool).await?;
        rows.iter().map(|row| id(row.try_get(0)?, MemberId::new)).collect()
    }

    /// The first message of a member in a question's thread, as far as it is kept.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn first_reply_of(
        &self,
        key: QuestionKey,
        member: MemberId,
    ) -> Result<Option<MessageId>, StoreError> {
        let (guild, thread) = numbers(key);
        let sql = "SELECT message FROM question_replies WHERE guild = $1 AND thread = $2 AND member = $3
            ORDER BY at, message LIMIT 1";
        let query = sqlx::query(sql).bind(guild).bind(thread).bind(member_number(member));
        let row = query.fetch_optional(&self.database.pool).await?;
        row.map(|row| id(row.try_get(0)?, MessageId::new)).transpose()
    }

    /// A message was deleted: it is no reply any more.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn reply_gone(&self, key: QuestionKey, message: MessageId) -> Result<(), StoreError> {
        let (guild, thread) = numbers(key);
        let sql = "DELETE FROM question_replies WHERE guild = $1 AND thread = $2 AND message = $3";
        let query = sqlx::query(sql).bind(guild).bind(thread).bind(message.number().cast_signed());
        query.execute(&self.database.pool).await?;
        Ok(())
    }

    /// The questions of a server in which a member replied.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn replied_to_by(
        &self,
        guild: GuildId,
        member: MemberId,
    ) -> Result<Vec<QuestionKey>, StoreError> {
        let sql = "SELECT DISTINCT guild, thread FROM question_replies WHERE guild = $1 AND member = $2";
        let query = sqlx::query(sql).bind(guild.number().cast_signed()).bind(member_number(member));
        query.fetch_all(&self.database.pool).await?.iter().map(super::rows::key).collect()
    }
}
