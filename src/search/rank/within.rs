//! What does the question within a message tell of the passages that were found for all of it?
//!
//! Who tells why they ask says more than they ask: the story tells what it is about, and the question which side of
//! that is meant. So where a message asks one thing and says more, a passage counts for both.

use super::nearness::Fusion;
use super::ranked::Ranked;
use crate::search::weights::WITHIN;

/// Passages as they were ranked by words and meaning together.
pub(crate) struct Fused<'a> {
    pub(crate) ranked: &'a [Ranked],
    pub(crate) fusion: Fusion,
}

/// Adds to passages that were found for a whole message what they score for the question in it. What was not found for
/// that scores as the last that was.
pub(crate) fn add(ranked: &mut [Ranked], fusion: Fusion, alone: &Fused<'_>) {
    let share = |other: &Ranked| alone.fusion.share(other.score.own().total());
    let Some(last) = alone.ranked.iter().map(share).reduce(f32::min) else { return };
    for whole in ranked.iter_mut() {
        let same = alone.ranked.iter().find(|other| other.doc == whole.doc);
        let score = fusion.of_share(same.map_or(last, share));
        whole.score = whole.score.own();
        whole.score.within = WITHIN * (score - whole.score.total());
        if let Some((own, other)) = whole.nearness.as_mut().zip(same.and_then(|same| same.nearness)) {
            *own = own.towards(other, WITHIN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::rank::ranked::Score;
    use crate::search::vectors::sections::Nearness;

    fn ranked(doc: u32, words: f32, text: f32) -> Ranked {
        let nearness = Some(Nearness { text, listed: None });
        let score = Score { words, ..Score::default() };
        Ranked { doc, score, likeness: 0.0, nearness, found: Vec::new() }
    }

    /// The scores of either search stand on a scale of their own.
    #[test]
    fn the_story_and_the_question_count_by_their_shares_whatever_either_scores() {
        let mut whole = [ranked(1, 10.0, 0.9), ranked(2, 9.0, 0.8), ranked(3, 8.0, 0.7)];
        let alone = [ranked(2, 200.0, 0.9), ranked(1, 50.0, 0.8)];
        let fused = Fused { ranked: &alone, fusion: Fusion::new(200.0, 1.0) };
        add(&mut whole, Fusion::new(10.0, 1.0), &fused);
        let part = |whole: f32, alone: f32| (1.0 - WITHIN) * whole + WITHIN * alone;
        // The third was not found for the question, and scores as the last that was.
        for (ranked, share) in whole.iter().zip([part(1.0, 0.25), part(0.9, 1.0), part(0.8, 0.25)]) {
            assert!((ranked.score.total() - 10.0 * share).abs() < 0.001, "{ranked:?}");
        }
        let text = |at: usize| whole[at].nearness.map(|near| near.text).expect("it is known");
        assert!((text(1) - part(0.8, 0.9)).abs() < 0.001);
        assert!((text(2) - 0.7).abs() < 0.001, "nothing is known of it for the question");
    }
}
