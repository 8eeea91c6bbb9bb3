//! Which passages deserve a question most? (Candidates, reranking, headings, section order.)
//!
//! Words find the candidates, a closer look at each and its heading put them in order.

use tantivy::DocId;

use super::headings::Headings;
use super::ranked::{Ranked, Score};
use super::rerank::Reranker;
use super::section_order;
use crate::corpus::{Passage, PassageKey};
use crate::search::error::SearchError;
use crate::search::query::types::Query;
use crate::search::retrieve::index::Index;
use crate::search::retrieve::postings::{Node, Scorer};
use crate::search::text::analyzer::Analyzer;
use crate::search::weights::{CANDIDATES, GRAMS, HEADING, PROXIMITY};

/// Puts passages in order.
pub(crate) struct Ranker<'a> {
    pub(crate) index: &'a Index,
    pub(crate) analyzer: &'a Analyzer,
}

impl Ranker<'_> {
    /// The passages that score best, best first: `limit` at the least, unless fewer score at all.
    pub(crate) fn best(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let mut ranked = self.candidates(query, limit)?;
        self.sort(&mut ranked);
        let headings = Headings { index: self.index, analyzer: self.analyzer, query };
        for best in ranked.iter_mut().take(CANDIDATES) {
            let passage = self.index.passage(best.doc);
            best.likeness = passage.map_or(Ok(0.0), |passage| headings.likest(passage))?;
            best.score.heading = HEADING * query.weight() * best.likeness;
        }
        self.sort(&mut ranked);
        section_order::in_order(&mut ranked, &self.index.passages);
        Ok(ranked)
    }

    fn candidates(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let slots: Vec<&Node> = query.slots.iter().map(|slot| &slot.node).collect();
        let found = Scorer { index: self.index }.best(&slots, CANDIDATES.max(limit))?;
        let reranker = Reranker::new(self.index, query);
        let looked_at = found.into_iter().map(|(doc, words)| {
            let features = reranker.look_at(doc);
            let (grams, proximity) = (GRAMS * features.grams, PROXIMITY * features.proximity);
            let score = Score { words, grams, proximity, ..Score::default() };
            Ranked { doc, score, likeness: 0.0, found: features.found }
        });
        Ok(looked_at.collect())
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
