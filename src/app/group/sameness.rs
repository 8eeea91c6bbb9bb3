//! In what do two questions differ: in no word that says something, in a few, or in all but what they mean?

use std::sync::Arc;

use meaning::{Model, Role, Vector};

use crate::search::{ContentWord, ContentWords, SearchError};

/// Takes questions apart, and compares them: by their words, and by what they mean where there is a model.
#[derive(Clone)]
pub(crate) struct Sameness {
    words: Arc<ContentWords>,
    model: Option<Arc<Model>>,
}

/// A question, taken apart.
#[derive(Clone)]
pub(crate) struct Apart {
    pub(crate) content: Vec<ContentWord>,
    pub(crate) meaning: Option<Vector>,
}

impl Sameness {
    /// With the model, where there is one.
    ///
    /// # Errors
    /// When a word list is damaged.
    pub(crate) fn new(model: Option<Arc<Model>>) -> Result<Self, SearchError> {
        Ok(Self { words: Arc::new(ContentWords::new()?), model })
    }

    pub(crate) fn take_apart(&self, question: &str) -> Apart {
        Apart { content: self.words.of(question), meaning: self.meaning(question) }
    }

    /// How near two questions are in meaning (.7 is nothing in common); 0 without the model.
    pub(crate) fn nearness(one: &Apart, other: &Apart) -> f32 {
        one.meaning.as_ref().zip(other.meaning.as_ref()).map_or(0.0, |(one, other)| one.cosine(other))
    }

    /// Whether no word that says something differs.
    pub(crate) fn says_the_same(one: &Apart, other: &Apart) -> bool {
        let (one, other) = (&one.content, &other.content);
        !one.is_empty() && left(one, other).is_empty() && left(other, one).is_empty()
    }

    /// How near the words are in meaning that two questions don't share, where that are so many at the least, both
    /// together, and some of each.
    pub(crate) fn nearness_of_the_rest(&self, one: &Apart, other: &Apart, least: usize) -> Option<f32> {
        let (first, second) = (left(&one.content, &other.content), left(&other.content, &one.content));
        if first.is_empty() || second.is_empty() || first.len() + second.len() < least {
            return None;
        }
        let meaning = |words: &[&str]| self.meaning(&words.join(" "));
        meaning(&first).zip(meaning(&second)).map(|(first, second)| first.cosine(&second))
    }

    /// How many words that say something two questions share, in some form.
    pub(crate) fn shared(one: &Apart, other: &Apart) -> usize {
        let both = |one: &Apart, other: &Apart| one.content.len() - left(&one.content, &other.content).len();
        both(one, other).min(both(other, one))
    }

    fn meaning(&self, text: &str) -> Option<Vector> {
        self.model.as_ref()?.embed(Role::Query, text).ok()
    }
}

/// The words of one that the other has not, in no form.
fn left<'w>(one: &'w [ContentWord], other: &[ContentWord]) -> Vec<&'w str> {
    let shares = |word: &ContentWord| {
        other
            .iter()
            .any(|known| known.word == word.word || known.stems.iter().any(|stem| word.stems.contains(stem)))
    };
    one.iter().filter(|word| !shares(word)).map(|word| word.word.as_str()).collect()
}
