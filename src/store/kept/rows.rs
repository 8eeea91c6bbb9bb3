//! How does a kept answer stand in its table?

use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::domain::helper::MessagePlace;
use crate::domain::kept_answer::{KeptAnswer, KeptPassage, KeptState};
use crate::domain::{ChannelId, MessageId};
use crate::store::group::rows::{id, moment, sound};
use crate::store::thanks::message_key;
use crate::store::trouble::StoreError;

/// The columns of a kept answer `k`.
pub(super) const COLUMNS: &str =
    "k.guild, k.message, k.thread, k.channel, k.question, k.words, k.language, k.state,
    k.named, k.reworded, k.changed_since, k.since, k.decided_at, k.look_at, k.seen_at, k.ask_channel,
    k.ask_message, k.version";

/// A row with [`COLUMNS`].
pub(super) fn read(row: &AnyRow) -> Result<KeptAnswer, StoreError> {
    let number = |column: &str| row.try_get::<i64, _>(column);
    let text = |column: &str| row.try_get::<String, _>(column);
    let perhaps = |column: &str| row.try_get::<Option<i64>, _>(column);
    let asked_in = match (perhaps("ask_channel")?, perhaps("ask_message")?) {
        (Some(channel), Some(message)) => Some(MessagePlace {
            channel: id(channel, ChannelId::new)?,
            message: id(message, MessageId::new)?,
        }),
        _ => None,
    };
    Ok(KeptAnswer {
        key: message_key(row)?,
        thread: id(number("thread")?, ChannelId::new)?,
        channel: id(number("channel")?, ChannelId::new)?,
        question: text("question")?,
        words: text("words")?,
        language: sound(text("language")?.parse().ok())?,
        state: sound(KeptState::from_code(&text("state")?))?,
        named: number("named")? != 0,
        reworded: number("reworded")? != 0,
        changed_since: number("changed_since")? != 0,
        since: moment(number("since")?)?,
        decided_at: perhaps("decided_at")?.map(moment).transpose()?,
        look_at: perhaps("look_at")?.map(moment).transpose()?,
        seen_at: moment(number("seen_at")?)?,
        asked_in,
        version: number("version")?,
    })
}

/// A row with [`COLUMNS`] and the `display_name` of its author.
pub(super) fn passage(row: &AnyRow) -> Result<KeptPassage, StoreError> {
    let answer = read(row)?;
    let name = row.try_get::<Option<String>, _>("display_name")?;
    Ok(KeptPassage {
        key: answer.key,
        thread: answer.thread,
        channel: answer.channel,
        question: answer.question,
        words: answer.words,
        language: answer.language,
        name: name.filter(|name| answer.named && !name.is_empty()),
        decided_at: sound(answer.decided_at)?,
        seen_at: answer.seen_at,
    })
}
