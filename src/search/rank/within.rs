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
