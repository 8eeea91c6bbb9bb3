//! Which of many questions are the same one, asked by several?
//!
//! A question joins a group whose first question asks the same, whichever of both is held against the other. Nobody
//! says yes to it here, as when somebody is about to ask (`app::group::same`): it only counts, and so it has to be
//! right more often than complete.

use std::hash::Hasher as _;
use std::sync::{Arc, Mutex, PoisonError};

use meaning::Model;

use crate::app::group::sameness::{Apart, Sameness};
use crate::app::traffic::lru::Lru;
use crate::search::{SearchError, folded_words};

// Set by the half `look` of two sets of questions (`examples/merges.rs`): there, all that is put together is the same.
// What is only near in meaning is not, in many a case: so half of the words must be the same as well.

/// How near two questions are at least, as the model reckons it (.7 is nothing in common).
const NEAR: f32 = 0.925;
/// How near they are at least in the words that they don't share.
const REST_NEAR: f32 = 0.925;
/// How many words that say something they don't share at least, both together.
const WORDED_ANEW: usize = 2;
/// Which part of the words that say something they share at least, of those of the longer one.
const SHARED: (usize, usize) = (1, 2);

/// How many questions stay taken apart, so that a list is there at once when it is looked at again.
const REMEMBERED: usize = 4_096;

/// Words that say nothing of what a question is about, and make another one of it.
const TURNING: [&str; 30] = [
    "geen", "hoelang", "hoeveel", "met", "niemand", "niet", "nooit", "tegen", "voor", "waar", "waarom",
    "wanneer", "wie", "zonder", "after", "against", "before", "for", "many", "much", "na", "never", "no",
    "not", "when", "where", "who", "why", "with", "without",
];

/// Puts together what asks the same.
pub struct Merger {
    sameness: Sameness,
    known: Mutex<Lru<u64, Arc<Parts>>>,
}

/// What of a question tells it from others.
struct Parts {
    apart: Apart,
    turning: Vec<&'static str>,
}

impl Merger {
    /// With the model, where there is one; without it, words alone decide.
    ///
    /// # Errors
    /// When a word list is damaged.
    pub fn new(model: Option<Arc<Model>>) -> Result<Self, SearchError> {
        Ok(Self { sameness: Sameness::new(model)?, known: Mutex::new(Lru::new(REMEMBERED)) })
    }

    /// The places of the questions that ask the same, together; in each group the first comes first, and the groups
    /// stand in the order of their first.
    #[must_use]
    pub fn groups<'q>(&self, questions: impl IntoIterator<Item = &'q str>) -> Vec<Vec<usize>> {
        let parts: Vec<_> = questions.into_iter().map(|text| self.parts(text)).collect();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, question) in parts.iter().enumerate() {
            match self.group_of(question, &groups, &parts) {
                Some(group) => groups[group].push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    /// A number for what a question is about: the same for the same words in another order or form.
    #[must_use]
    pub fn mark(&self, question: &str) -> i64 {
        let parts = self.parts(question);
        let stem = |word: &crate::search::ContentWord| word.stems.first().unwrap_or(&word.word).clone();
        let mut words: Vec<_> = parts.apart.content.iter().map(stem).collect();
        words.extend(parts.turning.iter().map(|word| (*word).to_owned()));
        if words.is_empty() {
            words = folded_words(question);
        }
        words.sort_unstable();
        words.dedup();
        hash(&words.join(" ")).cast_signed()
    }

    fn parts(&self, text: &str) -> Arc<Parts> {
        let key = hash(text);
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(parts) = known().get(&key) {
            return parts;
        }
        let words = folded_words(text);
        let turning = TURNING.into_iter().filter(|word| words.iter().any(|known| known == word)).collect();
        let parts = Arc::new(Parts { apart: self.sameness.take_apart(text), turning });
        known().put(key, parts.clone());
        parts
    }

    /// The group whose first question asks this, the nearest where there are several.
    fn group_of(&self, question: &Parts, groups: &[Vec<usize>], parts: &[Arc<Parts>]) -> Option<usize> {
        let same = groups.iter().enumerate().filter_map(|(at, group)| {
            let first = &parts[*group.first()?];
            Some((self.same(question, first)?, at))
        });
        same.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, at)| at)
    }

    /// How near two questions are that ask the same; `None` for others.
    fn same(&self, one: &Parts, other: &Parts) -> Option<f32> {
        if Sameness::says_the_same(&one.apart, &other.apart) {
            return (one.turning == other.turning).then_some(f32::MAX);
        }
        let near = Sameness::nearness(&one.apart, &other.apart);
        if near < NEAR || !shares_enough(&one.apart, &other.apart) {
            return None;
        }
        let rest = self.sameness.nearness_of_the_rest(&one.apart, &other.apart, WORDED_ANEW)?;
        (rest >= REST_NEAR).then_some(near)
    }
}

fn shares_enough(one: &Apart, other: &Apart) -> bool {
    let (shared, longer) = (Sameness::shared(one, other), one.content.len().max(other.content.len()));
    shared * SHARED.1 >= longer * SHARED.0
}

/// The same in every process and on every machine.
fn hash(text: &str) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_model_the_same_words_are_the_same_question_but_for_those_that_turn_it() {
        let merger = Merger::new(None).expect("the word lists are sound");
        let asked = [
            "Waar vind ik een zaal in Zwolle?",
            "Wanneer is het repaircafé open?",
            "een zaal in zwolle, waar vind ik die",
            "Waar is het repaircafé open?",
            "hoe?",
            "wat?",
        ];
        assert_eq!(merger.groups(asked), [vec![0, 2], vec![1], vec![3], vec![4], vec![5]]);
        let marks = asked.map(|question| merger.mark(question));
        assert!(marks[0] == marks[2] && marks[1] != marks[3] && marks[4] != marks[5]);
    }
}
