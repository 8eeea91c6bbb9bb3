//! What does the bot remember of a conversation, until it stops? Which message of its own answers
//! which question, and what it said in a channel lately. No words: only ids and hashes.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use serenity::all::{ChannelId, MessageId, UserId};
use tokio::sync::OwnedMutexGuard;

use super::lately::Lately;
use crate::corpus::PassageKey;

/// For how long an answer isn't given again in the same channel, in milliseconds.
const AGAIN_AFTER: i64 = 10 * 60 * 1_000;

/// A question in a message, and what became of it.
#[derive(Debug)]
pub(crate) struct Exchange {
    /// A hash of the question's words.
    pub(crate) asked: u64,
    /// Our message, where there is one.
    pub(crate) answer: Option<(ChannelId, MessageId)>,
}

/// An exchange that one task works at, while others wait.
pub(crate) type Turn = OwnedMutexGuard<Exchange>;

/// The message that gives a passage, once there is one.
type Said = Arc<tokio::sync::Mutex<Option<MessageId>>>;
/// The right to say which message that is.
pub(crate) type Giving = OwnedMutexGuard<Option<MessageId>>;

/// What is remembered.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    exchanges: Lately<MessageId, Arc<tokio::sync::Mutex<Exchange>>>,
    given: Lately<(ChannelId, PassageKey), Given>,
    deleted: Lately<MessageId, ()>,
    rated: Lately<(PassageKey, UserId), ()>,
}

/// A passage that a channel was given.
struct Given {
    /// The id of what asked for it.
    at: u64,
    /// The message that gives it, once it does.
    said: Said,
}

impl Given {
    fn is_recent(&self, now: u64) -> bool {
        milliseconds(now) - milliseconds(self.at) < AGAIN_AFTER
    }
}

/// What becomes of the wish to give a passage in a channel.
pub(crate) enum Claim {
    /// This message gave it lately.
    SaidBefore(MessageId),
    /// It may be given; the message that does is put in here.
    Ours(Giving),
}

impl Remembered {
    fn begin_giving(&mut self, what: (ChannelId, PassageKey), at: u64) -> (Said, Option<Giving>) {
        let said: Said = Arc::default();
        let ours = said.clone().try_lock_owned().ok();
        self.given.put(what, Given { at, said: said.clone() });
        (said, ours)
    }

    fn take_back(&mut self, answer: MessageId) {
        self.given.retain(|given| given.said.try_lock().map_or(true, |said| *said != Some(answer)));
    }
}

impl Memory {
    /// Begins to answer a message. `None` when that has been begun before, or when the message is
    /// gone already.
    pub(crate) fn begin(&self, question: MessageId, words: &str) -> Option<Turn> {
        self.with(|remembered| {
            if remembered.deleted.get(&question).is_some() || remembered.exchanges.get(&question).is_some() {
                return None;
            }
            let exchange = Exchange { asked: hash(words), answer: None };
            let exchange = Arc::new(tokio::sync::Mutex::new(exchange));
            let turn = exchange.clone().try_lock_owned().ok();
            remembered.exchanges.put(question, exchange);
            turn
        })
    }

    /// The exchange about a message, once nobody works at it any more.
    pub(crate) async fn turn(&self, question: MessageId) -> Option<Turn> {
        let exchange = self.with(|remembered| remembered.exchanges.get(&question).cloned())?;
        Some(exchange.lock_owned().await)
    }

    /// Whether a message is a question that was begun to be answered.
    pub(crate) fn is_question(&self, message: MessageId) -> bool {
        self.with(|remembered| remembered.exchanges.get(&message).is_some())
    }

    /// Notes that a message is gone, whoever wrote it. Whether it was a question that has, or will
    /// have, an answer.
    pub(crate) fn delete(&self, message: MessageId) -> bool {
        self.with(|remembered| {
            remembered.deleted.put(message, ());
            remembered.take_back(message);
            remembered.exchanges.get(&message).is_some()
        })
    }

    /// Asks leave to give a passage in a channel, at the moment that an id of Discord's tells. Whoever
    /// is about to give the same one there is waited for.
    pub(crate) async fn claim(&self, channel: ChannelId, passage: PassageKey, now: u64) -> Claim {
        let (said, ours) = self.with(|remembered| {
            let recent = remembered.given.get(&(channel, passage)).filter(|given| given.is_recent(now));
            match recent {
                Some(given) => (given.said.clone(), None),
                None => remembered.begin_giving((channel, passage), now),
            }
        });
        let said = match ours {
            Some(guard) => return Claim::Ours(guard),
            None => said.lock_owned().await,
        };
        match *said {
            Some(earlier) => Claim::SaidBefore(earlier),
            // It could not be said after all.
            None => Claim::Ours(said),
        }
    }

    /// Notes that a message gives no longer what it gave.
    pub(crate) fn take_back(&self, answer: MessageId) {
        self.with(|remembered| remembered.take_back(answer));
    }

    /// Notes that a message gives another passage than it did, at the moment that an id of Discord's tells.
    pub(crate) fn gives_now(
        &self,
        channel: ChannelId,
        passage: Option<PassageKey>,
        answer: MessageId,
        now: u64,
    ) {
        self.with(|remembered| {
            remembered.take_back(answer);
            if let Some(passage) = passage {
                let said = Arc::new(tokio::sync::Mutex::new(Some(answer)));
                remembered.given.put((channel, passage), Given { at: now, said });
            }
        });
    }

    /// Notes that somebody gave their opinion of a passage, under whichever message. Whether that is the first time.
    pub(crate) fn rate(&self, passage: PassageKey, who: UserId) -> bool {
        self.with(|remembered| {
            let first = remembered.rated.get(&(passage, who)).is_none();
            remembered.rated.put((passage, who), ());
            first
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut Remembered) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A hash of a question's words, to tell an edit that changes them from one that adds a preview.
pub(crate) fn hash(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// The moment in an id of Discord's, in milliseconds since 2015 ("Snowflake Format").
pub(crate) fn milliseconds(id: u64) -> i64 {
    i64::try_from(id >> 22).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_event_that_comes_twice_is_answered_once() {
        let memory = Memory::default();
        let turn = memory.begin(MessageId::new(1), "wat?");
        assert!(turn.is_some());
        drop(turn);
        assert!(memory.begin(MessageId::new(1), "wat?").is_none());
    }

    #[tokio::test]
    async fn of_two_who_ask_at_once_one_is_answered_and_the_other_is_sent_there() {
        let (memory, channel) = (Memory::default(), ChannelId::new(1));
        let passage: PassageKey = "abc".parse().expect("a key");
        let Claim::Ours(mut first) = memory.claim(channel, passage, 1).await else { panic!("it is new") };
        let second = memory.claim(channel, passage, 2);
        *first = Some(MessageId::new(7));
        drop(first);
        assert!(matches!(second.await, Claim::SaidBefore(id) if id == MessageId::new(7)));
        memory.take_back(MessageId::new(7));
        assert!(matches!(memory.claim(channel, passage, 3).await, Claim::Ours(_)));
    }

    #[tokio::test]
    async fn a_question_that_is_gone_before_it_was_heard_is_not_answered() {
        let memory = Memory::default();
        assert!(!memory.delete(MessageId::new(1)));
        assert!(memory.begin(MessageId::new(1), "wat?").is_none());
    }
}
