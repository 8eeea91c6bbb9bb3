//! Which passages deserve a question most? (Candidates, reranking, headings, section order.)
//!
//! Words find the candidates, a closer look at each and its heading put them in order.

use tantivy::DocId;

use super::headings::Headings;
use super::nearness::Fusion;
use super::ranked::{Ranked, Score};
use super::rerank::Reranker;
use super::section_order;
use super::within::{self, Fused};
use crate::corpus::{Passage, PassageKey};
use crate::search::error::SearchError;
use crate::search::query::types::Query;
use crate::search::retrieve::index::Index;
use crate::search::retrieve::postings::{Node, Scorer, Scores};
use crate::search::vectors::sections::Nearness;
use crate::search::weights::{CANDIDATES, GRAMS, HEADING, OPENING, PROXIMITY};

/// A passage, and how near it is in meaning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    pub(crate) doc: DocId,
    pub(crate) nearness: Nearness,
}

/// What is known of a question by its meaning.
#[derive(Clone, Copy)]
pub(crate) struct Meant<'n> {
    /// The passages that are near it.
    pub(crate) near: &'n [Near],
    /// How far words can be trusted for it: 0 to 1.
    pub(crate) trust: f32,
    /// Whether it asks more than what something is, which the opening of a document seldom tells.
    pub(crate) asks_more: bool,
}

fn slots(query: &Query) -> Vec<&Node> {
    query.slots.iter().map(|slot| &slot.node).collect()
}

/// Puts passages in order.
pub(crate) struct Ranker<'a> {
    pub(crate) index: &'a Index,
}

impl Ranker<'_> {
    /// The passages that score best by words, best first: `limit` at the least, unless fewer score at all.
    pub(crate) fn by_words(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let found = Scorer { index: self.index }.best(&slots(query), CANDIDATES.max(limit))?;
        let mut ranked = self.look_at(query, found);
        self.sort(&mut ranked);
        self.add_headings(query, &mut ranked);
        self.sort(&mut ranked);
        Ok(ranked)
    }

    /// Lets passages that are near in meaning stand among those that words found, and puts all in order.
    pub(crate) fn by_meaning(
        &self,
        query: &Query,
        ranked: &mut Vec<Ranked>,
        meant: Meant<'_>,
    ) -> Result<Fusion, SearchError> {
        let Meant { near, trust, asks_more } = meant;
        let top = ranked.first().map_or(0.0, |first| first.score.by_words());
        let is_new = |near: &&Near| ranked.iter().all(|ranked| ranked.doc != near.doc);
        let new: Vec<DocId> = near.iter().filter(is_new).map(|near| near.doc).collect();
        let mut new = self.look_at(query, Scorer { index: self.index }.of(&slots(query), &new)?);
        self.add_headings(query, &mut new);
        ranked.append(&mut new);
        let fusion = Fusion::new(top, trust);
        for ranked in ranked.iter_mut() {
            if let Some(near) = near.iter().find(|near| near.doc == ranked.doc) {
                fusion.add(ranked, near.nearness);
            }
        }
        if asks_more {
            self.lower_openings(ranked, fusion.of_share(OPENING));
        }
        self.sort(ranked);
        Ok(fusion)
    }

    /// Lets what the question within a message finds by itself have a say in the order of what the whole of it found.
    pub(crate) fn with_question_within(&self, ranked: &mut [Ranked], fusion: Fusion, alone: &Fused<'_>) {
        within::add(ranked, fusion, alone);
        self.sort(ranked);
        self.in_order(ranked);
    }

    /// Lets the passages of a section stand in their order.
    pub(crate) fn in_order(&self, ranked: &mut [Ranked]) {
        section_order::in_order(ranked, &self.index.passages);
    }

    /// Lets the openings of documents score so much less.
    fn lower_openings(&self, ranked: &mut [Ranked], by: f32) {
        let openings = ranked.iter_mut().filter(|ranked| self.index.is_opening(ranked.doc));
        openings.for_each(|opening| opening.score.opening = -by);
    }

    fn add_headings(&self, query: &Query, ranked: &mut [Ranked]) {
        let headings = Headings::new(query);
        for best in ranked.iter_mut().take(CANDIDATES) {
            best.likeness = headings.likest(self.index.sections.section(best.doc));
            best.score.heading = HEADING * query.weight() * best.likeness;
        }
    }

    fn look_at(&self, query: &Query, found: Scores) -> Vec<Ranked> {
        let reranker = Reranker::new(self.index, query);
        let looked_at = found.into_iter().map(|(doc, words)| {
            let features = reranker.look_at(doc);
            let (grams, proximity) = (GRAMS * features.grams, PROXIMITY * features.proximity);
            let score = Score { words, grams, proximity, ..Score::default() };
            Ranked { doc, score, likeness: 0.0, nearness: None, found: features.found }
        });
        looked_at.collect()
    }

    /// Of two that score the same the one with the lower key comes first, so that the order of the
    /// documents does not matter.
    fn sort(&self, ranked: &mut [Ranked]) {
        ranked.sort_by(|a, b| {
            let by_score = b.score.total().total_cmp(&a.score.total());
            by_score.then_with(|| self.key(a.doc).cmp(&self.key(b.doc)))
        });
    }

    fn key(&self, doc: DocId) -> Option<PassageKey> {
        self.index.passage(doc).map(Passage::key)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::Document;
    use crate::domain::Language;
    use crate::search::index::storage;
    use crate::search::text::analyzer::Analyzer;

    /// The opening of a document is a little nearer than its section.
    #[test]
    fn an_opening_gives_way_to_a_section_where_more_is_asked_than_what_its_subject_is() {
        let document = Document::bare("a.md".to_owned(), Language::Dutch, "Een tekst.".to_owned());
        let opening = Passage::whole(Arc::new(document));
        let section = Passage { headings: Arc::new(["Waarom?".to_owned()]), position: 1, ..opening.clone() };
        let analyzer = Analyzer::new().expect("the word lists are sound");
        let passages = vec![opening, section];
        let parts = storage::in_memory(&passages, &analyzer).expect("it is indexed");
        let index = Index::new(passages, parts);
        let near =
            [(0, 0.82), (1, 0.81)].map(|(doc, text)| Near { doc, nearness: Nearness { text, listed: None } });
        let first = |asks_more: bool| {
            let mut ranked = Vec::new();
            let meant = Meant { near: &near, trust: 1.0, asks_more };
            let ranker = Ranker { index: &index };
            ranker.by_meaning(&Query::default(), &mut ranked, meant).expect("the index is sound");
            ranked.first().map(|first| (first.doc, first.score.opening < 0.0))
        };
        assert_eq!(first(false), Some((0, false)));
        assert_eq!(first(true), Some((1, false)));
    }
}
