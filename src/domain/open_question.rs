//! What is a question that was put to the group, and what may become of it?
//!
//! ```text
//! open --a reply--> replied                  open, replied --the asker--> solved
//! open, replied --14 days of silence--> closed --somebody writes--> open, replied
//! open, replied, closed, solved --the asker--> withdrawn, --a moderator--> removed
//! open, replied, closed, solved --the asker marks a message--> helped --takes that back--> replied
//! any --the thread is deleted--> gone
//! ```

use std::time::Duration;

use jiff::Timestamp;

use super::coded::coded;
use super::ids::{ChannelId, GuildId, MemberId, MessageId};
use super::language::Language;

/// How many characters a question has at the least and at the most: the most is that of a thread's name.
pub const QUESTION_LENGTH: std::ops::RangeInclusive<u16> = 10..=100;
/// The most characters of what it is for, and of what was tried.
pub const LONGEST_TEXT: u16 = 300;
/// The most characters of "by when".
pub const LONGEST_BY_WHEN: u16 = 60;
/// How many open questions a member may have at once on a server.
pub const MOST_AT_ONCE: usize = 3;
/// How many questions a member may put to the group in a day.
pub const MOST_A_DAY: usize = 3;
/// A question in which nobody has written for so long is closed.
pub const CLOSES_AFTER: Duration = Duration::from_hours(24 * 14);
/// So long after the last message, the thread hears once that nobody replied, or the asker whether it
/// helped.
pub const REMINDS_AFTER: Duration = Duration::from_hours(24);
/// How long the words of a question are kept once nothing more comes of it.
pub const QUESTION_KEPT: Duration = Duration::from_hours(24 * 90);
/// How long it is kept who followed it, and who replied, once nothing more comes of it.
pub const COMPANY_KEPT: Duration = Duration::from_hours(24 * 30);
/// How long a moderator's "no more questions" lasts.
pub const ASKING_STOPPED_FOR: Duration = Duration::from_hours(24 * 7);
/// How long helpers are not asked for somebody who has been on the server for less than a day.
pub const NEWCOMERS_WAIT: Duration = Duration::from_hours(2);

/// Which question: a thread is one question at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionKey {
    /// The server.
    pub guild: GuildId,
    /// The thread, or forum post, in which it stands.
    pub thread: ChannelId,
}

/// How it came into the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeBy {
    /// The bot posted it for a member who filled in the form.
    Form,
    /// A member began a thread or forum post in the group.
    Member,
}

coded!(MadeBy { Form => "form", Member => "member" });

/// Whether helpers may be asked about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waking {
    /// They may.
    Yes,
    /// Its owner is to be asked first: they put it to the group, and not to the bot.
    OwnerFirst,
    /// Its owner has been asked, and hasn't said yes.
    OwnerAsked,
    /// They may not: its owner, or a moderator, said so.
    No,
}

coded!(Waking { Yes => "yes", OwnerFirst => "owner_first", OwnerAsked => "owner_asked", No => "no" });

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Nobody else has written in its thread.
    Open,
    /// Somebody has.
    Replied,
    /// A message in the thread helped, as the asker said.
    Helped,
    /// The asker found it themselves.
    Solved,
    /// Nobody wrote for [`CLOSES_AFTER`].
    Closed,
    /// The asker took it back.
    Withdrawn,
    /// A moderator took it away.
    Removed,
    /// The thread has been deleted.
    Gone,
}

coded!(QuestionState {
    Open => "open", Replied => "replied", Helped => "helped", Solved => "solved", Closed => "closed",
    Withdrawn => "withdrawn", Removed => "removed", Gone => "gone",
});

/// What happens to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionEvent {
    /// A person who is not the asker wrote in the thread.
    Reply,
    /// The asker wrote in the thread.
    AskerWrote,
    /// A message in the thread helped, as the asker says.
    Helped,
    /// The asker takes that back.
    HelpTakenBack,
    /// The asker found it themselves.
    Solved,
    /// Nobody wrote for [`CLOSES_AFTER`].
    Silence,
    /// The asker takes it back.
    Withdrawn,
    /// A moderator takes it away.
    Removed,
    /// The thread was deleted.
    ThreadGone,
}

impl QuestionState {
    /// Whether it waits for an answer, or for more of them.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Open | Self::Replied)
    }

    /// Whether its words are gone from Discord: nothing leads back from there.
    #[must_use]
    pub fn is_taken_away(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Removed | Self::Gone)
    }

    /// What becomes of it.
    #[must_use]
    pub fn after(self, event: QuestionEvent, had_reply: bool) -> Self {
        match (self, event) {
            (Self::Gone, _) | (_, QuestionEvent::ThreadGone) => Self::Gone,
            (Self::Withdrawn | Self::Removed, _) => self,
            (_, QuestionEvent::Withdrawn) => Self::Withdrawn,
            (_, QuestionEvent::Removed) => Self::Removed,
            (_, QuestionEvent::Helped) => Self::Helped,
            (Self::Helped, QuestionEvent::HelpTakenBack) => Self::Replied,
            (Self::Helped, _) => Self::Helped,
            (_, QuestionEvent::HelpTakenBack) => self,
            (_, QuestionEvent::Solved) | (Self::Solved, _) => Self::Solved,
            (_, QuestionEvent::Silence) => Self::Closed,
            (_, QuestionEvent::Reply) => Self::Replied,
            (Self::Closed, QuestionEvent::AskerWrote) if had_reply => Self::Replied,
            (Self::Closed, QuestionEvent::AskerWrote) => Self::Open,
            (Self::Open | Self::Replied, QuestionEvent::AskerWrote) => self,
        }
    }
}

/// What an asker wrote, as it is shown: without links, invitations and mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct QuestionWords {
    /// The question, of one line.
    pub question: String,
    /// What it is for; empty where nothing was said.
    pub purpose: String,
    /// What was found or tried.
    pub tried: String,
    /// By when an answer is wanted.
    pub by_when: String,
}

/// A question that was put to the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Which one.
    pub key: QuestionKey,
    /// The group: the channel or forum in which its thread is.
    pub channel: ChannelId,
    /// The message of ours that shows it and has its buttons; in a question that a member began, the
    /// first message of the thread, which is theirs.
    pub starter: MessageId,
    /// How it came there.
    pub made_by: MadeBy,
    /// The language that it is asked in, and in which its post speaks.
    pub language: Language,
    /// What was asked.
    pub words: QuestionWords,
    /// What has become of it.
    pub state: QuestionState,
    /// Whether helpers may be asked.
    pub waking: Waking,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When somebody first replied.
    pub first_reply_at: Option<Timestamp>,
    /// When somebody last wrote in the thread.
    pub last_message_at: Timestamp,
    /// When the thread was reminded of it.
    pub reminded_at: Option<Timestamp>,
    /// Since when nothing more is waited for.
    pub settled_at: Option<Timestamp>,
    /// How many rounds of helpers have been asked.
    pub round: u16,
    /// When the next round is due, if there is one.
    pub look_at: Timestamp,
    /// Until when somebody said that they are having a look.
    pub looking_until: Option<Timestamp>,
    /// The message that last helped its asker, as they said.
    pub helped_message: Option<MessageId>,
    /// How often it was changed.
    pub version: i64,
}

impl OpenQuestion {
    /// A question that was put to the group just now; helpers may be asked after `wait`.
    #[must_use]
    pub fn new(
        key: QuestionKey,
        place: (ChannelId, MessageId),
        made_by: MadeBy,
        asked: (QuestionWords, Language),
        (now, wait): (Timestamp, Duration),
    ) -> Self {
        let waking = match made_by {
            MadeBy::Form => Waking::Yes,
            MadeBy::Member => Waking::OwnerFirst,
        };
        Self {
            key,
            channel: place.0,
            starter: place.1,
            made_by,
            language: asked.1,
            words: asked.0,
            state: QuestionState::Open,
            waking,
            asked_at: now,
            first_reply_at: None,
            last_message_at: now,
            reminded_at: None,
            settled_at: None,
            round: 0,
            look_at: now.saturating_add(wait).unwrap_or(Timestamp::MAX),
            looking_until: None,
            helped_message: None,
            version: 0,
        }
    }

    /// Goes on to what becomes of it.
    pub fn happens(&mut self, event: QuestionEvent, now: Timestamp) {
        self.state = self.state.after(event, self.first_reply_at.is_some());
        match event {
            QuestionEvent::Reply => {
                self.first_reply_at = self.first_reply_at.or(Some(now));
                self.last_message_at = self.last_message_at.max(now);
            }
            QuestionEvent::AskerWrote => self.last_message_at = self.last_message_at.max(now),
            QuestionEvent::HelpTakenBack if self.state == QuestionState::Replied => {
                self.first_reply_at = self.first_reply_at.or(Some(now));
            }
            QuestionEvent::Helped
            | QuestionEvent::HelpTakenBack
            | QuestionEvent::Solved
            | QuestionEvent::Silence
            | QuestionEvent::Withdrawn
            | QuestionEvent::Removed
            | QuestionEvent::ThreadGone => {}
        }
        self.settled_at = if self.state.is_live() { None } else { self.settled_at.or(Some(now)) };
    }
}

/// A question as somebody may have asked it before: for the limits of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedBefore {
    /// The question.
    pub question: OpenQuestion,
    /// Whether its asker was asked with it if they would think along too.
    pub invited: bool,
}

/// A question in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedQuestion {
    /// The question.
    pub question: OpenQuestion,
    /// Who asked it, if that is still kept.
    pub asker: Option<MemberId>,
    /// How many others want to know it too.
    pub followers: u64,
    /// How many messages of others were seen in its thread.
    pub replies: u64,
}

/// What has to be changed on Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// The words and the name of who asked are to be taken out.
    QuestionErased,
    /// The message is to be laid out anew.
    QuestionChanged,
    /// The message mentions a helper of whom nothing is kept any more, and is to go.
    MentionErased,
}

coded!(EditKind {
    QuestionErased => "question_erased", QuestionChanged => "question_changed", MentionErased => "mention_erased",
});

/// A change on Discord that has still to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingEdit {
    /// The thread.
    pub key: QuestionKey,
    /// The message in it.
    pub message: MessageId,
    /// What is to be done.
    pub what: EditKind,
    /// In which language.
    pub language: Language,
    /// Since when.
    pub since: Timestamp,
    /// How often it was tried.
    pub tries: u16,
    /// How often it was noted again: it is done when it was done since the last time.
    pub noted: i64,
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use proptest::prelude::*;

    use super::*;

    fn question(made_by: MadeBy) -> OpenQuestion {
        let number = NonZeroU64::new(1).expect("not 0");
        let key = QuestionKey { guild: GuildId::new(number), thread: ChannelId::new(number) };
        let place = (ChannelId::new(number), MessageId::new(number));
        let asked = (QuestionWords::default(), Language::Dutch);
        OpenQuestion::new(key, place, made_by, asked, (Timestamp::UNIX_EPOCH, Duration::from_mins(20)))
    }

    const EVENTS: [QuestionEvent; 9] = [
        QuestionEvent::Reply,
        QuestionEvent::AskerWrote,
        QuestionEvent::Helped,
        QuestionEvent::HelpTakenBack,
        QuestionEvent::Solved,
        QuestionEvent::Silence,
        QuestionEvent::Withdrawn,
        QuestionEvent::Removed,
        QuestionEvent::ThreadGone,
    ];

    proptest! {
        /// Whatever happens in whatever order: what is gone stays gone, what was taken away doesn't come
        /// back, "replied" means that there was a reply, and nothing is waited for once it is settled.
        #[test]
        fn any_order_of_events_leads_to_a_sound_state(
            events in prop::collection::vec(prop::sample::select(EVENTS.to_vec()), 0..12),
        ) {
            let mut asked = question(MadeBy::Form);
            for (at, event) in events.into_iter().enumerate() {
                let before = asked.state;
                let at = i64::try_from(at).expect("few") + 1;
                asked.happens(event, Timestamp::from_second(at).expect("early"));
                prop_assert_eq!(before == QuestionState::Gone && asked.state != QuestionState::Gone, false);
                prop_assert!(!before.is_taken_away() || asked.state.is_taken_away());
                prop_assert_eq!(asked.settled_at.is_none(), asked.state.is_live());
                match asked.state {
                    QuestionState::Open => prop_assert!(asked.first_reply_at.is_none()),
                    QuestionState::Replied => prop_assert!(asked.first_reply_at.is_some()),
                    QuestionState::Closed => prop_assert!(
                        before == QuestionState::Closed || event == QuestionEvent::Silence
                    ),
                    QuestionState::Helped
                    | QuestionState::Solved
                    | QuestionState::Withdrawn
                    | QuestionState::Removed
                    | QuestionState::Gone => {}
                }
            }
        }
    }

    #[test]
    fn what_is_closed_opens_again_when_somebody_writes() {
        for (event, state) in
            [(QuestionEvent::Reply, QuestionState::Replied), (QuestionEvent::AskerWrote, QuestionState::Open)]
        {
            let mut asked = question(MadeBy::Member);
            asked.happens(QuestionEvent::Silence, Timestamp::UNIX_EPOCH);
            assert_eq!(asked.state, QuestionState::Closed);
            asked.happens(event, Timestamp::UNIX_EPOCH);
            assert_eq!((asked.state, asked.settled_at), (state, None));
        }
    }

    #[test]
    fn a_short_name_stands_for_one_state() {
        for state in QuestionState::ALL {
            assert_eq!(QuestionState::from_code(state.code()), Some(*state));
        }
        for waking in Waking::ALL {
            assert_eq!(Waking::from_code(waking.code()), Some(*waking));
        }
        assert_eq!((EditKind::from_code("x"), MadeBy::from_code("")), (None, None));
    }
}
