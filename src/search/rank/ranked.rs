//! What is known of a passage on its way to the answer?

use tantivy::DocId;

use crate::search::vectors::sections::Nearness;

/// A passage with what it scores.
#[derive(Debug)]
pub(crate) struct Ranked {
    pub(crate) doc: DocId,
    /// What it is ranked by.
    pub(crate) score: Score,
    /// How like the question its heading is, or a question that it is said to answer: 0 to 1.
    pub(crate) likeness: f32,
    /// How near it is in meaning, where a model has read it.
    pub(crate) nearness: Option<Nearness>,
    /// How well it has each word of the question: 0 to 1.
    pub(crate) found: Vec<f32>,
}

/// What a passage scores, by what it scores it for; in units of idf, as BM25 is.
///
/// Whoever explains a ranking has its terms from here, so that they are those that it was made with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    /// BM25 of the words.
    pub(crate) words: f32,
    /// Of character n-grams.
    pub(crate) grams: f32,
    /// Of words near each other.
    pub(crate) proximity: f32,
    /// Of the heading, or a question that the passage is said to answer.
    pub(crate) heading: f32,
    /// Of nearness in meaning.
    pub(crate) nearness: f32,
    /// What the opening of a document loses where more is asked than what its subject is: 0 at the most.
    pub(crate) opening: f32,
    /// What it gains or loses by the question within a message that says more.
    pub(crate) within: f32,
    /// What it gains or loses where passages of one section change places.
    pub(crate) section_order: f32,
}

impl Score {
    /// What the confidence rests on: words, their proximity and n-grams.
    pub(crate) fn evidence(&self) -> f32 {
        self.words + self.grams + self.proximity
    }

    /// What it scores without regard to its meaning.
    pub(crate) fn by_words(&self) -> f32 {
        self.evidence() + self.heading
    }

    /// What the passage is ranked by: the sum of all terms.
    pub(crate) fn total(&self) -> f32 {
        self.by_words() + self.nearness + self.opening + self.within + self.section_order
    }

    /// The score of the same passage before passages of its section changed places.
    pub(crate) fn own(self) -> Self {
        Self { section_order: 0.0, ..self }
    }

    /// The score of the same passage at a place that has this total.
    pub(crate) fn at_place_of(self, total: f32) -> Self {
        let own = self.own();
        Self { section_order: total - own.total(), ..own }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Two floats within a factor of two have an exact difference (Sterbenz, 1974).
        #[test]
        fn the_terms_add_up_to_the_total_of_the_place(words in 1.0_f32..90.0, heading in 0.0_f32..60.0, share in 0.9_f32..1.1) {
            let own = Score { words, heading, ..Score::default() };
            let total = own.total() * share;
            prop_assert_eq!(own.at_place_of(total).total(), total);
            prop_assert_eq!(own.at_place_of(total).evidence(), own.evidence());
        }
    }
}
