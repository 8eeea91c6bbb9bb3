//! Do the passages that were found answer the question? (Confidence, and abstention.)

use crate::search::query::types::{AskedWord, Query, Resolution};
use crate::search::question::Outcome;
use crate::search::weights::{
    ANSWER, DOUBT_MARGIN, EVEN_EVIDENCE, LEAD, LIKE, LIKE_ONE_WORD, NAMED, NEAR, OUT_OF_VOCABULARY,
};

/// The first passage for a question, as the confidence sees it.
pub(crate) struct First<'a> {
    /// What its words, their proximity and its n-grams score.
    pub(crate) evidence: f32,
    /// How well it has each word of the question: 0 to 1.
    pub(crate) found: &'a [f32],
    /// What the questions tell that it is said to answer; nothing when none are listed.
    pub(crate) listed: Option<Listed>,
}

/// A question, compared with those that an editor listed for a passage.
pub(crate) struct Listed {
    /// How like it the likest of them and of the heading is: 0 to 1.
    pub(crate) likeness: f32,
    /// Which of its words are names.
    pub(crate) names: Vec<bool>,
    /// How far the passage is ahead of the next section, as a share of its score: 0 to 1.
    pub(crate) lead: f32,
}

/// Why a passage may well be about the subject of a question and no answer to it. However sure the
/// engine is otherwise, it is shown as close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The question has one telling word, and is unlike those that the passage is said to answer.
    OneWord,
    /// The question is unlike those, and another section has as good a claim.
    NoLead,
}

/// How sure the engine is that the first passage answers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Confidence {
    /// What the evidence comes to: 0 to 1.
    sure: f64,
    doubt: Option<Doubt>,
}

/// From which confidence on a passage is shown, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Thresholds {
    /// As the answer.
    pub(crate) answer: f64,
    /// As close.
    pub(crate) near: f64,
}

/// The thresholds that are in use.
pub(crate) const THRESHOLDS: Thresholds = Thresholds { answer: ANSWER, near: NEAR };

impl Confidence {
    /// What to make of it.
    pub(crate) fn outcome(self, thresholds: Thresholds) -> Outcome {
        match self.doubt {
            None if self.sure >= thresholds.answer => Outcome::Answer,
            None | Some(_) if self.sure >= thresholds.near => Outcome::Near,
            None | Some(_) => Outcome::None,
        }
    }

    /// As a figure, 0 to 1. With a doubt it stays below the threshold of an answer, so that what is
    /// reported looks like what it is.
    pub(crate) fn figure(self, thresholds: Thresholds) -> f64 {
        match self.doubt {
            None => self.sure,
            Some(_) => self.sure.min(thresholds.answer - DOUBT_MARGIN),
        }
    }
}

impl Listed {
    /// What makes the passage doubtful for a question of so many words, if anything.
    pub(crate) fn doubt(&self, words: usize) -> Option<Doubt> {
        if words == 1 && self.likeness < LIKE_ONE_WORD {
            Some(Doubt::OneWord)
        } else {
            (self.likeness < LIKE && self.lead < LEAD).then_some(Doubt::NoLead)
        }
    }
}

/// How sure the first passage answers.
///
/// The product of two things that a question about another subject lacks: the share of what it
/// could score that the passage does score, and how much was found at all, counted in words that
/// only one passage has: a common word or two are found anywhere. Raw scores cannot be compared
/// between questions. A name finds whatever is said of its bearer, so that questions with a name need
/// more evidence, as far as it is known what questions the passage answers.
pub(crate) fn confidence(query: &Query, first: &First<'_>, rarest: f32) -> Confidence {
    // A word that the first passage has not got by its name in the other language either is as good as unknown.
    let weight = |(word, found): (&AskedWord, &f32)| match word.resolution {
        Resolution::Unknown => OUT_OF_VOCABULARY * word.idf,
        Resolution::Translated { is_common: false, .. } if *found <= 0.0 => OUT_OF_VOCABULARY * word.idf,
        Resolution::Known
        | Resolution::Translated { .. }
        | Resolution::Near(_)
        | Resolution::Split(_)
        | Resolution::Missing => word.idf,
    };
    let asked: f32 = query.words.iter().zip(first.found).map(weight).sum();
    if asked <= 0.0 {
        return Confidence::default();
    }
    let found: f32 = query.words.iter().zip(first.found).map(|(word, found)| word.idf * found).sum();
    let worth = first.listed.as_ref().map_or(1.0, |listed| worth(listed, query, first.found));
    let evidence = f64::from(first.evidence / asked * (found / rarest).ln_1p() * worth);
    Confidence {
        sure: evidence / (evidence + EVEN_EVIDENCE),
        doubt: first.listed.as_ref().and_then(|listed| listed.doubt(query.words.len())),
    }
}

/// What evidence is worth for a question, by how like it is to those that the passage is said to
/// answer: 0 to 1.
fn worth(listed: &Listed, query: &Query, found: &[f32]) -> f32 {
    // Who types nothing but a name asks for its bearer.
    if !listed.names.contains(&true) || !listed.names.contains(&false) {
        return 1.0;
    }
    let unlike = NAMED * beyond_names(&listed.names, query, found);
    listed.likeness + (1.0 - listed.likeness) * unlike
}

/// How much of what a question says beside names the passage has: 0 to 1.
pub(crate) fn beyond_names(names: &[bool], query: &Query, found: &[f32]) -> f32 {
    let others = || query.words.iter().zip(found).zip(names).filter(|(_, name)| !**name);
    let asked: f32 = others().map(|((word, _), _)| word.idf).sum();
    let found: f32 = others().map(|((word, found), _)| word.idf * found).sum();
    if asked > 0.0 { found / asked } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOUBTS: [Doubt; 2] = [Doubt::OneWord, Doubt::NoLead];

    #[test]
    fn wherever_the_thresholds_stand_a_doubtful_passage_is_no_answer() {
        for step in 0..=20_u8 {
            let answer = f64::from(step) / 20.0;
            let thresholds = Thresholds { answer, near: answer / 2.0 };
            for sure in [0.0, 0.1, 0.33, 0.45, 0.48, 0.49, 0.5, 0.9, 1.0] {
                let certain = Confidence { sure, doubt: None };
                assert_eq!(certain.outcome(thresholds) == Outcome::Answer, sure >= answer);
                for doubt in DOUBTS {
                    let doubtful = Confidence { sure, doubt: Some(doubt) };
                    let expected = if sure >= thresholds.near { Outcome::Near } else { Outcome::None };
                    assert_eq!(doubtful.outcome(thresholds), expected, "{sure}, answer from {answer}");
                    assert!(doubtful.figure(thresholds) < answer);
                }
            }
        }
    }

    #[test]
    fn a_doubtful_passage_is_reported_just_below_the_answers() {
        let doubtful = |sure| Confidence { sure, doubt: Some(Doubt::NoLead) }.figure(THRESHOLDS);
        assert_eq!((doubtful(0.9), doubtful(0.4)), (0.49, 0.4));
    }

    #[test]
    fn what_is_unlike_the_listed_questions_is_doubtful_with_one_word_or_without_a_lead() {
        let listed = |likeness, lead| Listed { likeness, names: Vec::new(), lead };
        for (listed, words, expected) in [
            (listed(0.4, 0.5), 1, Some(Doubt::OneWord)),
            (listed(0.6, 0.0), 1, None),
            (listed(0.2, 0.05), 3, Some(Doubt::NoLead)),
            (listed(0.2, 0.2), 3, None),
            (listed(0.4, 0.0), 3, None),
        ] {
            assert_eq!(listed.doubt(words), expected);
        }
    }
}
