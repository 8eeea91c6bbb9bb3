//! How do helpers and wakes stand in their tables?

use std::num::NonZeroU64;

use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::domain::helper::{
    Because, Helper, HelperKey, HelperState, MessagePlace, QuietHours, Wake, WakeOutcome, Way,
};
use crate::domain::{ChannelId, GuildId, MemberId, MessageId};
use crate::store::group::rows::{id, key, moment, sound};
use crate::store::trouble::StoreError;

/// The columns of a helper `h`.
pub(super) const HELPER: &str =
    "h.guild, h.member, h.state, h.paused_until, h.a_week, h.quiet_from, h.quiet_to,
    h.timezone, h.speaks, h.languages, h.topics, h.own_words, h.way, h.dm_channel, h.since,
    h.last_seen_day, h.ignored, h.refused, h.asked_to_go_on_at, h.named";

/// The columns of a wake `w`.
pub(super) const WAKE: &str =
    "w.guild, w.thread, w.member, w.round, w.sent_at, w.channel, w.message, w.because, w.outcome";

pub(super) fn helper_numbers(key: HelperKey) -> (i64, i64) {
    (key.guild.number().cast_signed(), key.member.number().cast_signed())
}

fn small(number: i64) -> Result<u16, StoreError> {
    sound(u16::try_from(number).ok())
}

/// A row with [`HELPER`].
pub(super) fn helper(row: &AnyRow) -> Result<Helper, StoreError> {
    let number = |column: &str| row.try_get::<i64, _>(column);
    let text = |column: &str| row.try_get::<String, _>(column);
    let perhaps = |column: &str| row.try_get::<Option<i64>, _>(column);
    let quiet = match (perhaps("quiet_from")?, perhaps("quiet_to")?) {
        (Some(from), Some(to)) => Some(QuietHours { from: small(from)?, to: small(to)? }),
        _ => None,
    };
    Ok(Helper {
        key: HelperKey {
            guild: id(number("guild")?, GuildId::new)?,
            member: id(number("member")?, MemberId::new)?,
        },
        state: sound(HelperState::from_code(&text("state")?))?,
        paused_until: perhaps("paused_until")?.map(moment).transpose()?,
        a_week: small(number("a_week")?)?,
        quiet,
        timezone: text("timezone")?,
        speaks: sound(text("speaks")?.parse().ok())?,
        only: text("languages")?.parse().ok(),
        topics: text("topics")?.lines().map(str::to_owned).collect(),
        own_words: text("own_words")?,
        way: sound(Way::from_code(&text("way")?))?,
        dm_channel: perhaps("dm_channel")?.map(|channel| id(channel, ChannelId::new)).transpose()?,
        since: moment(number("since")?)?,
        seen_day: number("last_seen_day")?,
        ignored: small(number("ignored")?)?,
        refused: small(number("refused")?)?,
        asked_to_go_on_at: perhaps("asked_to_go_on_at")?.map(moment).transpose()?,
        named: number("named")? != 0,
    })
}

/// A row with [`WAKE`].
pub(super) fn wake(row: &AnyRow) -> Result<Wake, StoreError> {
    let perhaps = |column: &str| row.try_get::<Option<i64>, _>(column);
    let member = id(row.try_get("member")?, MemberId::new)?;
    let place = match (perhaps("channel")?, perhaps("message")?) {
        (Some(channel), Some(message)) => Some(MessagePlace {
            channel: id(channel, ChannelId::new)?,
            message: id(message, MessageId::new)?,
        }),
        _ => None,
    };
    Ok(Wake {
        question: key(row)?,
        member,
        round: small(row.try_get("round")?)?,
        sent_at: moment(row.try_get("sent_at")?)?,
        place,
        because: because(&row.try_get::<String, _>("because")?, member),
        outcome: sound(WakeOutcome::from_code(&row.try_get::<String, _>("outcome")?))?,
    })
}

/// Why, as it stands in a table.
pub(super) fn because_code(because: Option<&Because>) -> String {
    match because {
        None => String::new(),
        Some(Because::OwnWords(_)) => "own".to_owned(),
        Some(Because::Topic(topic)) => format!("topic {topic}"),
        Some(Because::Question(thread)) => format!("question {thread}"),
    }
}

/// What [`because_code`] wrote of this member.
pub(super) fn because(code: &str, member: MemberId) -> Option<Because> {
    match code.split_once(' ') {
        Some(("topic", topic)) => Some(Because::Topic(topic.to_owned())),
        Some(("question", thread)) => {
            thread.parse().ok().map(|thread: NonZeroU64| Because::Question(ChannelId::new(thread)))
        }
        _ => (code == "own").then_some(Because::OwnWords(member)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_read_back_as_written() {
        let member = MemberId::new(NonZeroU64::MIN);
        for reason in [
            None,
            Some(Because::OwnWords(member)),
            Some(Because::Topic("wonen en buurt".to_owned())),
            Some(Because::Question(ChannelId::new(NonZeroU64::MAX))),
        ] {
            assert_eq!(because(&because_code(reason.as_ref()), member), reason);
        }
        assert_eq!(because("something else", member), None);
    }
}
