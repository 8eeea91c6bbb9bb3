//! Which of two passages of one section goes first?
//!
//! A long section is cut in two. What it says stands in the first half; the second adds to it, or takes
//! something back. So where they score about the same, the first goes first.

use std::sync::Arc;

use super::ranked::Ranked;
use crate::corpus::Passage;
use crate::search::weights::SECTION_ORDER;

/// How many places of one section are put in order: as many as anybody asks for (`ASK_LIMIT`).
const ORDERED: usize = 1_000;

/// Lets passages of one section whose scores hardly differ change places, so that the one that comes
/// first in the text comes first here.
///
/// Their scores stay with the places, so that they still fall, and tell what the section scores.
pub(crate) fn in_order(ranked: &mut [Ranked], passages: &[Passage]) {
    let mut places: Vec<usize> = (0..ranked.len()).collect();
    places.sort_by_key(|place| ranked[*place].doc);
    let in_one_section = |one: &usize, next: &usize| {
        is_earlier(ranked[*one].doc as usize, ranked[*next].doc as usize, passages)
    };
    let sections: Vec<Vec<usize>> =
        places.chunk_by(in_one_section).filter(|places| places.len() > 1).map(<[usize]>::to_vec).collect();
    for mut places in sections {
        places.sort_unstable();
        order_section(ranked, &places);
    }
}

/// The same for the passages of one section, which are at these places.
fn order_section(ranked: &mut [Ranked], places: &[usize]) {
    for (at, place) in places.iter().copied().enumerate().take(ORDERED) {
        let (doc, score) = (ranked[place].doc, ranked[place].score.total());
        let after = places[at + 1..].iter().copied();
        let earlier = after
            .take_while(|other| ranked[*other].score.total() >= SECTION_ORDER * score)
            .filter(|other| ranked[*other].doc < doc)
            .min_by_key(|other| ranked[*other].doc);
        if let Some(at) = earlier {
            let later = ranked[at].score.total();
            ranked.swap(place, at);
            ranked[place].score = ranked[place].score.at_place_of(score);
            ranked[at].score = ranked[at].score.at_place_of(later);
        }
    }
}

/// Whether the passage numbered `one` comes before the `other` in the same section.
fn is_earlier(one: usize, other: usize, passages: &[Passage]) -> bool {
    let Some([first, rest @ ..]) = passages.get(one..=other) else { return false };
    // In between too: two sections of a document may have the same heading.
    !rest.is_empty()
        && rest.iter().all(|passage| {
            Arc::ptr_eq(&passage.document, &first.document) && passage.headings == first.headings
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Document;
    use crate::domain::Language;
    use crate::search::rank::ranked::Score;

    /// Passages of one document, under these headings.
    fn passages(headings: &[&str]) -> Vec<Passage> {
        let document = Arc::new(Document::bare("a".to_owned(), Language::Dutch, String::new()));
        let passage = |heading: &&str| Passage {
            headings: Arc::new([(*heading).to_owned()]),
            ..Passage::whole(document.clone())
        };
        headings.iter().map(passage).collect()
    }

    fn order(headings: &[&str], scores: &[(u32, f32)]) -> Vec<u32> {
        let ranked = |(doc, score): &(u32, f32)| Ranked {
            doc: *doc,
            score: Score { words: *score, ..Score::default() },
            likeness: 0.0,
            nearness: None,
            found: Vec::new(),
        };
        let mut ranked: Vec<Ranked> = scores.iter().map(ranked).collect();
        in_order(&mut ranked, &passages(headings));
        assert!(ranked.is_sorted_by(|a, b| a.score.total() >= b.score.total()), "the scores still fall");
        ranked.iter().map(|ranked| ranked.doc).collect()
    }

    #[test]
    fn the_first_half_goes_first_if_it_scores_nearly_as_much() {
        for (headings, scores, expected, reason) in [
            (&["a", "a"][..], &[(1, 67.0), (0, 66.3)][..], &[0, 1][..], "as good"),
            (&["a", "a"], &[(1, 67.0), (0, 50.0)], &[1, 0], "much worse"),
            (&["a", "a"], &[(0, 67.0), (1, 66.0)], &[0, 1], "in order"),
            (&["a", "b"], &[(1, 67.0), (0, 66.0)], &[1, 0], "two sections"),
            (&["a", "b", "a"], &[(2, 67.0), (0, 66.0)], &[2, 0], "two sections of one name"),
            (&["a", "a", "b"], &[(1, 67.0), (2, 66.6), (0, 66.0)], &[0, 2, 1], "with another between"),
            (&["a", "a", "a"], &[(2, 67.0), (1, 66.0), (0, 65.0)], &[0, 1, 2], "three parts"),
            (&["a", "b", "a"], &[(2, 9.0), (1, 9.0), (0, 9.0)], &[2, 1, 0], "each in a section of its own"),
            (
                &["a", "a", "b", "b"],
                &[(3, 9.0), (1, 8.9), (2, 8.8), (0, 8.7)],
                &[2, 0, 3, 1],
                "two sections, one between the other",
            ),
            (&[], &[], &[], "nothing"),
        ] {
            assert_eq!(order(headings, scores), expected, "{reason}");
        }
    }
}
