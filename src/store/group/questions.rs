//! Which questions were put to the group, and what has become of each?

use jiff::Timestamp;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::rows::{COLUMNS, id, member_number, numbers, read, readable};
use crate::domain::open_question::{ListedQuestion, OpenQuestion, QuestionEvent, QuestionKey};
use crate::domain::{GuildId, MemberId, Shards, Trouble};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How often a change is tried anew when somebody else was quicker.
const TRIES: usize = 5;

const INSERT: &str = "
    INSERT INTO open_questions (guild, thread, channel, starter, made_by, language, question, purpose, tried,
        by_when, state, waking, asked_at, first_reply_at, last_message_at, reminded_at, settled_at, round,
        look_at, looking_until, helped_message, lease_until, holder, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 0, 0, 1)
    ON CONFLICT (guild, thread) DO NOTHING";

const ASKED_BY: &str = "INSERT INTO question_askers (guild, thread, member, invited) VALUES ($1, $2, $3, $4)
    ON CONFLICT (guild, thread) DO NOTHING";

const CHANGE: &str = "
    UPDATE open_questions SET question = $1, purpose = $2, tried = $3, by_when = $4, state = $5, waking = $6,
        first_reply_at = $7, last_message_at = $8, reminded_at = $9, settled_at = $10, round = $11,
        look_at = $12, looking_until = $13, language = $14, helped_message = $15, version = version + 1
    WHERE guild = $16 AND thread = $17 AND version = $18";

/// A question with what a list tells of it.
const LISTED: &str = "
    (SELECT member FROM question_askers AS a WHERE a.guild = q.guild AND a.thread = q.thread) AS asker,
    (SELECT COUNT(*) FROM question_followers AS f WHERE f.guild = q.guild AND f.thread = q.thread) AS followers,
    (SELECT COUNT(*) FROM question_replies AS r WHERE r.guild = q.guild AND r.thread = q.thread) AS replies";

/// A server's shard, as Discord reckons it: <https://docs.discord.com/developers/events/gateway#sharding>.
const OURS: &str = "(q.guild >> 22) % $2 BETWEEN $3 AND $4";

impl Store {
    /// Keeps a question that is there now, and who asked it. Says whether it was not known before.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn keep_question(
        &self,
        question: &OpenQuestion,
        asker: Option<MemberId>,
        invited: bool,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let kept = insert(&mut transaction, question).await?;
        if let (true, Some(asker)) = (kept, asker) {
            let (guild, thread) = numbers(question.key);
            let asked = sqlx::query(ASKED_BY).bind(guild).bind(thread).bind(member_number(asker));
            asked.bind(i64::from(invited)).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(kept)
    }

    /// A question, with what a list tells of it; `None` where the thread is none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn question(&self, key: QuestionKey) -> Result<Option<ListedQuestion>, StoreError> {
        let (guild, thread) = numbers(key);
        let sql = format!(
            "SELECT {COLUMNS}, {LISTED} FROM open_questions AS q WHERE q.guild = $1 AND q.thread = $2"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(thread);
        query.fetch_optional(&self.database.pool).await?.as_ref().map(listed).transpose()
    }

    /// The questions of a server that wait for an answer or for more of them: first those without a
    /// reply, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn live_questions(&self, guild: GuildId) -> Result<Vec<ListedQuestion>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, {LISTED} FROM open_questions AS q
             WHERE q.guild = $1 AND q.state IN ('open', 'replied') ORDER BY q.state, q.asked_at, q.thread"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild.number().cast_signed());
        Ok(readable(&query.fetch_all(&self.database.pool).await?, listed))
    }

    /// At most `count` questions of these shards in which nobody has written since then and that are still
    /// waited for; those that may be reminded of, or all.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn silent_questions(
        &self,
        since: Timestamp,
        shards: Shards,
        (unreminded, count): (bool, u16),
    ) -> Result<Vec<ListedQuestion>, StoreError> {
        let only = if unreminded { "AND q.reminded_at IS NULL" } else { "" };
        let sql = format!(
            "SELECT {COLUMNS}, {LISTED} FROM open_questions AS q
             WHERE q.state IN ('open', 'replied') AND q.last_message_at <= $1 AND {OURS} {only}
             ORDER BY q.last_message_at, q.thread LIMIT $5"
        );
        let query = sqlx::query(AssertSqlSafe(sql))
            .bind(since.as_millisecond())
            .bind(i64::from(shards.total()))
            .bind(i64::from(shards.first()))
            .bind(i64::from(shards.last()))
            .bind(i64::from(count));
        Ok(readable(&query.fetch_all(&self.database.pool).await?, listed))
    }

    /// Changes a question; the change is made anew on what is there when somebody else was quicker. Gives
    /// what it has become; `None` where there is none.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn change_question(
        &self,
        key: QuestionKey,
        change: impl Fn(&mut OpenQuestion),
    ) -> Result<Option<OpenQuestion>, StoreError> {
        for _ in 0..TRIES {
            let mut transaction = self.database.begin_write().await?;
            let Some(mut question) = find(&mut transaction, key).await? else { return Ok(None) };
            let before = question.clone();
            change(&mut question);
            if question == before || update(&mut transaction, &question).await? {
                transaction.commit().await?;
                question.version += i64::from(question != before);
                return Ok(Some(question));
            }
        }
        Err(Trouble::Locked.into())
    }

    /// Changes a question only if nobody else has since it was seen: of several that do, one is told that
    /// it did.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn change_seen_question(&self, changed: &OpenQuestion) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let done = update(&mut transaction, changed).await?;
        transaction.commit().await?;
        Ok(done)
    }

    /// What happens to a question, at this moment. Gives what it has become.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn happened(
        &self,
        key: QuestionKey,
        event: QuestionEvent,
        now: Timestamp,
    ) -> Result<Option<OpenQuestion>, StoreError> {
        self.change_question(key, |question| question.happens(event, now)).await
    }
}

async fn insert(
    transaction: &mut Transaction<'static, Any>,
    asked: &OpenQuestion,
) -> Result<bool, StoreError> {
    let (guild, thread) = numbers(asked.key);
    let perhaps = |moment: Option<Timestamp>| moment.map(Timestamp::as_millisecond);
    let done = sqlx::query(INSERT)
        .bind(guild)
        .bind(thread)
        .bind(asked.channel.number().cast_signed())
        .bind(asked.starter.number().cast_signed())
        .bind(asked.made_by.code())
        .bind(asked.language.code())
        .bind(asked.words.question.as_str())
        .bind(asked.words.purpose.as_str())
        .bind(asked.words.tried.as_str())
        .bind(asked.words.by_when.as_str())
        .bind(asked.state.code())
        .bind(asked.waking.code())
        .bind(asked.asked_at.as_millisecond())
        .bind(perhaps(asked.first_reply_at))
        .bind(asked.last_message_at.as_millisecond())
        .bind(perhaps(asked.reminded_at))
        .bind(perhaps(asked.settled_at))
        .bind(i64::from(asked.round))
        .bind(asked.look_at.as_millisecond())
        .bind(perhaps(asked.looking_until))
        .bind(asked.helped_message.map(|message| message.number().cast_signed()))
        .execute(&mut **transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn find(
    transaction: &mut Transaction<'static, Any>,
    key: QuestionKey,
) -> Result<Option<OpenQuestion>, StoreError> {
    let (guild, thread) = numbers(key);
    let sql = format!("SELECT {COLUMNS} FROM open_questions AS q WHERE q.guild = $1 AND q.thread = $2");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(thread);
    query.fetch_optional(&mut **transaction).await?.as_ref().map(read).transpose()
}

/// Writes a question back as it is to be, unless somebody has changed it since it was read.
pub(super) async fn update(
    transaction: &mut Transaction<'static, Any>,
    question: &OpenQuestion,
) -> Result<bool, StoreError> {
    let (guild, thread) = numbers(question.key);
    let perhaps = |moment: Option<Timestamp>| moment.map(Timestamp::as_millisecond);
    let done = sqlx::query(CHANGE)
        .bind(question.words.question.as_str())
        .bind(question.words.purpose.as_str())
        .bind(question.words.tried.as_str())
        .bind(question.words.by_when.as_str())
        .bind(question.state.code())
        .bind(question.waking.code())
        .bind(perhaps(question.first_reply_at))
        .bind(question.last_message_at.as_millisecond())
        .bind(perhaps(question.reminded_at))
        .bind(perhaps(question.settled_at))
        .bind(i64::from(question.round))
        .bind(question.look_at.as_millisecond())
        .bind(perhaps(question.looking_until))
        .bind(question.language.code())
        .bind(question.helped_message.map(|message| message.number().cast_signed()))
        .bind(guild)
        .bind(thread)
        .bind(question.version)
        .execute(&mut **transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// A row with [`COLUMNS`] and [`LISTED`].
pub(super) fn listed(row: &sqlx::any::AnyRow) -> Result<ListedQuestion, StoreError> {
    let asker = row.try_get::<Option<i64>, _>("asker")?;
    let count =
        |column: &str| Ok::<_, StoreError>(u64::try_from(row.try_get::<i64, _>(column)?).unwrap_or(0));
    Ok(ListedQuestion {
        question: read(row)?,
        asker: asker.map(|number| id(number, MemberId::new)).transpose()?,
        followers: count("followers")?,
        replies: count("replies")?,
    })
}
