//! How well does a ranking put what is relevant first, and how fast was it made?

use std::collections::HashMap;
use std::time::Duration;

use super::asked::Ranking;
use super::collection::{JudgedQuery, Judgments};

/// How far down the measures look.
const TOP: usize = 10;

/// The quality of the rankings of a set of questions: averages, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// How many questions have judgments.
    pub questions: usize,
    /// Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002).
    pub ndcg: f64,
    /// The share of the relevant documents that come first: recall at 1.
    pub recall_1: f64,
    /// The share of the relevant documents among the first ten.
    pub recall_10: f64,
    /// One divided by the rank of the first relevant document, 0 below the tenth.
    pub mrr: f64,
}

impl Measures {
    pub(crate) fn of(queries: &[JudgedQuery], answers: &[Ranking], judgments: &Judgments) -> Self {
        let mut sum = Self::default();
        for (query, answer) in queries.iter().zip(answers) {
            let Some(judged) = judgments.get(&query.id) else { continue };
            let ranking = answer.ranking.iter().map(|(id, _)| id.as_str());
            sum.add(&of_one(ranking, judged));
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of questions")]
        let questions = sum.questions.max(1) as f64;
        Self {
            questions: sum.questions,
            ndcg: sum.ndcg / questions,
            recall_1: sum.recall_1 / questions,
            recall_10: sum.recall_10 / questions,
            mrr: sum.mrr / questions,
        }
    }

    fn add(&mut self, other: &Self) {
        self.questions += other.questions;
        self.ndcg += other.ndcg;
        self.recall_1 += other.recall_1;
        self.recall_10 += other.recall_10;
        self.mrr += other.mrr;
    }
}

fn of_one<'a>(ranking: impl Iterator<Item = &'a str>, judged: &HashMap<String, f64>) -> Measures {
    let gains: Vec<f64> = ranking.take(TOP).map(|id| judged.get(id).copied().unwrap_or(0.0)).collect();
    let mut ideal: Vec<f64> = judged.values().copied().filter(|gain| *gain > 0.0).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    #[expect(clippy::cast_precision_loss, reason = "a number of documents")]
    let relevant = ideal.len().max(1) as f64;
    let best = discounted(&ideal[..ideal.len().min(TOP)]);
    let first = gains.iter().position(|gain| *gain > 0.0);
    #[expect(clippy::cast_precision_loss, reason = "at most ten")]
    let found = |depth: usize| gains.iter().take(depth).filter(|gain| **gain > 0.0).count() as f64;
    Measures {
        questions: 1,
        ndcg: if best > 0.0 { discounted(&gains) / best } else { 0.0 },
        recall_1: found(1) / relevant,
        recall_10: found(TOP) / relevant,
        #[expect(clippy::cast_precision_loss, reason = "at most ten")]
        mrr: first.map_or(0.0, |rank| 1.0 / (rank + 1) as f64),
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most ten")]
fn discounted(gains: &[f64]) -> f64 {
    gains.iter().enumerate().map(|(rank, gain)| gain / ((rank + 2) as f64).log2()).sum()
}

/// How long the questions took, on one thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latency {
    /// On average.
    pub mean: Duration,
    /// What 95 of 100 questions stay within.
    pub p95: Duration,
    /// What 99 of 100 questions stay within.
    pub p99: Duration,
}

impl Latency {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |percent: usize| {
            let rank = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(rank).copied().unwrap_or_default()
        };
        let count = u32::try_from(times.len().max(1)).unwrap_or(u32::MAX);
        Self { mean: times.iter().sum::<Duration>() / count, p95: at(95), p99: at(99) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relevant_document_on_the_second_place() {
        let judged = HashMap::from([("a".to_owned(), 1.0)]);
        let measures = of_one(["b", "a"].into_iter(), &judged);
        assert!((measures.ndcg - 1.0 / 3f64.log2()).abs() < 1e-12);
        assert_eq!((measures.recall_1, measures.recall_10, measures.mrr), (0.0, 1.0, 0.5));
    }

    #[test]
    fn percentiles_by_nearest_rank() {
        let latency = Latency::of((1..=100).map(Duration::from_millis).collect());
        assert_eq!((latency.p95.as_millis(), latency.p99.as_millis()), (95, 99));
        assert_eq!(Latency::of(Vec::new()), Latency::default());
    }
}
