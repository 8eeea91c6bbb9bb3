//! Is a question asked already?
//!
//! Two questions are the same where no word that says something differs; or where they are worded quite
//! differently, and mean nearly the same: all in all, and where they share words, also in those that they don't share,
//! and more so. Of two that differ in a single word that word decides: *a caterer in Zwolle* is not *a room in Zwolle*,
//! however near they are. What something means tells the sentence model; without it, words alone decide.

use std::sync::Arc;

use meaning::Model;

use super::sameness::{Apart, Sameness};
use crate::domain::open_question::{OpenQuestion, QuestionWords};
use crate::search::SearchError;

// Set by the halves `look` of `tests/golden/people/same.jsonl`, `same-2.jsonl` and `same-3.jsonl`, of 30 pairs of each
// kind, in which 23, 25 and 29 of those that are the same are offered, and 4, 3 and 1 of the others. Of two questions
// that have nothing to do with each other 165 of 720 are as near as `NEAR_APART`.

/// How near two questions are at least that share no word, as the model reckons it (.8 is the middle).
const NEAR_APART: f32 = 0.82;
/// The same for those that share one.
const NEAR: f32 = 0.83;
/// How near they are at least in the words that they don't share.
const REST_NEAR: f32 = 0.84;
/// How many words that say something they don't share at least, both together.
const WORDED_ANEW: usize = 6;
/// How much nearer it is at least than the open questions are on average, where there are [`MANY`].
const NEARER: f32 = 0.05;
const MANY: usize = 5;
/// How many of the nearest are looked at closely.
const LOOKED_AT: usize = 5;

/// The open questions of a server, to be asked whether one is the same as another.
pub struct SameQuestions {
    sameness: Sameness,
    known: Vec<Known>,
}

/// An open question, taken apart.
struct Known {
    question: OpenQuestion,
    apart: Apart,
}

impl SameQuestions {
    /// Of these questions; with the model, where there is one.
    ///
    /// # Errors
    /// When a word list is damaged.
    pub fn of(questions: Vec<OpenQuestion>, model: Option<Arc<Model>>) -> Result<Self, SearchError> {
        let sameness = Sameness::new(model)?;
        let known = questions.into_iter().map(|question| {
            let apart = sameness.take_apart(&question.words.question);
            Known { apart, question }
        });
        let known = known.collect();
        Ok(Self { sameness, known })
    }

    /// The one that is most likely the same as this, where one may be.
    #[must_use]
    pub fn find(&self, words: &QuestionWords) -> Option<&OpenQuestion> {
        let asked = self.sameness.take_apart(&words.question);
        let same = self.known.iter().find(|known| Sameness::says_the_same(&known.apart, &asked));
        same.or_else(|| self.nearest(&asked)).map(|known| &known.question)
    }

    /// The nearest that is worded quite differently and means nearly the same.
    fn nearest(&self, asked: &Apart) -> Option<&Known> {
        asked.meaning.as_ref()?;
        let near = |known: &Known| Sameness::nearness(&known.apart, asked);
        let mut by_nearness: Vec<(f32, &Known)> =
            self.known.iter().map(|known| (near(known), known)).collect();
        by_nearness.sort_by(|one, other| other.0.total_cmp(&one.0));
        let least = average(&by_nearness).map_or(0.0, |average| average + NEARER);
        let mut candidates = by_nearness.iter().take_while(|(near, _)| *near >= least).take(LOOKED_AT);
        candidates.find(|(near, known)| self.is_near(*near, &known.apart, asked)).map(|(_, known)| *known)
    }

    /// Whether two questions share no word and are near; or share some, differ in several, and mean nearly the same in
    /// those.
    fn is_near(&self, near: f32, known: &Apart, asked: &Apart) -> bool {
        if Sameness::shared(known, asked) == 0 {
            return near >= NEAR_APART && !known.content.is_empty() && !asked.content.is_empty();
        }
        let rest = self.sameness.nearness_of_the_rest(known, asked, WORDED_ANEW);
        near >= NEAR && rest.is_some_and(|nearness| nearness >= REST_NEAR)
    }
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds")]
fn average(nearness: &[(f32, &Known)]) -> Option<f32> {
    let sum: f32 = nearness.iter().map(|(near, _)| near).sum();
    (nearness.len() >= MANY).then(|| sum / nearness.len() as f32)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;
    use std::time::Duration;

    use jiff::Timestamp;

    use super::*;
    use crate::domain::open_question::{MadeBy, QuestionKey};
    use crate::domain::{ChannelId, GuildId, Language, MessageId};

    fn words(question: &str) -> QuestionWords {
        QuestionWords { question: question.to_owned(), ..QuestionWords::default() }
    }

    fn asked(question: &str) -> OpenQuestion {
        let number = NonZeroU64::new(1).expect("not 0");
        let key = QuestionKey { guild: GuildId::new(number), thread: ChannelId::new(number) };
        let place = (ChannelId::new(number), MessageId::new(number));
        let when = (Timestamp::UNIX_EPOCH, Duration::from_mins(20));
        OpenQuestion::new(key, place, MadeBy::Form, (words(question), Language::Dutch), when)
    }

    #[test]
    fn without_a_model_the_same_words_in_another_order_and_form_are_the_same() {
        let same = SameQuestions::of(vec![asked("Wie kent een zaal voor dertig mensen in Zwolle?")], None);
        let same = same.expect("the word lists are sound");
        for (question, found) in [
            ("Wie kent een zaal in Zwolle voor dertig mensen?", true),
            ("zalen voor dertig mensen in zwolle, wie kent die?", true),
            ("Wie kent een caterer voor dertig mensen in Zwolle?", false),
            ("Hoe lang moet een ei koken?", false),
            ("hoe?", false),
        ] {
            assert_eq!(same.find(&words(question)).is_some(), found, "{question}");
        }
    }
}
