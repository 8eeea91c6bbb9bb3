//! Which passages hold the terms of a question, and what does each score?
//!
//! A question is a sum of slots, one for each of its words; a slot is a tree of terms of which
//! the best, or the sum, counts. Slots are walked one after the other, the rarest first. Once no
//! passage outside the list could still reach the best `keep`, the remaining slots only look at
//! the passages in the list: the "continue" strategy of Moffat and Zobel ("Self-Indexing Inverted
//! Files for Fast Text Retrieval", 1996), which leaves the result as it is.

use tantivy::postings::{Postings as _, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, TERMINATED};

use super::index::Index;
use crate::search::error::SearchError;
use crate::search::weights::K1;

/// A field that terms are looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Stem,
    Part,
    Question,
}

/// A way to score a passage.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// A term, weighted by its idf and by how surely it is what was asked.
    Term { field: Field, info: TermInfo, weight: f32 },
    /// The best of several ways.
    Best(Vec<Node>),
    /// Several ways together.
    Sum(Vec<Node>),
}

/// Passages with their scores, by rising number.
pub(crate) type Scores = Vec<(DocId, f32)>;

impl Node {
    /// The same way, counting for a share of what it did.
    pub(crate) fn scaled(self, share: f32) -> Self {
        let all = |nodes: Vec<Self>| nodes.into_iter().map(|node| node.scaled(share)).collect();
        match self {
            Self::Term { field, info, weight } => Self::Term { field, info, weight: weight * share },
            Self::Best(nodes) => Self::Best(all(nodes)),
            Self::Sum(nodes) => Self::Sum(all(nodes)),
        }
    }

    /// More than any passage can score.
    pub(crate) fn ceiling(&self) -> f32 {
        match self {
            Self::Term { weight, .. } => weight * (K1 + 1.0),
            Self::Best(nodes) => nodes.iter().map(Self::ceiling).fold(0.0, f32::max),
            Self::Sum(nodes) => nodes.iter().map(Self::ceiling).sum(),
        }
    }
}

/// Scores the nodes of a question in an index.
pub(crate) struct Scorer<'a> {
    pub(crate) index: &'a Index,
}

impl Scorer<'_> {
    /// The `keep` passages that score best, and no fewer unless fewer score at all; by rising
    /// number.
    pub(crate) fn best(&self, slots: &[&Node], keep: usize) -> Result<Scores, SearchError> {
        let mut order: Vec<&Node> = slots.to_vec();
        order.sort_by(|a, b| b.ceiling().total_cmp(&a.ceiling()));
        let mut found = Scores::new();
        let mut remaining: f32 = order.iter().map(|node| node.ceiling()).sum();
        for node in order {
            let threshold = nth_best(&found, keep);
            if remaining < threshold {
                found.retain(|(_, score)| score + remaining >= threshold);
                let docs: Vec<DocId> = found.iter().map(|(doc, _)| *doc).collect();
                for (entry, more) in found.iter_mut().zip(self.among(node, &docs)?) {
                    entry.1 += more;
                }
            } else {
                found = merge(&found, &self.all(node)?, |a, b| a + b);
            }
            remaining -= node.ceiling();
        }
        let threshold = nth_best(&found, keep);
        found.retain(|(_, score)| *score >= threshold);
        Ok(found)
    }

    /// What some passages, by rising number, score.
    pub(crate) fn of(&self, slots: &[&Node], docs: &[DocId]) -> Result<Scores, SearchError> {
        let mut scores: Scores = docs.iter().map(|doc| (*doc, 0.0)).collect();
        for node in slots {
            for (entry, more) in scores.iter_mut().zip(self.among(node, docs)?) {
                entry.1 += more;
            }
        }
        Ok(scores)
    }

    /// What every passage scores that a node finds.
    fn all(&self, node: &Node) -> Result<Scores, SearchError> {
        match node {
            Node::Term { field, info, weight } => self.postings(*field, info, *weight),
            Node::Best(nodes) => self.combine(nodes, f32::max),
            Node::Sum(nodes) => self.combine(nodes, |a, b| a + b),
        }
    }

    fn combine(&self, nodes: &[Node], join: impl Fn(f32, f32) -> f32) -> Result<Scores, SearchError> {
        let mut lists = nodes.iter().map(|node| self.all(node)).collect::<Result<Vec<_>, _>>()?;
        // Short lists first, so that long ones are copied once.
        lists.sort_by_key(Vec::len);
        Ok(lists.into_iter().reduce(|a, b| merge(&a, &b, &join)).unwrap_or_default())
    }

    fn postings(&self, field: Field, info: &TermInfo, weight: f32) -> Result<Scores, SearchError> {
        let mut block =
            self.inverted(field).read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let mut scores = Scores::with_capacity(info.doc_freq as usize);
        while !block.docs().is_empty() {
            let pairs = block.docs().iter().zip(block.freqs());
            scores.extend(pairs.map(|(doc, frequency)| (*doc, weight * self.share(*doc, *frequency))));
            block.advance();
        }
        Ok(scores)
    }

    /// What each of some passages, by rising number, scores for a node.
    fn among(&self, node: &Node, docs: &[DocId]) -> Result<Vec<f32>, SearchError> {
        let join: fn(f32, f32) -> f32 = match node {
            Node::Term { field, info, weight } => return self.seek(*field, info, *weight, docs),
            Node::Best(_) => f32::max,
            Node::Sum(_) => |a, b| a + b,
        };
        let (Node::Best(nodes) | Node::Sum(nodes)) = node else { return Ok(Vec::new()) };
        let mut scores = vec![0.0; docs.len()];
        for node in nodes {
            for (score, more) in scores.iter_mut().zip(self.among(node, docs)?) {
                *score = join(*score, more);
            }
        }
        Ok(scores)
    }

    fn seek(
        &self,
        field: Field,
        info: &TermInfo,
        weight: f32,
        docs: &[DocId],
    ) -> Result<Vec<f32>, SearchError> {
        let mut postings: SegmentPostings =
            self.inverted(field).read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let mut at = postings.doc();
        let mut scores = Vec::with_capacity(docs.len());
        for doc in docs {
            if at < *doc && at != TERMINATED {
                at = postings.seek(*doc);
            }
            scores.push(if at == *doc { weight * self.share(*doc, postings.term_freq()) } else { 0.0 });
        }
        Ok(scores)
    }

    /// What a passage scores for a node, and in which field it has most of that; `None` where it has
    /// nothing of it.
    pub(crate) fn in_passage(&self, node: &Node, doc: DocId) -> Result<Option<(Field, f32)>, SearchError> {
        // The same as in the ranking, so that what is told of it is what it was ranked by.
        let score = self.among(node, &[doc])?.first().copied().unwrap_or_default();
        let field = match node {
            _ if score <= 0.0 => None,
            Node::Term { field, .. } => Some(*field),
            Node::Best(nodes) | Node::Sum(nodes) => {
                let found = nodes.iter().map(|node| self.in_passage(node, doc));
                let found = found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
                let most = found.reduce(|most, other| if other.1 > most.1 { other } else { most });
                most.map(|(field, _)| field)
            }
        };
        Ok(field.map(|field| (field, score)))
    }

    #[expect(clippy::cast_precision_loss, reason = "no term occurs 2^24 times in a passage")]
    fn share(&self, doc: DocId, frequency: u32) -> f32 {
        self.index.saturation.of(frequency as f32, self.index.readers.lengths.fieldnorm_id(doc))
    }

    fn inverted(&self, field: Field) -> &tantivy::InvertedIndexReader {
        let readers = &self.index.readers;
        match field {
            Field::Stem => &readers.stem,
            Field::Part => &readers.part,
            Field::Question => &readers.question,
        }
    }
}

/// The score that `keep` passages reach; nothing when there are not as many.
fn nth_best(scores: &Scores, keep: usize) -> f32 {
    if keep == 0 || scores.len() < keep {
        return f32::NEG_INFINITY;
    }
    let mut values: Vec<f32> = scores.iter().map(|(_, score)| *score).collect();
    *values.select_nth_unstable_by(keep - 1, |a, b| b.total_cmp(a)).1
}

/// Two lists in one; `join` makes one score of two, of which that of a passage that is not in a list
/// is nothing.
///
/// Without branches that depend on the passages: which list comes next is anybody's guess, and the
/// processor's guess is wrong half of the time.
fn merge(a: &[(DocId, f32)], b: &[(DocId, f32)], join: impl Fn(f32, f32) -> f32) -> Scores {
    let mut merged = Scores::with_capacity(a.len() + b.len());
    let (mut at_a, mut at_b) = (0, 0);
    while let (Some((doc_a, score_a)), Some((doc_b, score_b))) = (a.get(at_a), b.get(at_b)) {
        let (take_a, take_b) = (doc_a <= doc_b, doc_b <= doc_a);
        let scored = |take: bool, score: f32| if take { score } else { 0.0 };
        merged.push((*doc_a.min(doc_b), join(scored(take_a, *score_a), scored(take_b, *score_b))));
        at_a += usize::from(take_a);
        at_b += usize::from(take_b);
    }
    merged.extend_from_slice(&a[at_a..]);
    merged.extend_from_slice(&b[at_b..]);
    merged
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_map;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn merging_keeps_the_order_and_joins_what_both_have() {
        let a = vec![(1, 1.0), (3, 3.0)];
        let b = vec![(2, 2.0), (3, 5.0), (9, 1.0)];
        assert_eq!(merge(&a, &b, f32::max), [(1, 1.0), (2, 2.0), (3, 5.0), (9, 1.0)]);
        assert_eq!(merge(&a, &b, |x, y| x + y)[2], (3, 8.0));
    }

    proptest! {
        /// As a map does it, which has no order to mind.
        #[test]
        fn merging_is_joining_by_passage(
            a in btree_map(0..40_u32, 0.0..9.0_f32, 0..30),
            b in btree_map(0..40_u32, 0.0..9.0_f32, 0..30),
        ) {
            let lists: [Scores; 2] = [&a, &b].map(|map| map.iter().map(|(doc, score)| (*doc, *score)).collect());
            let mut expected = a.clone();
            for (doc, score) in &b {
                expected.entry(*doc).and_modify(|sum| *sum += score).or_insert(*score);
            }
            prop_assert_eq!(merge(&lists[0], &lists[1], |x, y| x + y), Vec::from_iter(expected));
        }
    }

    #[test]
    fn the_nth_best_score() {
        let scores = vec![(1, 1.0), (2, 9.0), (3, 4.0)];
        assert_eq!(nth_best(&scores, 2), 4.0);
        assert_eq!(nth_best(&scores, 4), f32::NEG_INFINITY);
    }
}
