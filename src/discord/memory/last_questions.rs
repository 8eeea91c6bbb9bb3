//! What was asked before, so that a follow-up may leave out its subject? Kept while the bot runs, an hour at the
//! most, and gone with the message that asked it.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serenity::all::{ChannelId, MessageId, UserId};

use super::recent_answers::milliseconds;

/// How many questions are remembered: with a thousand letters each, a megabyte at the most.
const MOST: usize = 1_000;
/// How long a question is remembered, in milliseconds.
const KEPT: i64 = 60 * 60 * 1_000;
/// How long the next question of the same member goes on from it, in milliseconds.
const GOES_ON: i64 = 10 * 60 * 1_000;

/// The questions of the last hour.
#[derive(Default)]
pub(crate) struct LastQuestions(Mutex<VecDeque<Asked>>);

/// A question that named its subject, or the one that it went on from.
pub(crate) struct Asked {
    /// The message or command that asked; its number tells when.
    pub(crate) by: u64,
    pub(crate) channel: ChannelId,
    pub(crate) asker: UserId,
    /// Our message that answers, where it is known.
    pub(crate) answer: Option<MessageId>,
    pub(crate) words: String,
}

impl LastQuestions {
    /// Remembers a question.
    pub(crate) fn put(&self, asked: Asked) {
        self.with(|questions| {
            questions.retain(|other| within(KEPT, other, asked.by));
            questions.push_back(asked);
            if questions.len() > MOST {
                questions.pop_front();
            }
        });
    }

    /// The question that a message of ours answers, at the moment that an id of Discord's tells.
    pub(crate) fn answered_by(&self, answer: MessageId, now: u64) -> Option<String> {
        self.find(|asked| asked.answer == Some(answer) && within(KEPT, asked, now))
    }

    /// What a member asked last in a channel, a few minutes ago at the most.
    pub(crate) fn last_of(&self, asker: UserId, channel: ChannelId, now: u64) -> Option<String> {
        self.find(|asked| asked.asker == asker && asked.channel == channel && within(GOES_ON, asked, now))
    }

    /// What one message asked is known by another from here on.
    pub(crate) fn pass_on(&self, from: MessageId, to: MessageId) {
        self.with(|questions| {
            let of_it = questions.iter_mut().filter(|asked| asked.by == from.get());
            of_it.for_each(|asked| asked.by = to.get());
        });
    }

    /// Forgets what a message asked, where others went on from it too.
    pub(crate) fn forget(&self, message: MessageId) {
        self.with(|questions| {
            let said: Vec<_> =
                questions.iter().filter(|asked| asked.by == message.get()).map(Asked::key).collect();
            questions.retain(|asked| !said.contains(&asked.key()));
        });
    }

    fn find(&self, is_it: impl Fn(&Asked) -> bool) -> Option<String> {
        self.with(|questions| {
            questions.iter().rev().find(|asked| is_it(asked)).map(|asked| asked.words.clone())
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut VecDeque<Asked>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Asked {
    /// What it is known by in the conversations that go on from it.
    fn key(&self) -> (ChannelId, String) {
        (self.channel, self.words.clone())
    }
}

fn within(time: i64, asked: &Asked, now: u64) -> bool {
    milliseconds(now) - milliseconds(asked.by) < time
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An id of Discord's, some minutes after the first.
    fn id(minutes: u64) -> u64 {
        (minutes * 60_000 + 1) << 22
    }

    fn asked(minutes: u64, words: &str) -> Asked {
        let (channel, asker) = (ChannelId::new(1), UserId::new(2));
        Asked { by: id(minutes), channel, asker, answer: Some(MessageId::new(9)), words: words.to_owned() }
    }

    #[test]
    fn a_question_is_remembered_for_a_while_and_by_its_channel_and_member() {
        let questions = LastQuestions::default();
        questions.put(asked(0, "een"));
        questions.put(asked(1, "twee"));
        let last = |minutes| questions.last_of(UserId::new(2), ChannelId::new(1), id(minutes));
        assert_eq!(last(5).as_deref(), Some("twee"));
        assert_eq!(last(12), None);
        assert_eq!(questions.last_of(UserId::new(3), ChannelId::new(1), id(5)), None);
        assert_eq!(questions.answered_by(MessageId::new(9), id(50)).as_deref(), Some("twee"));
        assert_eq!(questions.answered_by(MessageId::new(9), id(90)), None);
        questions.forget(MessageId::new(id(1)));
        assert_eq!(last(5).as_deref(), Some("een"));
        questions.put(asked(2, "een"));
        questions.forget(MessageId::new(id(0)));
        assert_eq!(last(5), None, "who went on from it has its words too");
    }
}
