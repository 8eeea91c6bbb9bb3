//! How does a question stand in its table?

use std::num::NonZeroU64;

use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::domain::open_question::{MadeBy, OpenQuestion, QuestionKey, QuestionState, QuestionWords, Waking};
use crate::domain::{ChannelId, GuildId, MemberId, MessageId, Trouble};
use crate::store::trouble::StoreError;

/// The columns of a question `q`, in the order that [`read`] needs none of.
pub(in crate::store) const COLUMNS: &str =
    "q.guild, q.thread, q.channel, q.starter, q.made_by, q.language, q.question,
    q.purpose, q.tried, q.by_when, q.state, q.waking, q.asked_at, q.first_reply_at, q.last_message_at,
    q.reminded_at, q.settled_at, q.round, q.look_at, q.looking_until, q.helped_message, q.version";

/// A question's key as it stands in the tables.
pub(in crate::store) fn numbers(key: QuestionKey) -> (i64, i64) {
    (key.guild.number().cast_signed(), key.thread.number().cast_signed())
}

pub(in crate::store) fn member_number(member: MemberId) -> i64 {
    member.number().cast_signed()
}

/// A moment of a table. The last one that there is stands for never.
pub(in crate::store) fn moment(millis: i64) -> Result<Timestamp, StoreError> {
    if millis >= Timestamp::MAX.as_millisecond() {
        return Ok(Timestamp::MAX);
    }
    Timestamp::from_millisecond(millis).map_err(|_| Trouble::Damaged.into())
}

/// A value that only we write; another one means that somebody else has.
pub(in crate::store) fn sound<T>(value: Option<T>) -> Result<T, StoreError> {
    value.ok_or_else(|| Trouble::Damaged.into())
}

pub(in crate::store) fn id<T>(number: i64, wrap: impl Fn(NonZeroU64) -> T) -> Result<T, StoreError> {
    sound(NonZeroU64::new(number.cast_unsigned()).map(wrap))
}

pub(in crate::store) fn key(row: &AnyRow) -> Result<QuestionKey, StoreError> {
    Ok(QuestionKey {
        guild: id(row.try_get("guild")?, GuildId::new)?,
        thread: id(row.try_get("thread")?, ChannelId::new)?,
    })
}

/// A row with [`COLUMNS`].
pub(in crate::store) fn read(row: &AnyRow) -> Result<OpenQuestion, StoreError> {
    let number = |column: &str| row.try_get::<i64, _>(column);
    let text = |column: &str| row.try_get::<String, _>(column);
    let perhaps = |column: &str| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    Ok(OpenQuestion {
        key: key(row)?,
        channel: id(number("channel")?, ChannelId::new)?,
        starter: id(number("starter")?, MessageId::new)?,
        made_by: sound(MadeBy::from_code(&text("made_by")?))?,
        language: sound(text("language")?.parse().ok())?,
        words: QuestionWords {
            question: text("question")?,
            purpose: text("purpose")?,
            tried: text("tried")?,
            by_when: text("by_when")?,
        },
        state: sound(QuestionState::from_code(&text("state")?))?,
        waking: sound(Waking::from_code(&text("waking")?))?,
        asked_at: moment(number("asked_at")?)?,
        first_reply_at: perhaps("first_reply_at")?,
        last_message_at: moment(number("last_message_at")?)?,
        reminded_at: perhaps("reminded_at")?,
        settled_at: perhaps("settled_at")?,
        round: sound(u16::try_from(number("round")?).ok())?,
        look_at: moment(number("look_at")?)?,
        looking_until: perhaps("looking_until")?,
        helped_message: row
            .try_get::<Option<i64>, _>("helped_message")?
            .map(|message| id(message, MessageId::new))
            .transpose()?,
        version: number("version")?,
    })
}

/// Rows of which one that somebody else has spoilt keeps the others from nothing.
pub(in crate::store) fn readable<T>(
    rows: &[AnyRow],
    read: impl Fn(&AnyRow) -> Result<T, StoreError>,
) -> Vec<T> {
    let read = rows.iter().map(read);
    read.filter_map(|row| row.inspect_err(|error| tracing::error!(%error, "reading a question")).ok())
        .collect()
}
