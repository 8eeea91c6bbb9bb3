//! What does the bot remember of a conversation, until it stops? Which message of its own answers
//! which question, and what it said in a channel lately. No words: only ids and hashes.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use serenity::all::{ChannelId, MessageId, UserId};
use tokio::sync::OwnedMutexGuard;

use super::lately::Lately;
use crate::corpus::PassageKey;
use crate::search::folded_words;

/// For how long an answer isn't given again in the same channel, in milliseconds.
const AGAIN_AFTER: i64 = 10 * 60 * 1_000;
/// The same in a thread, which is about one thing, and where it is easily found.
const AGAIN_IN_THREAD_AFTER: i64 = 24 * 60 * 60 * 1_000;
/// How long after a question, in milliseconds, a webhook may post it anew.
const POSTED_ANEW_WITHIN: i64 = 10 * 1_000;

/// A question in a message, and what became of it.
#[derive(Debug)]
pub(crate) struct Exchange {
    /// What was asked.
    pub(crate) asked: Wording,
    /// Our message, where there is one.
    pub(crate) answer: Option<(ChannelId, MessageId)>,
}

/// What is remembered of the words of a question: no more than whether others are the same.
#[derive(Clone, Debug)]
pub(crate) struct Wording {
    /// A hash of all that stands in the message.
    pub(crate) content: u64,
    /// Hashes of its words, and of those without the first or the last, which may tell a program that speaks
    /// for people whose they are.
    words: Vec<u64>,
    /// Who asked.
    pub(crate) by: UserId,
}

impl Wording {
    /// That of a message, with its words around the bot's name.
    pub(crate) fn new(content: &str, words: &str, by: UserId) -> Self {
        let all = folded_words(words);
        let inner = |from: usize, to: usize| all.get(from..to).filter(|inner| !inner.is_empty());
        let count = all.len();
        let parts = [(0, count), (1, count), (0, count.saturating_sub(1)), (1, count.saturating_sub(1))];
        let words = parts.into_iter().filter_map(|(from, to)| inner(from, to)).map(hash).collect();
        Self { content: hash(content), words, by }
    }

    /// The same words, of somebody else.
    pub(crate) fn by(self, by: UserId) -> Self {
        Self { by, ..self }
    }
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
    exchanges: Lately<MessageId, Known>,
    /// What webhooks posted, by channel and a hash of its words.
    webhooks: Lately<(ChannelId, u64), MessageId>,
    /// Channels that are threads.
    threads: Lately<ChannelId, ()>,
    given: Lately<(ChannelId, PassageKey), Given>,
    deleted: Lately<MessageId, ()>,
    rated: Lately<(PassageKey, UserId), ()>,
}

/// A question that is known, and what its words are known by.
#[derive(Clone)]
struct Known {
    exchange: Arc<tokio::sync::Mutex<Exchange>>,
    words: Arc<[u64]>,
}

/// A passage that a channel was given.
struct Given {
    /// The id of what asked for it.
    at: u64,
    /// The message that gives it, once it does.
    said: Said,
}

impl Given {
    fn is_recent(&self, now: u64, again_after: i64) -> bool {
        milliseconds(now) - milliseconds(self.at) < again_after
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
    pub(crate) fn begin(&self, question: MessageId, asked: Wording) -> Option<Turn> {
        self.with(|remembered| {
            if remembered.deleted.get(&question).is_some() || remembered.exchanges.get(&question).is_some() {
                return None;
            }
            let words = asked.words.clone().into();
            let exchange = Arc::new(tokio::sync::Mutex::new(Exchange { asked, answer: None }));
            let turn = exchange.clone().try_lock_owned().ok();
            remembered.exchanges.put(question, Known { exchange, words });
            turn
        })
    }

    /// The exchange about a message, once nobody works at it any more.
    pub(crate) async fn turn(&self, question: MessageId) -> Option<Turn> {
        let known = self.with(|remembered| remembered.exchanges.get(&question).cloned())?;
        Some(known.exchange.lock_owned().await)
    }

    /// Forgets a question whose answer was taken away, so that it may become another one.
    pub(crate) fn forget(&self, question: MessageId) {
        self.with(|remembered| remembered.exchanges.remove(&question));
    }

    /// Notes what a webhook posted, by a hash of its words.
    pub(crate) fn note_webhook(&self, channel: ChannelId, words: u64, message: MessageId) {
        self.with(|remembered| remembered.webhooks.put((channel, words), message));
    }

    /// The message with the words of a question that a webhook posted just after it.
    pub(crate) fn twin(&self, question: MessageId, channel: ChannelId) -> Option<MessageId> {
        self.with(|remembered| {
            let words = remembered.exchanges.get(&question)?.words.clone();
            let posted = |words: &u64| remembered.webhooks.get(&(channel, *words)).copied();
            words.iter().filter_map(posted).find(|twin| {
                let after = milliseconds(twin.get()) - milliseconds(question.get());
                *twin != question && (0..POSTED_ANEW_WITHIN).contains(&after)
            })
        })
    }

    /// What is remembered of one question is that of another message from here on.
    pub(crate) fn pass_on(&self, from: MessageId, to: MessageId) {
        self.with(|remembered| {
            if let Some(known) = remembered.exchanges.remove(&from) {
                remembered.exchanges.put(to, known);
            }
        });
    }

    /// Notes that a channel is a thread.
    pub(crate) fn note_thread(&self, channel: ChannelId) {
        self.with(|remembered| remembered.threads.put(channel, ()));
    }

    /// Notes that a message is gone, whoever wrote it. Whether it was a question that has, or will
    /// have, an answer.
    pub(crate) fn delete(&self, message: MessageId) -> bool {
        self.with(|remembered| {
            remembered.deleted.put(message, ());
            remembered.take_back(message);
            let question = remembered.exchanges.get(&message).cloned();
            // Whoever asks the same now is not sent to an answer that is about to go.
            let answer = question.as_ref().and_then(|known| known.exchange.try_lock().ok()?.answer);
            if let Some((_, answer)) = answer {
                remembered.take_back(answer);
            }
            question.is_some()
        })
    }

    /// Asks leave to give a passage in a channel, at the moment that an id of Discord's tells. Whoever
    /// is about to give the same one there is waited for.
    pub(crate) async fn claim(&self, channel: ChannelId, passage: PassageKey, now: u64) -> Claim {
        let (said, ours) = self.with(|remembered| {
            let is_thread = remembered.threads.get(&channel).is_some();
            let again_after = if is_thread { AGAIN_IN_THREAD_AFTER } else { AGAIN_AFTER };
            let given = remembered.given.get(&(channel, passage));
            let recent = given.filter(|given| given.is_recent(now, again_after));
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

/// A hash of words, whatever stands around them.
pub(crate) fn folded(words: &str) -> u64 {
    hash(folded_words(words).as_slice())
}

/// A hash, to tell whether two are the same: an edit that changes words from one that adds a preview.
fn hash<T: Hash + ?Sized>(words: &T) -> u64 {
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

    fn wording(words: &str) -> Wording {
        Wording::new(words, words, UserId::new(5))
    }

    #[test]
    fn a_question_that_a_webhook_posted_anew_is_known_by_its_words() {
        let (memory, channel, question) = (Memory::default(), ChannelId::new(1), MessageId::new(1 << 22));
        let asked = wording("S: wat is een zwakke band?");
        drop(memory.begin(question, asked));
        memory.note_webhook(channel, folded("wat is een sterke band?"), MessageId::new(2 << 22));
        assert_eq!(memory.twin(question, channel), None);
        let late = MessageId::new((POSTED_ANEW_WITHIN as u64 + 2) << 22);
        memory.note_webhook(channel, folded("Wat is een zwakke band"), late);
        assert_eq!(memory.twin(question, channel), None, "somebody else asks the same, later");
        let twin = MessageId::new(3 << 22);
        memory.note_webhook(channel, folded("Wat is een zwakke band"), twin);
        assert_eq!(memory.twin(question, ChannelId::new(2)), None);
        assert_eq!(memory.twin(question, channel), Some(twin));
    }

    #[tokio::test]
    async fn in_a_thread_a_passage_stands_longer() {
        let (memory, channel, passage) =
            (Memory::default(), ChannelId::new(1), "abc".parse().expect("a key"));
        let hour = (60 * 60 * 1_000) << 22;
        memory.note_thread(channel);
        let Claim::Ours(mut first) = memory.claim(channel, passage, 1).await else { panic!("it is new") };
        *first = Some(MessageId::new(7));
        drop(first);
        assert!(matches!(memory.claim(channel, passage, hour).await, Claim::SaidBefore(_)));
        assert!(matches!(memory.claim(channel, passage, 30 * hour).await, Claim::Ours(_)));
    }

    #[tokio::test]
    async fn an_event_that_comes_twice_is_answered_once() {
        let memory = Memory::default();
        let turn = memory.begin(MessageId::new(1), wording("wat?"));
        assert!(turn.is_some());
        drop(turn);
        assert!(memory.begin(MessageId::new(1), wording("wat?")).is_none());
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
        assert!(memory.begin(MessageId::new(1), wording("wat?")).is_none());
    }
}
