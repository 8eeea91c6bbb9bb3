//! Which answer is kept of a message, and what becomes of it?

use jiff::Timestamp;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Transaction};

use super::rows::{COLUMNS, read};
use crate::domain::kept_answer::{KeptAnswer, KeptAuthor, KeptEvent, KeptState};
use crate::domain::open_question::EditKind;
use crate::domain::thanks::{Helped, HelpedKind, MarkWeight, MessageKey};
use crate::domain::{MemberId, Trouble};
use crate::store::group::note_edit_of;
use crate::store::group::rows::member_number;
use crate::store::handle::Store;
use crate::store::thanks;
use crate::store::thanks::message_numbers;
use crate::store::trouble::StoreError;

/// How often a change is tried anew when somebody else was quicker.
const TRIES: usize = 5;
/// What it counts for its author that their words are kept.
const KEPT_COUNTS: MarkWeight = MarkWeight(2000);

/// Both have their first 15 values in one order: see [`bound`].
const INSERT: &str = "
    INSERT INTO kept_answers (question, words, state, named, reworded, changed_since, since, decided_at, look_at,
        seen_at, touched_at, ask_channel, ask_message, guild, message, thread, channel, language, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)
    ON CONFLICT (guild, message) DO NOTHING";

const CHANGE: &str = "
    UPDATE kept_answers SET question = $1, words = $2, state = $3, named = $4, reworded = $5, changed_since = $6,
        since = $7, decided_at = $8, look_at = $9, seen_at = $10, touched_at = $11, ask_channel = $12,
        ask_message = $13, version = version + 1
    WHERE guild = $14 AND message = $15 AND version = $16";

const AUTHOR: &str = "INSERT INTO kept_authors (guild, message, member, display_name) VALUES ($1, $2, $3, $4)
    ON CONFLICT (guild, message) DO UPDATE SET display_name = excluded.display_name";

const DECIDER: &str = "INSERT INTO kept_deciders (guild, message, member) VALUES ($1, $2, $3)
    ON CONFLICT (guild, message) DO UPDATE SET member = excluded.member";

impl Store {
    /// Keeps that the author of a message is about to be asked for it. Says whether they were not before: of
    /// several who ask, one does.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn begin_keeping(
        &self,
        answer: &KeptAnswer,
        author: MemberId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        if !insert(&mut transaction, answer, now).await? {
            return Ok(false);
        }
        let author = KeptAuthor { member: author, display_name: String::new() };
        name(&mut transaction, answer.key, &author).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// What is kept of a message; `None` where nothing.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn kept_answer(&self, key: MessageKey) -> Result<Option<KeptAnswer>, StoreError> {
        let (guild, message) = message_numbers(key);
        let sql = format!("SELECT {COLUMNS} FROM kept_answers AS k WHERE k.guild = $1 AND k.message = $2");
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(message);
        query.fetch_optional(&self.database.pool).await?.as_ref().map(read).transpose()
    }

    /// Changes what is kept of a message; the change is made anew on what is there when somebody else was quicker.
    /// Gives what it was and what it has become; `None` where there is nothing. What goes with it goes with it:
    /// its author, once nothing more comes of it; who doubted it, once it has been looked at.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn change_kept(
        &self,
        key: MessageKey,
        now: Timestamp,
        change: impl Fn(&mut KeptAnswer),
    ) -> Result<Option<(KeptAnswer, KeptAnswer)>, StoreError> {
        for _ in 0..TRIES {
            let mut transaction = self.database.begin_write().await?;
            let Some(before) = find(&mut transaction, key).await? else { return Ok(None) };
            let mut after = before.clone();
            change(&mut after);
            if after == before {
                return Ok(Some((before, after)));
            }
            if update(&mut transaction, &after, now).await? {
                let rows = follow(&mut transaction, (&before, &after), now).await?;
                self.database.commit_erasure(transaction, rows).await?;
                after.version += 1;
                return Ok(Some((before, after)));
            }
        }
        Err(Trouble::Locked.into())
    }

    /// The author of a message lets its words be shown, with this name or without. Gives what it has become;
    /// `None` where nobody asks them, or not any more.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn consent(
        &self,
        key: MessageKey,
        author: &KeptAuthor,
        now: Timestamp,
    ) -> Result<Option<KeptAnswer>, StoreError> {
        let mut transaction = self.database.begin_write().await?;
        let Some(mut answer) = find(&mut transaction, key).await? else { return Ok(None) };
        if answer.state != KeptState::Asked {
            return Ok(None);
        }
        answer.happens(KeptEvent::Consented { named: !author.display_name.is_empty() }, now);
        if !update(&mut transaction, &answer, now).await? {
            return Ok(None);
        }
        name(&mut transaction, key, author).await?;
        take_question_back(&mut transaction, &answer, now).await?;
        transaction.commit().await?;
        Ok(Some(answer))
    }

    /// Forgets that the author of a message was about to be asked, who could not be: they may be asked later.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn forget_proposal(&self, key: MessageKey) -> Result<(), StoreError> {
        let (guild, message) = message_numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let asked = "DELETE FROM kept_answers WHERE guild = $1 AND message = $2 AND state = 'asked'";
        let gone = sqlx::query(asked).bind(guild).bind(message).execute(&mut *transaction).await?;
        if gone.rows_affected() > 0 {
            let author = "DELETE FROM kept_authors WHERE guild = $1 AND message = $2";
            sqlx::query(author).bind(guild).bind(message).execute(&mut *transaction).await?;
        }
        self.database.commit_erasure(transaction, gone.rows_affected()).await?;
        Ok(())
    }

    /// Keeps which moderator decided.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn note_decider(&self, key: MessageKey, member: MemberId) -> Result<(), StoreError> {
        let (guild, message) = message_numbers(key);
        let query = sqlx::query(DECIDER).bind(guild).bind(message).bind(member_number(member));
        query.execute(&self.database.pool).await?;
        Ok(())
    }
}

/// A statement with the values of an answer: what may change, and then its key.
fn bound(statement: &'static str, answer: &KeptAnswer, now: Timestamp) -> Query<'static, Any, AnyArguments> {
    let (guild, message) = message_numbers(answer.key);
    sqlx::query(statement)
        .bind(answer.question.clone())
        .bind(answer.words.clone())
        .bind(answer.state.code())
        .bind(i64::from(answer.named))
        .bind(i64::from(answer.reworded))
        .bind(i64::from(answer.changed_since))
        .bind(answer.since.as_millisecond())
        .bind(answer.decided_at.map(Timestamp::as_millisecond))
        .bind(answer.look_at.map(Timestamp::as_millisecond))
        .bind(answer.seen_at.as_millisecond())
        .bind(now.as_millisecond())
        .bind(answer.asked_in.map(|place| place.channel.number().cast_signed()))
        .bind(answer.asked_in.map(|place| place.message.number().cast_signed()))
        .bind(guild)
        .bind(message)
}

async fn insert(
    transaction: &mut Transaction<'static, Any>,
    answer: &KeptAnswer,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let insert = bound(INSERT, answer, now)
        .bind(answer.thread.number().cast_signed())
        .bind(answer.channel.number().cast_signed())
        .bind(answer.language.code());
    Ok(insert.execute(&mut **transaction).await?.rows_affected() == 1)
}

async fn name(
    transaction: &mut Transaction<'static, Any>,
    key: MessageKey,
    author: &KeptAuthor,
) -> Result<(), StoreError> {
    let (guild, message) = message_numbers(key);
    sqlx::query(AUTHOR)
        .bind(guild)
        .bind(message)
        .bind(member_number(author.member))
        .bind(author.display_name.as_str())
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

pub(super) async fn find(
    transaction: &mut Transaction<'static, Any>,
    key: MessageKey,
) -> Result<Option<KeptAnswer>, StoreError> {
    let (guild, message) = message_numbers(key);
    let sql = format!("SELECT {COLUMNS} FROM kept_answers AS k WHERE k.guild = $1 AND k.message = $2");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(guild).bind(message);
    query.fetch_optional(&mut **transaction).await?.as_ref().map(read).transpose()
}

/// Writes an answer back as it is to be, unless somebody has changed it since it was read.
pub(super) async fn update(
    transaction: &mut Transaction<'static, Any>,
    answer: &KeptAnswer,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let change = bound(CHANGE, answer, now).bind(answer.version);
    Ok(change.execute(&mut **transaction).await?.rows_affected() == 1)
}

/// What comes of it in the other tables, once an answer has been changed. Says how many rows were erased.
pub(super) async fn follow(
    transaction: &mut Transaction<'static, Any>,
    (before, after): (&KeptAnswer, &KeptAnswer),
    now: Timestamp,
) -> Result<u64, StoreError> {
    let (guild, message) = message_numbers(after.key);
    let mut rows = 0;
    let looked_at = after.decided_at != before.decided_at || after.state.is_over();
    if looked_at {
        let sql = "DELETE FROM kept_doubters WHERE guild = $1 AND message = $2";
        rows += sqlx::query(sql).bind(guild).bind(message).execute(&mut **transaction).await?.rows_affected();
    }
    match (before.state, after.state) {
        (KeptState::Kept, KeptState::Kept) => {}
        (_, KeptState::Kept) => mark_kept(transaction, after, now).await?,
        (KeptState::Kept, _) => rows += thanks::remove_kept(transaction, after.key).await?,
        _ => {}
    }
    if before.state == KeptState::Asked && after.state != KeptState::Asked {
        take_question_back(transaction, before, now).await?;
    }
    if after.state.is_over() && !before.state.is_over() {
        let sql = "DELETE FROM kept_authors WHERE guild = $1 AND message = $2";
        rows += sqlx::query(sql).bind(guild).bind(message).execute(&mut **transaction).await?.rows_affected();
        // The words have been written over.
        rows += 1;
    }
    Ok(rows)
}

/// Writes down that what an author was asked in a thread, where everybody sees it, is to be taken away there.
async fn take_question_back(
    transaction: &mut Transaction<'static, Any>,
    asked: &KeptAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(place) = asked.asked_in_thread() else { return Ok(()) };
    let thread = (message_numbers(asked.key).0, place.channel.number().cast_signed());
    let what = (EditKind::MentionErased, asked.language.code());
    note_edit_of(transaction, (thread, place.message.number().cast_signed()), what, now).await
}

/// That somebody's words are kept tells that they helped.
async fn mark_kept(
    transaction: &mut Transaction<'static, Any>,
    answer: &KeptAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(author) = super::authors::author(transaction, answer.key).await? else { return Ok(()) };
    let mark = Helped {
        key: answer.key,
        thread: answer.thread,
        receiver: author.member,
        kind: HelpedKind::Kept,
        weight: KEPT_COUNTS,
        at: now,
    };
    for _ in 0..TRIES {
        let number = thanks::next(transaction, answer.key).await?;
        if thanks::insert(transaction, &mark, number).await? {
            break;
        }
    }
    Ok(())
}
