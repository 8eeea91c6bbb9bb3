//! Was this asked just now? Then its answer is at hand. (A cache of answers.)
//!
//! The words of a question aren't kept, nor who asked it: only a hash, which no two questions share but
//! by an accident of one in 2^100.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, PoisonError};

use super::lru::Lru;
use crate::app::questions::card::{AnswerCard, Ask};
use crate::domain::{GuildId, Language};

/// The answers to the last questions, all from the same library.
pub(crate) struct AnswerCache {
    /// Two, since one hash of 64 bits is not enough to tell all questions of the world apart.
    hashers: [RandomState; 2],
    answers: Mutex<Answers>,
}

struct Answers {
    /// Of which library: see [`crate::app::Library::version`].
    version: u64,
    last: Lru<Key, AnswerCard>,
}

/// What an answer depends on, beside the library.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    question: [u64; 2],
    language: Language,
    limit: usize,
    /// The server and its own library, where that had a part in it.
    own: Option<(GuildId, u64)>,
}

impl AnswerCache {
    /// A cache of so many answers.
    pub(crate) fn new(most: usize) -> Self {
        let answers = Mutex::new(Answers { version: 0, last: Lru::new(most) });
        Self { hashers: [RandomState::new(), RandomState::new()], answers }
    }

    pub(crate) fn key(&self, ask: &Ask, own: Option<(GuildId, u64)>) -> Key {
        let question = self.hashers.each_ref().map(|hasher| hasher.hash_one((&ask.text, &ask.before)));
        Key { question, language: ask.language, limit: ask.limit, own }
    }

    /// What a library answered to this, when that was asked lately.
    pub(crate) fn get(&self, key: &Key, version: u64) -> Option<AnswerCard> {
        self.of(version, |last| last.get(key))?
    }

    /// Remembers what a library answered.
    pub(crate) fn put(&self, key: Key, version: u64, answer: AnswerCard) {
        self.of(version, |last| {
            if let Some((guild, made)) = key.own {
                // What has been taken back since is not held any longer.
                last.retain(|other| other.own.is_none_or(|own| own.0 != guild || own.1 == made));
            }
            last.put(key, answer);
        });
    }

    /// Forgets the answers in which what a server has of its own had a part.
    pub(crate) fn forget(&self, guild: GuildId) {
        let is_of = |key: &Key| key.own.is_some_and(|(own, _)| own == guild);
        self.lock().last.retain(|key| !is_of(key));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the answers of a library, unless it is an older one. Those of an older one are
    /// forgotten, and with them the documents that they are passages of.
    fn of<T>(&self, version: u64, work: impl FnOnce(&mut Lru<Key, AnswerCard>) -> T) -> Option<T> {
        let mut answers = self.lock();
        if version > answers.version {
            answers.last.clear();
            answers.version = version;
        }
        (version == answers.version).then(|| work(&mut answers.last))
    }
}

/// The question without what makes no difference to its answer: the blanks around it, and more than one
/// between two words. Its lines stay lines. What is searched for is this, so that the answer to all that
/// are alike is the same.
pub(crate) fn normalised(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Outcome;

    fn card(confidence: f64) -> AnswerCard {
        AnswerCard { confidence, ..AnswerCard::bare(Language::Dutch, Outcome::None) }
    }

    fn ask(text: &str, language: Language, limit: usize) -> Ask {
        Ask { text: text.to_owned(), before: None, language, limit }
    }

    #[test]
    fn an_answer_is_that_to_the_same_question_in_the_same_language() {
        let cache = AnswerCache::new(10);
        let dutch = cache.key(&ask("Wat?", Language::Dutch, 5), None);
        cache.put(dutch, 1, card(0.5));
        assert_eq!(cache.get(&dutch, 1), Some(card(0.5)));
        for other in [
            ask("wat?", Language::Dutch, 5),
            ask("Wat?", Language::English, 5),
            ask("Wat?", Language::Dutch, 4),
        ] {
            assert_eq!(cache.get(&cache.key(&other, None), 1), None, "{other:?}");
        }
    }

    #[test]
    fn other_documents_have_other_answers() {
        let cache = AnswerCache::new(10);
        let key = cache.key(&ask("Wat?", Language::Dutch, 5), None);
        cache.put(key, 1, card(0.5));
        assert_eq!(cache.get(&key, 2), None, "the documents have changed");
        // A search that was begun on the older ones ends.
        cache.put(key, 1, card(0.5));
        assert_eq!((cache.get(&key, 1), cache.get(&key, 2)), (None, None));
    }

    #[test]
    fn blanks_make_no_difference_and_lines_do() {
        assert_eq!(normalised("  Wat  is\teen band? \n"), "Wat is een band?");
        assert_eq!(normalised("Hoi!\r\nWat is  een band?"), "Hoi!\nWat is een band?");
    }
}
