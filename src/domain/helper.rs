//! Who offered to think along, what came of asking them, and why were they asked?

use jiff::Timestamp;

use super::coded::coded;
use super::ids::{ChannelId, GuildId, MemberId, MessageId};
use super::language::Language;
use super::open_question::QuestionKey;

/// How often a week a helper may choose to be asked.
pub const A_WEEK: [u16; 4] = [1, 2, 3, 5];
/// How often a week a helper is asked who chose nothing else.
pub const USUAL_A_WEEK: u16 = 3;
/// The most characters of a helper's own words.
pub const LONGEST_OWN_WORDS: u16 = 500;
/// The most topics of one helper: as many as one of Discord's select menus can choose.
pub const MOST_TOPICS: usize = 25;
/// When a helper is not asked who chose nothing else.
pub const USUAL_QUIET_HOURS: QuietHours = QuietHours { from: 22 * 60, to: 8 * 60 };

/// When a helper is not to be asked, in minutes after midnight on their clock: from the first one up to the
/// second, over midnight where that is the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: u16,
    /// The first minute after them.
    pub to: u16,
}

/// Which text tells that somebody may know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Because {
    /// What this helper wrote of themselves.
    OwnWords(MemberId),
    /// A topic of the documents that they chose.
    Topic(String),
    /// A question to the group, by its thread, in which they replied.
    Question(ChannelId),
}

impl Because {
    /// Whether the helper said so themselves.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        match self {
            Self::OwnWords(_) | Self::Topic(_) => true,
            Self::Question(_) => false,
        }
    }
}

/// A member of a server who offered to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HelperKey {
    /// The server.
    pub guild: GuildId,
    /// The member.
    pub member: MemberId,
}

/// Whether a helper is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelperState {
    /// They are.
    Awake,
    /// Not for now, as they chose.
    Paused,
    /// Not any more, since they did not react.
    Asleep,
    /// They can't be: they take no direct messages.
    Unreachable,
    /// They have left the server.
    Gone,
}

coded!(HelperState {
    Awake => "awake", Paused => "paused", Asleep => "asleep", Unreachable => "unreachable", Gone => "gone",
});

/// How a helper is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a direct message.
    DirectMessage,
    /// By a mention in the question's thread.
    Thread,
}

coded!(Way { DirectMessage => "dm", Thread => "thread" });

/// A member who offered to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// Who it is, and where.
    pub key: HelperKey,
    /// Whether they are asked.
    pub state: HelperState,
    /// Until when they are not, where they chose a time.
    pub paused_until: Option<Timestamp>,
    /// How often in any seven days at the most: one of [`A_WEEK`].
    pub a_week: u16,
    /// When they are not asked; `None`: at any hour.
    pub quiet: Option<QuietHours>,
    /// Their time zone, as the time zone database calls it.
    pub timezone: String,
    /// The language that the bot speaks to them.
    pub speaks: Language,
    /// The only language of the questions that they want; `None`: any.
    pub only: Option<Language>,
    /// The topics of the documents that they chose.
    pub topics: Vec<String>,
    /// What they wrote of themselves; empty where nothing.
    pub own_words: String,
    /// How they are asked.
    pub way: Way,
    /// Where direct messages to them go, once that is open.
    pub dm_channel: Option<ChannelId>,
    /// Since when they offer it.
    pub since: Timestamp,
    /// The day on which they were last seen, in days since 1970.
    pub seen_day: i64,
    /// How often in a row they were asked without any reaction.
    pub ignored: u16,
    /// How often in a row a direct message to them was refused.
    pub refused: u16,
    /// When they were asked whether it should go on, while there is no answer to that.
    pub asked_to_go_on_at: Option<Timestamp>,
    /// Whether they are named under topics in which they helped.
    pub named: bool,
}

impl Helper {
    /// A helper as nobody has chosen anything yet.
    #[must_use]
    pub fn new(key: HelperKey, (speaks, timezone): (Language, String), now: Timestamp) -> Self {
        Self {
            key,
            state: HelperState::Awake,
            paused_until: None,
            a_week: USUAL_A_WEEK,
            quiet: Some(USUAL_QUIET_HOURS),
            timezone,
            speaks,
            only: None,
            topics: Vec::new(),
            own_words: String::new(),
            way: Way::DirectMessage,
            dm_channel: None,
            since: now,
            seen_day: day(now),
            ignored: 0,
            refused: 0,
            asked_to_go_on_at: None,
            named: false,
        }
    }

    /// Whether they may be asked about a question in this language at all, whatever the hour and however
    /// often they were asked.
    #[must_use]
    pub fn may_be_asked(&self, language: Language, now: Timestamp) -> bool {
        let awake = match self.state {
            HelperState::Awake => true,
            HelperState::Paused => self.paused_until.is_some_and(|until| until <= now),
            HelperState::Asleep | HelperState::Unreachable | HelperState::Gone => false,
        };
        awake && self.asked_to_go_on_at.is_none() && self.only.is_none_or(|only| only == language)
    }

    /// Notes that they are there.
    pub fn is_seen(&mut self, now: Timestamp) {
        self.seen_day = day(now);
        self.ignored = 0;
        self.asked_to_go_on_at = None;
    }
}

/// The day of a moment, by the clock of Greenwich, in days since 1970.
#[must_use]
pub fn day(moment: Timestamp) -> i64 {
    moment.as_second().div_euclid(86_400)
}

/// What came of asking a helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WakeOutcome {
    /// It is being sent: it may be there, and it may not.
    Sending,
    /// It is there, or may be.
    Sent,
    /// They said that they are having a look.
    Looking,
    /// Not now.
    NotNow,
    /// It isn't their thing.
    NotMine,
    /// They replied in the thread.
    Replied,
    /// It was taken back, since somebody had replied, or the question was.
    StoodDown,
    /// Discord didn't take it.
    Refused,
}

coded!(WakeOutcome {
    Sending => "sending", Sent => "sent", Looking => "looking", NotNow => "not_now", NotMine => "not_mine",
    Replied => "replied", StoodDown => "stood_down", Refused => "refused",
});

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessagePlace {
    /// The channel, or direct message.
    pub channel: ChannelId,
    /// The message in it.
    pub message: MessageId,
}

/// One message to a helper about one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wake {
    /// The question.
    pub question: QuestionKey,
    /// The helper.
    pub member: MemberId,
    /// In which round, from 1.
    pub round: u16,
    /// When.
    pub sent_at: Timestamp,
    /// Where it stands, where that is known.
    pub place: Option<MessagePlace>,
    /// Why they were asked.
    pub because: Option<Because>,
    /// What came of it.
    pub outcome: WakeOutcome,
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use jiff::ToSpan as _;

    use super::*;

    #[test]
    fn who_may_be_asked_follows_from_what_they_chose() {
        let one = NonZeroU64::MIN;
        let key = HelperKey { guild: GuildId::new(one), member: MemberId::new(one) };
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().expect("a moment");
        let helper = Helper::new(key, (Language::Dutch, "Europe/Amsterdam".to_owned()), now);
        let with = |change: fn(&mut Helper)| {
            let mut helper = helper.clone();
            change(&mut helper);
            helper
        };
        type Case = (fn(&mut Helper), bool);
        let cases: [Case; 8] = [
            (|_| {}, true),
            (|helper| helper.only = Some(Language::Dutch), true),
            (|helper| helper.only = Some(Language::English), false),
            (|helper| helper.state = HelperState::Asleep, false),
            (|helper| helper.state = HelperState::Paused, false),
            (
                |helper| {
                    helper.state = HelperState::Paused;
                    helper.paused_until = Some(helper.since);
                },
                true,
            ),
            (
                |helper| {
                    helper.state = HelperState::Paused;
                    helper.paused_until = Some(helper.since + 1.hours());
                },
                false,
            ),
            (|helper| helper.asked_to_go_on_at = Some(helper.since), false),
        ];
        for (at, (change, may)) in cases.into_iter().enumerate() {
            assert_eq!(with(change).may_be_asked(Language::Dutch, now), may, "case {at}");
        }
        let mut ignoring = with(|helper| helper.ignored = 3);
        ignoring.is_seen(now + 24.hours());
        assert_eq!((ignoring.ignored, ignoring.seen_day - helper.seen_day), (0, 1));
    }
}
