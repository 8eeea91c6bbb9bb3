//! Do the passages that were found answer the question?

use crate::search::query::types::{AskedWord, Query, Resolution};
use crate::search::question::Outcome;
use crate::search::rank::rerank::Features;

/// The evidence at which an answer is as likely as not.
const EVEN: f64 = 1.0;
/// From this confidence on, the first passage is given as the answer.
pub(crate) const ANSWER: f64 = 0.5;
/// From this confidence on, it is shown as close.
pub(crate) const NEAR: f64 = 0.3275;
/// What a word that nothing in the corpus resembles counts for, beside one that the passage lacks
/// and others have.
const STRANGE: f32 = 2.5;
/// What evidence is worth for a question with a name in it that is unlike all that are listed: a name
/// is rare, and stands in all that is said of its bearer, so that it finds a passage whatever is asked
/// of him.
const NAMED: f32 = 0.5;

/// The likeness below which a question of one telling word is not known to be one that the passage
/// answers: a word is found wherever it is used.
const LIKE_ONE_WORD: f32 = 0.5;
/// The likeness, and the lead over the next section, below which two sections have as good a claim.
const LIKE: f32 = 0.3;
const LEAD: f32 = 0.1;
/// How sure at the most a passage with such doubts is: it is shown as close.
const DOUBTFUL: f64 = 0.49;

/// The first passage for a question, as the confidence sees it.
pub(crate) struct First<'a> {
    /// What its words, their nearness and its grams score.
    pub(crate) score: f32,
    /// What a closer look at it shows.
    pub(crate) features: &'a Features,
    /// What the questions tell that it is said to answer; nothing when none are listed.
    pub(crate) listed: Option<Listed>,
}

/// A question, beside those that an editor listed for a passage.
pub(crate) struct Listed {
    /// How like it the likest of them and of the heading is: 0 to 1.
    pub(crate) likeness: f32,
    /// Which of its words are names.
    pub(crate) names: Vec<bool>,
    /// How far the passage is ahead of the next section, as a share of its score: 0 to 1.
    pub(crate) lead: f32,
}

impl Listed {
    /// Whether the passage may well be about the subject and no answer: the question is unlike those
    /// that it is said to answer, and nothing else tells it from others.
    pub(crate) fn is_doubtful(&self, words: usize) -> bool {
        (words == 1 && self.likeness < LIKE_ONE_WORD) || (self.likeness < LIKE && self.lead < LEAD)
    }
}

/// How sure the first passage answers: 0 to 1.
///
/// The product of two things that a question about another subject lacks: the share of what it
/// could score that the passage does score, and how much was found at all, counted in words that
/// only one passage has: a common word or two are found anywhere. Raw scores cannot be compared
/// between questions. A name finds whatever is said of its bearer, so that questions with a name need
/// more evidence, as far as it is known what questions the passage answers.
pub(crate) fn confidence(query: &Query, first: &First<'_>, rarest: f32) -> f64 {
    let weight = |word: &AskedWord| match word.resolution {
        Resolution::Unknown => STRANGE * word.idf,
        Resolution::Known | Resolution::Near(_) | Resolution::Split(_) => word.idf,
    };
    let asked: f32 = query.words.iter().map(weight).sum();
    if asked <= 0.0 {
        return 0.0;
    }
    let found: f32 =
        query.words.iter().zip(&first.features.found).map(|(word, found)| word.idf * found).sum();
    let worth = first.listed.as_ref().map_or(1.0, |listed| worth(listed, query, first.features));
    let evidence = f64::from(first.score / asked * (found / rarest).ln_1p() * worth);
    let confidence = evidence / (evidence + EVEN);
    match &first.listed {
        Some(listed) if listed.is_doubtful(query.words.len()) => confidence.min(DOUBTFUL),
        Some(_) | None => confidence,
    }
}

/// What evidence is worth for a question, beside those that the passage is said to answer.
fn worth(listed: &Listed, query: &Query, features: &Features) -> f32 {
    // Who types nothing but a name asks for its bearer.
    if !listed.names.contains(&true) || !listed.names.contains(&false) {
        return 1.0;
    }
    let unlike = NAMED * beyond_names(&listed.names, query, features);
    listed.likeness + (1.0 - listed.likeness) * unlike
}

/// How much of what a question says beside names the passage has: 0 to 1.
pub(crate) fn beyond_names(names: &[bool], query: &Query, features: &Features) -> f32 {
    let others = || query.words.iter().zip(&features.found).zip(names).filter(|(_, name)| !**name);
    let asked: f32 = others().map(|((word, _), _)| word.idf).sum();
    let found: f32 = others().map(|((word, found), _)| word.idf * found).sum();
    if asked > 0.0 { found / asked } else { 1.0 }
}

/// What to make of a confidence.
pub(crate) fn outcome(confidence: f64) -> Outcome {
    if confidence >= ANSWER {
        Outcome::Answer
    } else if confidence >= NEAR {
        Outcome::Near
    } else {
        Outcome::None
    }
}
