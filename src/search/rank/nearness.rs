//! In which order do the candidates stand when it is known what they mean? (Fusion of words and vectors.)
//!
//! Words tell whether a passage is about what was asked; vectors tell better which of the sections about it
//! says it. So a passage ranks by its share of the best score by words, and by how near it is in meaning.

use super::ranked::Ranked;
use crate::search::vectors::sections::Nearness;
use crate::search::weights::{LISTED_NEARNESS, NEARNESS, UNLISTED_GAIN, UNRELATED};

/// Puts candidates, whose nearness is known, in the units of a score by words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fusion {
    /// What a cosine of one more is worth.
    worth: f32,
}

impl Fusion {
    /// `top` is the best score by words, and `trust` (0 to 1) how far words can be trusted for this question:
    /// where they find little, such as in another language, meaning decides.
    pub(crate) fn new(top: f32, trust: f32) -> Self {
        let top = if top > 0.0 { top } else { 1.0 };
        Self { worth: NEARNESS * top / trust.max(LEAST_TRUST) }
    }

    /// Adds what its nearness scores to a candidate.
    pub(crate) fn add(&self, ranked: &mut Ranked, nearness: Nearness) {
        ranked.nearness = Some(nearness);
        ranked.score.nearness = self.worth * (nearness.joined() - UNRELATED);
    }

    /// A score, or the difference of two, as a share of the best score by words.
    pub(crate) fn share(&self, score: f32) -> f32 {
        score * NEARNESS / self.worth
    }

    /// The score that is such a share.
    pub(crate) fn of_share(&self, share: f32) -> f32 {
        share * self.worth / NEARNESS
    }
}

/// So that a question of which words find nothing has an order too.
const LEAST_TRUST: f32 = 0.02;

impl Nearness {
    /// The cosine to what is listed; where nothing is, what it would be on the average.
    pub(crate) fn of_listed(self) -> f32 {
        self.listed.unwrap_or(self.text + UNLISTED_GAIN)
    }

    /// A part of the way to another one.
    pub(crate) fn towards(self, other: Self, part: f32) -> Self {
        let between = |own: f32, other: f32| own + part * (other - own);
        let listed = self.listed.zip(other.listed).map(|(own, other)| between(own, other));
        Self { text: between(self.text, other.text), listed: listed.or(self.listed) }
    }

    /// Both cosines as one.
    pub(crate) fn joined(self) -> f32 {
        let listed = self.of_listed();
        LISTED_NEARNESS * listed + (1.0 - LISTED_NEARNESS) * self.text
    }
}
