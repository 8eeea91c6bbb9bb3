//! What is a member's answer that is kept for who asks next, and what may become of it?
//!
//! ```text
//! asked --its author says yes--> offered --a moderator says yes--> kept
//! asked --no, or 14 days without a word--> withdrawn
//! offered, kept --a moderator says no--> refused      offered --60 days--> refused
//! kept --three people doubt it, or the question is erased--> offered
//! asked, offered, kept --its author takes it back, or the message goes--> withdrawn
//! ```
//!
//! Of what is refused or withdrawn the words are erased at once. That it was stays known for a while, so that
//! nobody is asked about the same message again.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::thanks::MessageKey;
use crate::domain::coded::coded;
use crate::domain::helper::MessagePlace;
use crate::domain::ids::{ChannelId, MemberId};
use crate::domain::language::Language;

/// How long its author may think about it; then it is a no.
pub const CONSENT_WITHIN: Duration = Duration::from_hours(24 * 14);
/// How long it waits for a moderator.
pub const OFFERED_FOR: Duration = Duration::from_hours(24 * 60);
/// After this time moderators are asked whether it is still right.
pub const RIGHT_FOR: Duration = Duration::from_hours(24 * 365);
/// How long it is believed that the message is still there; then Discord is asked, when it is shown.
pub const SEEN_FOR: Duration = Duration::from_hours(24);
/// How long it is known of a message that its words are not to be kept.
pub const NO_KEPT_FOR: Duration = Duration::from_hours(24 * 90);
/// How many people put a kept answer before the moderators again by finding it not helpful.
pub const DOUBTERS: usize = 3;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptState {
    /// Its author is asked.
    Asked,
    /// Its author said yes, and moderators are asked.
    Offered,
    /// It is shown.
    Kept,
    /// A moderator said no.
    Refused,
    /// Its author said no, or took it back, or the message is gone.
    Withdrawn,
}

coded!(KeptState {
    Asked => "asked", Offered => "offered", Kept => "kept", Refused => "refused", Withdrawn => "withdrawn",
});

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptEvent {
    /// Its author lets it be shown, with their name or without.
    Consented {
        /// Whether with it.
        named: bool,
    },
    /// Its author doesn't, or said nothing for [`CONSENT_WITHIN`].
    Declined,
    /// A moderator says yes: for the first time, or again.
    Approved,
    /// A moderator says no, or nothing for [`OFFERED_FOR`].
    Refused,
    /// [`DOUBTERS`] people found it not helpful.
    Doubted,
    /// Who asked the question has erased it.
    QuestionErased,
    /// Its author takes it back or erased what is kept of them, or the message is gone.
    Withdrawn,
}

impl KeptState {
    /// What becomes of it.
    #[must_use]
    pub fn after(self, event: KeptEvent) -> Self {
        match (self, event) {
            (Self::Refused | Self::Withdrawn, _) => self,
            (_, KeptEvent::Withdrawn) | (Self::Asked, KeptEvent::Declined) => Self::Withdrawn,
            (Self::Asked, KeptEvent::Consented { .. })
            | (Self::Kept, KeptEvent::Doubted | KeptEvent::QuestionErased) => Self::Offered,
            (Self::Offered | Self::Kept, KeptEvent::Approved) => Self::Kept,
            (Self::Offered | Self::Kept, KeptEvent::Refused) => Self::Refused,
            (
                Self::Asked,
                KeptEvent::Approved | KeptEvent::Refused | KeptEvent::Doubted | KeptEvent::QuestionErased,
            )
            | (
                Self::Offered,
                KeptEvent::Consented { .. }
                | KeptEvent::Declined
                | KeptEvent::Doubted
                | KeptEvent::QuestionErased,
            )
            | (Self::Kept, KeptEvent::Consented { .. } | KeptEvent::Declined) => self,
        }
    }

    /// Whether nothing more comes of it.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }
}

/// A member's answer that is kept, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The message.
    pub key: MessageKey,
    /// The thread of the question in which it stands.
    pub thread: ChannelId,
    /// The channel above that thread.
    pub channel: ChannelId,
    /// What was asked; empty where its asker has erased it and no moderator has worded it anew.
    pub question: String,
    /// The words of the message, to the letter.
    pub words: String,
    /// The language of the words.
    pub language: Language,
    /// How far it is.
    pub state: KeptState,
    /// Whether its author wants to be named.
    pub named: bool,
    /// Whether a moderator worded the question: then it is not its asker's any more.
    pub reworded: bool,
    /// Whether the message was changed since its words were taken.
    pub changed_since: bool,
    /// Since when it is as far as it is.
    pub since: Timestamp,
    /// When a moderator last said yes.
    pub decided_at: Option<Timestamp>,
    /// When they are to look at it again.
    pub look_at: Option<Timestamp>,
    /// When the message was last known to be there.
    pub seen_at: Timestamp,
    /// Where its author was asked.
    pub asked_in: Option<MessagePlace>,
    /// How often it was changed.
    pub version: i64,
}

/// What a message says, and where: what becomes a kept answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerWords {
    /// The thread, and the channel above it.
    pub place: (ChannelId, ChannelId),
    /// What was asked.
    pub question: String,
    /// The words.
    pub words: String,
    /// The language of the words.
    pub language: Language,
}

impl KeptAnswer {
    /// An answer whose author is about to be asked.
    #[must_use]
    pub fn new(key: MessageKey, said: AnswerWords, now: Timestamp) -> Self {
        Self {
            key,
            thread: said.place.0,
            channel: said.place.1,
            question: said.question,
            words: said.words,
            language: said.language,
            state: KeptState::Asked,
            named: false,
            reworded: false,
            changed_since: false,
            since: now,
            decided_at: None,
            look_at: None,
            seen_at: now,
            asked_in: None,
            version: 0,
        }
    }

    /// The message in its thread by which its author was asked; `None` where that was in private.
    #[must_use]
    pub fn asked_in_thread(&self) -> Option<MessagePlace> {
        self.asked_in.filter(|place| place.channel == self.thread)
    }

    /// Goes on to what becomes of it.
    pub fn happens(&mut self, event: KeptEvent, now: Timestamp) {
        if event == KeptEvent::QuestionErased && self.reworded {
            return;
        }
        let before = self.state;
        self.state = before.after(event);
        if self.state != before {
            self.since = now;
        }
        match event {
            KeptEvent::Consented { named } if before == KeptState::Asked => self.named = named,
            KeptEvent::Approved if self.state == KeptState::Kept => {
                self.decided_at = Some(now);
                self.look_at = now.checked_add(duration(RIGHT_FOR)).ok();
                self.changed_since = false;
            }
            KeptEvent::QuestionErased => self.question.clear(),
            _ => {}
        }
        if self.state == KeptState::Offered {
            self.look_at = None;
        }
        if self.state.is_over() {
            self.is_emptied();
        }
    }

    /// Nothing is left but that there was something.
    fn is_emptied(&mut self) {
        self.question.clear();
        self.words.clear();
        (self.named, self.changed_since) = (false, false);
        (self.decided_at, self.look_at, self.asked_in) = (None, None, None);
    }

    /// Why moderators are to look at it now; `None` where they needn't.
    #[must_use]
    pub fn to_look_at(&self, now: Timestamp) -> Option<LookAt> {
        match self.state {
            KeptState::Offered if self.decided_at.is_some() && self.question.is_empty() => {
                Some(LookAt::NoQuestion)
            }
            KeptState::Offered if self.decided_at.is_some() => Some(LookAt::Doubted),
            KeptState::Offered => Some(LookAt::New),
            KeptState::Kept if self.changed_since => Some(LookAt::Changed),
            KeptState::Kept if self.look_at.is_some_and(|at| at <= now) => Some(LookAt::Old),
            KeptState::Asked | KeptState::Kept | KeptState::Refused | KeptState::Withdrawn => None,
        }
    }
}

/// Why moderators are to look at an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAt {
    /// Its author said yes.
    New,
    /// People found it not helpful; it isn't shown now.
    Doubted,
    /// Its question was erased by who asked it; it isn't shown now.
    NoQuestion,
    /// The message was changed since; what is shown is what was consented to.
    Changed,
    /// It has stood for [`RIGHT_FOR`].
    Old,
}

/// A kept answer as it is shown to who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPassage {
    /// The message, which is its number too.
    pub key: MessageKey,
    /// The thread of the question in which it stands.
    pub thread: ChannelId,
    /// The channel above that thread.
    pub channel: ChannelId,
    /// What was asked.
    pub question: String,
    /// The words, to the letter.
    pub words: String,
    /// The language of the words.
    pub language: Language,
    /// What its author is called, where they want to be named.
    pub name: Option<String>,
    /// When a moderator last said yes.
    pub decided_at: Timestamp,
    /// When the message was last known to be there.
    pub seen_at: Timestamp,
}

impl KeptPassage {
    /// When it was written.
    #[must_use]
    pub fn written_at(&self) -> Timestamp {
        self.key.message.written_at()
    }
}

/// Who wrote a kept answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAuthor {
    /// The member.
    pub member: MemberId,
    /// What they are called; empty where they don't want to be named.
    pub display_name: String,
}

fn duration(time: Duration) -> SignedDuration {
    SignedDuration::try_from(time).unwrap_or(SignedDuration::MAX)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{GuildId, MessageId};

    const EVENTS: [KeptEvent; 8] = [
        KeptEvent::Consented { named: true },
        KeptEvent::Consented { named: false },
        KeptEvent::Declined,
        KeptEvent::Approved,
        KeptEvent::Refused,
        KeptEvent::Doubted,
        KeptEvent::QuestionErased,
        KeptEvent::Withdrawn,
    ];

    fn asked() -> KeptAnswer {
        let key =
            MessageKey { guild: GuildId::new(NonZeroU64::MIN), message: MessageId::new(NonZeroU64::MIN) };
        let place = (ChannelId::new(NonZeroU64::MIN), ChannelId::new(NonZeroU64::MIN));
        let said = AnswerWords {
            place,
            question: "Wie kent een zaal?".to_owned(),
            words: "De bieb heeft er een.".to_owned(),
            language: Language::Dutch,
        };
        KeptAnswer::new(key, said, Timestamp::UNIX_EPOCH)
    }

    proptest! {
        /// Whatever happens in whatever order: nothing is shown without its author's yes and, after it, a
        /// moderator's; a no is never undone; and of what is over no word is left.
        #[test]
        fn nothing_is_shown_without_two_yeses_and_a_no_is_final(
            events in prop::collection::vec(prop::sample::select(EVENTS.to_vec()), 0..12),
        ) {
            let mut answer = asked();
            let (mut author, mut moderator) = (false, false);
            for (at, event) in events.into_iter().enumerate() {
                let before = answer.state;
                let at = i64::try_from(at).expect("few") + 1;
                answer.happens(event, Timestamp::from_second(at).expect("early"));
                author |= matches!(event, KeptEvent::Consented { .. }) && before == KeptState::Asked;
                moderator |= event == KeptEvent::Approved && author;
                prop_assert!(answer.state != KeptState::Kept || (author && moderator));
                prop_assert!(answer.state != KeptState::Offered || author);
                prop_assert!(!before.is_over() || answer.state == before);
                prop_assert_eq!(answer.state.is_over(), answer.words.is_empty());
                prop_assert!(!answer.state.is_over() || answer.question.is_empty());
            }
        }
    }

    #[test]
    fn moderators_look_at_what_is_new_doubted_changed_or_a_year_old() {
        let now = Timestamp::UNIX_EPOCH;
        let year = now.checked_add(duration(RIGHT_FOR)).expect("in range");
        let mut answer = asked();
        assert_eq!(answer.to_look_at(now), None);
        answer.happens(KeptEvent::Consented { named: true }, now);
        assert_eq!(answer.to_look_at(now), Some(LookAt::New));
        answer.happens(KeptEvent::Approved, now);
        assert_eq!((answer.to_look_at(now), answer.to_look_at(year)), (None, Some(LookAt::Old)));
        answer.changed_since = true;
        assert_eq!(answer.to_look_at(now), Some(LookAt::Changed));
        answer.happens(KeptEvent::Approved, now);
        assert_eq!(answer.to_look_at(now), None);
        answer.happens(KeptEvent::Doubted, now);
        assert_eq!(answer.to_look_at(now), Some(LookAt::Doubted));
        answer.happens(KeptEvent::Approved, now);
        answer.happens(KeptEvent::QuestionErased, now);
        assert_eq!((answer.to_look_at(now), answer.question.as_str()), (Some(LookAt::NoQuestion), ""));
        assert_eq!(answer.state, KeptState::Offered);
    }

    #[test]
    fn a_question_that_a_moderator_worded_is_not_erased_with_its_asker() {
        let now = Timestamp::UNIX_EPOCH;
        let mut answer = asked();
        answer.reworded = true;
        answer.happens(KeptEvent::QuestionErased, now);
        assert_eq!((answer.question.as_str(), answer.state), ("Wie kent een zaal?", KeptState::Asked));
    }
}
