//! What is the chance that the first passage answers, when it is known what it means? (Logistic regression.)
//!
//! A few signs, each with a weight of the sign that anyone would expect, fitted on questions that people
//! judged: `cargo run --release --example fit_confidence` fits them again, and shows for questions that had
//! no part in it how many of those told .8 are right.

use crate::search::rank::nearness::Fusion;
use crate::search::rank::ranked::Ranked;
use crate::search::vectors::sections::Nearness;
use crate::search::weights::{
    CHANCE_BEYOND_NAMES, CHANCE_BIAS, CHANCE_CENTRALITY, CHANCE_FEW, CHANCE_LEAD, CHANCE_LENGTH,
    CHANCE_LISTED, CHANCE_TEXT, CHANCE_TO_THE_POINT, CHANCE_WORDS, MANY_PASSAGES, MOST_LEAD, MOST_SAID, SURE,
    UNSURE, USUAL_CENTRALITY, USUAL_WORDS,
};

/// What tells whether the first passage answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signs {
    /// The confidence by words, as the logarithm of its odds.
    pub words: f64,
    /// The cosine to the nearest of its heading and the questions that it is said to answer.
    pub listed: f64,
    /// The cosine to its text.
    pub text: f64,
    /// How far it is ahead of the next section, as a share of the best score by words: 0 to 2.
    pub lead: f64,
    /// Where a name is asked about, how much the passage has of what is asked of its bearer: 0 to 1. A name
    /// finds a passage whatever is asked of him.
    pub beyond_names: f64,
    /// How few passages there are, as the logarithm of how many times fewer than many: from 0 up. The more there
    /// are, the nearer the nearest of those that don't answer comes by chance.
    pub few: f64,
    /// How much was said, as the logarithm of how many times as many words as a question has: from 0 up, as far as was
    /// learnt. The more somebody says around a question, the less is a passage like all of it, also the one that answers.
    pub length: f64,
    /// Whether it isn't the opening of a document where more is asked than what its subject is: 0 or 1. Such an opening
    /// is near all that is asked about its subject, and tells a little of everything.
    pub to_the_point: f64,
    /// How much more the question is like all that its section is said to answer than these are like each other: about 0
    /// for one of them. A question that is near one of them by its names alone is far from the rest. Nothing where too
    /// little is listed.
    pub centrality: Option<f64>,
}

/// How many signs there are.
pub const SIGNS: usize = 9;

impl Signs {
    /// The signs of the first of so many passages for a question of so many words, where nothing speaks against it; `lead`
    /// is its lead over the best one of another section.
    pub(crate) fn of(
        words: f64,
        nearness: Nearness,
        lead: Option<f32>,
        passages: usize,
        said: usize,
    ) -> Self {
        let words = words.clamp(UNSURE, SURE);
        Self {
            words: (words / (1.0 - words)).ln(),
            listed: nearness.of_listed().into(),
            text: nearness.text.into(),
            lead: lead.map_or(MOST_LEAD, |lead| f64::from(lead).clamp(0.0, MOST_LEAD)),
            beyond_names: 1.0,
            few: few(passages),
            length: length(said),
            to_the_point: 1.0,
            centrality: None,
        }
    }

    /// The chance that the passage answers: 0 to 1.
    #[must_use]
    pub fn chance(&self) -> f64 {
        let weights = [
            CHANCE_WORDS,
            CHANCE_LISTED,
            CHANCE_TEXT,
            CHANCE_LEAD,
            CHANCE_BEYOND_NAMES,
            CHANCE_FEW,
            CHANCE_LENGTH,
            CHANCE_TO_THE_POINT,
            CHANCE_CENTRALITY,
        ];
        let sum: f64 = self.values().iter().zip(weights).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + (-(sum + CHANCE_BIAS)).exp())
    }

    /// All of them, in the order of the weights.
    #[must_use]
    pub fn values(&self) -> [f64; SIGNS] {
        [
            self.words,
            self.listed,
            self.text,
            self.lead,
            self.beyond_names,
            self.few,
            self.length,
            self.to_the_point,
            self.centrality.unwrap_or(USUAL_CENTRALITY),
        ]
    }
}

#[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
fn few(passages: usize) -> f64 {
    (MANY_PASSAGES / passages.max(1) as f64).ln().max(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "a logarithm follows")]
fn length(said: usize) -> f64 {
    ((said as f64).min(MOST_SAID) / USUAL_WORDS).max(1.0).ln()
}

/// How far the first passage is ahead of the best one that `is_rival`, as a share of the best score by words.
pub(crate) fn lead(ranked: &[Ranked], fusion: &Fusion, is_rival: impl Fn(&Ranked) -> bool) -> Option<f32> {
    let first = ranked.first()?;
    let rival = ranked.iter().find(|ranked| is_rival(ranked))?;
    Some(fusion.share(first.score.total() - rival.score.total()))
}
