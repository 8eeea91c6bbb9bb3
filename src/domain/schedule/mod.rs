//! When does a server want its quote, where, and in which language?

pub mod extras;

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

use self::extras::Extras;
use super::ids::{ChannelId, GuildId, MemberId, MessageId};
use super::language::Language;

/// How long after its moment a post may still go out, where a server doesn't choose: 6 hours.
pub const LATE_WITHIN: Duration = Duration::from_hours(6);
/// The longest that a server may choose: beyond it, a post would run into the next one.
pub const LATEST_WITHIN: Duration = Duration::from_hours(23);

/// A time of the day on a local clock, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostTime {
    minutes: u16,
}

impl PostTime {
    /// Nine o'clock in the morning.
    pub const NINE: Self = Self { minutes: 9 * 60 };

    /// The time `minutes` after midnight; `None` from 1440, which is the next day.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self { minutes })
    }

    /// How many minutes it is after midnight, 0 to 1439.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    /// The same as jiff has it.
    #[must_use]
    pub fn civil(self) -> Time {
        let part = |number: u16| i8::try_from(number).unwrap_or_default();
        jiff::civil::time(part(self.minutes / 60), part(self.minutes % 60), 0, 0)
    }
}

impl fmt::Display for PostTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// Days of the week, at least one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Monday is the lowest bit.
    bits: u8,
}

impl Days {
    /// Every day.
    pub const ALL: Self = Self { bits: 0b111_1111 };
    /// Monday to Friday.
    pub const WORKING: Self = Self { bits: 0b001_1111 };
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self { bits: 0b110_0000 };
    /// The days in the order of the week.
    pub const WEEK: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// The days whose bits are set, Monday the lowest; `None` for no day, or more than seven.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Option<Self> {
        if bits != 0 && bits <= Self::ALL.bits { Some(Self { bits }) } else { None }
    }

    /// A bit a day, Monday the lowest.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.bits
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.bits & Self::bit(day) != 0
    }

    /// The bit of a day.
    #[must_use]
    pub fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }
}

/// When to post: on these days, at this time, by the clocks of this zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// The time on the clock.
    pub time: PostTime,
    /// The IANA name of the time zone, such as `Europe/Amsterdam`.
    pub zone: String,
    /// The days of the week.
    pub days: Days,
}

/// Which language the quotes are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageRule {
    /// Always the same one.
    Always(Language),
    /// Another one each time.
    Alternate,
}

impl LanguageRule {
    /// The word for it in a table: `nl`, `en` or `alternate`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Always(language) => language.code(),
            Self::Alternate => "alternate",
        }
    }

    /// What [`LanguageRule::code`] wrote; `None` for any other word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code == Self::Alternate.code() {
            return Some(Self::Alternate);
        }
        code.parse().ok().map(Self::Always)
    }

    /// The languages that quotes come in.
    #[must_use]
    pub fn languages(self) -> Vec<Language> {
        match self {
            Self::Always(language) => vec![language],
            Self::Alternate => Language::ALL.to_vec(),
        }
    }

    /// The language after a quote in `last`; the first one where there was none.
    #[must_use]
    pub fn after(self, last: Option<Language>) -> Language {
        match (self, last) {
            (Self::Always(language), _) => language,
            (Self::Alternate, Some(Language::Dutch)) => Language::English,
            (Self::Alternate, Some(Language::English) | None) => Language::Dutch,
        }
    }
}

/// Which schedule: a channel has one at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScheduleKey {
    /// The server.
    pub guild: GuildId,
    /// The channel that is posted in.
    pub channel: ChannelId,
}

/// Why nothing is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Somebody asked for it.
    Asked,
    /// The channel is not there any more.
    ChannelGone,
    /// The bot may not post there any more.
    NotAllowed,
    /// The bot was removed from the server.
    Removed,
    /// The documents have no quote left on the topics.
    NoQuotes,
    /// It posts in a thread that is closed.
    ThreadClosed,
}

/// Whether it is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleState {
    /// It is.
    Active,
    /// It isn't, until somebody resumes it.
    Paused(Pause),
}

impl ScheduleState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Active,
        Self::Paused(Pause::Asked),
        Self::Paused(Pause::ChannelGone),
        Self::Paused(Pause::NotAllowed),
        Self::Paused(Pause::Removed),
        Self::Paused(Pause::NoQuotes),
        Self::Paused(Pause::ThreadClosed),
    ];

    /// The word for it in a table.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused(Pause::Asked) => "paused",
            Self::Paused(Pause::ChannelGone) => "channel_gone",
            Self::Paused(Pause::NotAllowed) => "not_allowed",
            Self::Paused(Pause::Removed) => "removed",
            Self::Paused(Pause::NoQuotes) => "no_quotes",
            Self::Paused(Pause::ThreadClosed) => "thread_closed",
        }
    }

    /// What [`ScheduleState::code`] wrote; `None` for any other word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What a server has asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Which one it is.
    pub key: ScheduleKey,
    /// When to post.
    pub timetable: Timetable,
    /// In which language.
    pub language: LanguageRule,
    /// Only quotes on one of these topics; none means all.
    pub topics: Vec<String>,
    /// How long after its moment a post may still go out.
    pub late_within: Duration,
    /// What comes along with a post.
    pub extras: Extras,
    /// Who set it, to be told when it can't go on; `None` once they have asked to be forgotten.
    pub set_by: Option<MemberId>,
    /// The language in which to tell them.
    pub speaks: Language,
    /// Whether it is posted.
    pub state: ScheduleState,
    /// Up to when all has been dealt with: what comes next is the first post after this moment.
    pub done_until: Timestamp,
    /// When to look at it next: at the next post, or at another try.
    pub look_at: Timestamp,
    /// How often somebody has changed it; the store counts.
    pub version: i64,
}

/// How far a schedule has been dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Up to this moment.
    pub done_until: Timestamp,
    /// When to look at it next.
    pub look_at: Timestamp,
}

/// One post of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The date on the local calendar: there is never more than one post for it.
    pub date: Date,
    /// Its moment.
    pub at: Timestamp,
}

/// What became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Somebody is at it, or was when they were stopped.
    Claimed,
    /// It is there.
    Posted,
    /// Somebody asked to skip it.
    Skipped,
    /// It could not be posted within its window.
    Missed,
    /// Discord refused it, or there was nothing to post.
    Refused,
    /// Nobody could tell whether it was there already, and so it was not posted.
    Unclear,
}

impl Fate {
    /// Every fate.
    pub const ALL: [Self; 6] =
        [Self::Claimed, Self::Posted, Self::Skipped, Self::Missed, Self::Refused, Self::Unclear];

    /// The word for it in a table.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Posted => "posted",
            Self::Skipped => "skipped",
            Self::Missed => "missed",
            Self::Refused => "refused",
            Self::Unclear => "unclear",
        }
    }

    /// What [`Fate::code`] wrote; `None` for any other word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.code() == code)
    }
}

/// A post that has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastPost {
    /// For which date.
    pub date: Date,
    /// Its moment, had all gone well.
    pub due_at: Timestamp,
    /// What became of it.
    pub fate: Fate,
    /// When that was known.
    pub settled_at: Option<Timestamp>,
    /// The message, where there is one.
    pub message: Option<MessageId>,
}

/// How the end of a post is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// It is there.
    Posted(MessageId),
    /// It could not be posted within its window.
    Missed,
    /// Discord refused it, or there was nothing to post.
    Refused,
    /// Nobody could tell whether it was there already.
    Unclear,
}

impl Settlement {
    /// What became of the post.
    #[must_use]
    pub fn fate(self) -> Fate {
        match self {
            Self::Posted(_) => Fate::Posted,
            Self::Missed => Fate::Missed,
            Self::Refused => Fate::Refused,
            Self::Unclear => Fate::Unclear,
        }
    }

    /// The message, where it is there.
    #[must_use]
    pub fn message(self) -> Option<MessageId> {
        match self {
            Self::Posted(message) => Some(message),
            Self::Missed | Self::Refused | Self::Unclear => None,
        }
    }
}

/// A post on the calendar and the clock of its schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalMoment {
    /// The date that the post is for.
    pub date: Date,
    /// What the clock shows.
    pub time: Time,
    /// The same on every clock.
    pub at: Timestamp,
}

/// What is to come of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// These posts, the next one first.
    Posts(Vec<LocalMoment>),
    /// Nothing, for this reason.
    Paused(Pause),
    /// Nothing, since the time zone database no longer has its zone.
    ZoneGone(String),
}
