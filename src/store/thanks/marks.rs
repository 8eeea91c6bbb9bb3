//! Who said of which message that it helped, and how much does that count?

use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use crate::domain::thanks::{Helped, HelpedKind, MarkBetween, MarkWeight, MessageKey};
use crate::domain::{ChannelId, GuildId, MemberId, MessageId, Trouble};
use crate::store::group::rows::{id, member_number, moment, readable, sound};
use crate::store::handle::Store;
use crate::store::trouble::StoreError;

/// How often it is tried anew when somebody else marks the same message at the same moment.
const TRIES: usize = 5;

/// What came of marking a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is marked.
    New,
    /// The same member has marked it before.
    Before,
}

/// What came of taking back that a message helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// It is taken back; whether its author had heard of it.
    Said {
        /// Whether they were told.
        told: bool,
    },
    /// Nothing of the kind had been said.
    Unsaid,
}

const BEFORE: &str = "SELECT COUNT(*) FROM helped_by WHERE guild = $1 AND message = $2 AND giver = $3";

const NEXT: &str = "SELECT COALESCE(MAX(mark), 0) + 1 FROM helped WHERE guild = $1 AND message = $2";

const BETWEEN: &str = "
    SELECT b.giver, h.at FROM helped AS h
    JOIN helped_by AS b ON b.guild = h.guild AND b.message = h.message AND b.mark = h.mark
    WHERE h.guild = $1 AND ((b.giver = $2 AND h.receiver = $3) OR (b.giver = $3 AND h.receiver = $2))
    ORDER BY h.at";

const MARK: &str = "
    INSERT INTO helped (guild, message, mark, thread, receiver, kind, weight, at, told_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL) ON CONFLICT (guild, message, mark) DO NOTHING";

const GIVER: &str = "INSERT INTO helped_by (guild, message, mark, giver, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (guild, message, giver) DO NOTHING";

const TAKE_BACK: &str = "DELETE FROM helped WHERE guild = $1 AND message = $2 AND mark =
    (SELECT mark FROM helped_by WHERE guild = $1 AND message = $2 AND giver = $3)";

const TOLD: &str = "SELECT CAST(CASE WHEN h.told_at IS NULL THEN 0 ELSE 1 END AS BIGINT) FROM helped AS h
    JOIN helped_by AS b ON b.guild = h.guild AND b.message = h.message AND b.mark = h.mark
    WHERE h.guild = $1 AND h.message = $2 AND b.giver = $3";

const UNKEPT: &str = "DELETE FROM helped WHERE guild = $1 AND message = $2 AND kind = 'kept'";

const COLUMNS: &str = "h.guild, h.message, h.thread, h.receiver, h.kind, h.weight, h.at";

impl Store {
    /// Keeps that a message helped, as the giver says, once for each. `weigh` tells what it counts, given the marks
    /// between the two so far, the earliest first.
    ///
    /// # Errors
    /// When the database can't be read or written.
    pub async fn give_mark(
        &self,
        mark: &Helped,
        giver: MemberId,
        weigh: impl Fn(&[MarkBetween]) -> MarkWeight,
    ) -> Result<Given, StoreError> {
        for _ in 0..TRIES {
            let mut transaction = self.database.begin_write().await?;
            let number = next(&mut transaction, mark.key).await?;
            if !give(&mut transaction, (mark, number), giver).await? {
                return Ok(Given::Before);
            }
            let weight = weigh(&between(&mut transaction, mark, giver).await?);
            if insert(&mut transaction, &Helped { weight, ..*mark }, number).await? {
                transaction.commit().await?;
                return Ok(Given::New);
            }
        }
        Err(Trouble::Locked.into())
    }

    /// A member takes back what they said of a message.
    ///
    /// # Errors
    /// When the database can't be written to.
    pub async fn take_mark_back(&self, key: MessageKey, giver: MemberId) -> Result<TakenBack, StoreError> {
        let (guild, message) = message_numbers(key);
        let mut transaction = self.database.begin_write().await?;
        let told = sqlx::query(TOLD).bind(guild).bind(message).bind(member_number(giver));
        let told = told.fetch_optional(&mut *transaction).await?;
        let told = told.map_or(Ok(false), |row| row.try_get::<i64, _>(0).map(|told| told != 0))?;
        let mut rows = 0;
        for sql in [TAKE_BACK, "DELETE FROM helped_by WHERE guild = $1 AND message = $2 AND giver = $3"] {
            let gone = sqlx::query(sql).bind(guild).bind(message).bind(member_number(giver));
            rows += gone.execute(&mut *transaction).await?.rows_affected();
        }
        let gone = self.database.commit_erasure(transaction, rows).await?;
        Ok(if gone > 0 { TakenBack::Said { told } } else { TakenBack::Unsaid })
    }

    /// Whether a member has said of a message that it helped.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn has_marked(&self, key: MessageKey, giver: MemberId) -> Result<bool, StoreError> {
        let (guild, message) = message_numbers(key);
        let row = sqlx::query(BEFORE).bind(guild).bind(message).bind(member_number(giver));
        Ok(row.fetch_one(&self.database.pool).await?.try_get::<i64, _>(0)? > 0)
    }

    /// The messages of a server that helped, with all their marks, the earliest first: who wrote them, and what it
    /// counts. Nothing of this is shown with a number.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn helped_on(&self, guild: GuildId) -> Result<Vec<Helped>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM helped AS h WHERE h.guild = $1 ORDER BY h.at, h.message, h.mark");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(guild.number().cast_signed());
        Ok(readable(&query.fetch_all(&self.database.pool).await?, helped))
    }
}

/// The number of the next mark of a message.
pub(in crate::store) async fn next(
    transaction: &mut Transaction<'static, Any>,
    key: MessageKey,
) -> Result<i64, StoreError> {
    let (guild, message) = message_numbers(key);
    let row = sqlx::query(NEXT).bind(guild).bind(message).fetch_one(&mut **transaction).await?;
    Ok(row.try_get(0)?)
}

/// Says whether the giver has not marked the message before. Another press of theirs at this moment is waited for.
async fn give(
    transaction: &mut Transaction<'static, Any>,
    (mark, number): (&Helped, i64),
    giver: MemberId,
) -> Result<bool, StoreError> {
    let (guild, message) = message_numbers(mark.key);
    let given = sqlx::query(GIVER)
        .bind(guild)
        .bind(message)
        .bind(number)
        .bind(member_number(giver))
        .bind(mark.at.as_millisecond())
        .execute(&mut **transaction)
        .await?;
    Ok(given.rows_affected() == 1)
}

/// The marks between two members so far.
async fn between(
    transaction: &mut Transaction<'static, Any>,
    mark: &Helped,
    giver: MemberId,
) -> Result<Vec<MarkBetween>, StoreError> {
    let rows = sqlx::query(BETWEEN)
        .bind(mark.key.guild.number().cast_signed())
        .bind(member_number(giver))
        .bind(member_number(mark.receiver))
        .fetch_all(&mut **transaction)
        .await?;
    Ok(readable(&rows, |row| {
        let same_way = id(row.try_get("giver")?, MemberId::new)? == giver;
        Ok(MarkBetween { same_way, at: moment(row.try_get("at")?)? })
    }))
}

/// Keeps a mark under this number; says whether the number was free.
pub(in crate::store) async fn insert(
    transaction: &mut Transaction<'static, Any>,
    mark: &Helped,
    number: i64,
) -> Result<bool, StoreError> {
    let (guild, message) = message_numbers(mark.key);
    let done = sqlx::query(MARK)
        .bind(guild)
        .bind(message)
        .bind(number)
        .bind(mark.thread.number().cast_signed())
        .bind(member_number(mark.receiver))
        .bind(mark.kind.code())
        .bind(i64::from(mark.weight.0))
        .bind(mark.at.as_millisecond())
        .execute(&mut **transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes away the mark that a message got for being kept.
pub(in crate::store) async fn remove_kept(
    transaction: &mut Transaction<'static, Any>,
    key: MessageKey,
) -> Result<u64, StoreError> {
    let (guild, message) = message_numbers(key);
    let gone = sqlx::query(UNKEPT).bind(guild).bind(message).execute(&mut **transaction).await?;
    Ok(gone.rows_affected())
}

/// A message's key as it stands in the tables.
pub(in crate::store) fn message_numbers(key: MessageKey) -> (i64, i64) {
    (key.guild.number().cast_signed(), key.message.number().cast_signed())
}

pub(in crate::store) fn message_key(row: &AnyRow) -> Result<MessageKey, StoreError> {
    Ok(MessageKey {
        guild: id(row.try_get("guild")?, GuildId::new)?,
        message: id(row.try_get("message")?, MessageId::new)?,
    })
}

/// A row with [`COLUMNS`].
pub(super) fn helped(row: &AnyRow) -> Result<Helped, StoreError> {
    let weight = u16::try_from(row.try_get::<i64, _>("weight")?).ok();
    Ok(Helped {
        key: message_key(row)?,
        thread: id(row.try_get("thread")?, ChannelId::new)?,
        receiver: id(row.try_get("receiver")?, MemberId::new)?,
        kind: sound(HelpedKind::from_code(&row.try_get::<String, _>("kind")?))?,
        weight: MarkWeight(sound(weight)?),
        at: moment(row.try_get("at")?)?,
    })
}
