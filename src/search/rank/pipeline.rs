//! Which passages deserve a question most?
//!
//! Words find the candidates, a closer look at each and its heading put them in order.

use tantivy::DocId;

use super::headings::{self, Headings};
use super::ranked::Ranked;
use super::rerank::{self, Reranker};
use super::section_order;
use crate::corpus::{Passage, PassageKey};
use crate::search::error::SearchError;
use crate::search::index::segment::IndexReaders;
use crate::search::index::vocabulary::Vocabulary;
use crate::search::query::types::Query;
use crate::search::retrieve::bm25::Saturation;
use crate::search::retrieve::postings::{Node, Scorer};
use crate::search::text::stem::Stems;
use crate::search::text::stop_words::StopWords;

/// How many of the passages that the words find are looked at more closely.
const CANDIDATES: usize = 50;

/// How many of the best passages have their headings looked at.
const HEADED: usize = 50;

/// Puts passages in order.
pub(crate) struct Ranker<'a> {
    pub(crate) passages: &'a [Passage],
    pub(crate) readers: &'a IndexReaders,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) saturation: &'a Saturation,
    pub(crate) stems: &'a Stems,
    pub(crate) stop: &'a StopWords,
}

impl Ranker<'_> {
    /// The passages that score best, best first: `limit` at the least, unless fewer score at all.
    pub(crate) fn best(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let mut ranked = self.candidates(query, limit)?;
        self.sort(&mut ranked);
        let headings = Headings { readers: self.readers, stems: self.stems, stop: self.stop, query };
        for best in ranked.iter_mut().take(HEADED) {
            best.likeness =
                self.passages.get(best.doc as usize).map_or(0.0, |passage| headings.likest(passage));
            best.score += headings::WEIGHT * query.weight() * best.likeness;
        }
        self.sort(&mut ranked);
        section_order::in_order(&mut ranked, self.passages);
        Ok(ranked)
    }

    fn candidates(&self, query: &Query, limit: usize) -> Result<Vec<Ranked>, SearchError> {
        let scorer = Scorer { readers: self.readers, saturation: self.saturation };
        let slots: Vec<&Node> = query.slots.iter().map(|slot| &slot.node).collect();
        let found = scorer.best(&slots, CANDIDATES.max(limit))?;
        let reranker = Reranker::new(self.readers, self.vocabulary, self.saturation, query);
        let looked_at = found.into_iter().map(|(doc, words)| {
            let features = reranker.look_at(doc);
            let score = words + rerank::GRAMS * features.grams + rerank::NEARNESS * features.near;
            Ranked { doc, score, evidence: score, likeness: 0.0, features }
        });
        Ok(looked_at.collect())
    }

    /// Of two that score the same the one with the lower key comes first, so that the order of the
    /// documents does not matter.
    fn sort(&self, ranked: &mut [Ranked]) {
        ranked
            .sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| self.key(a.doc).cmp(&self.key(b.doc))));
    }

    fn key(&self, doc: DocId) -> Option<PassageKey> {
        self.passages.get(doc as usize).map(Passage::key)
    }
}
