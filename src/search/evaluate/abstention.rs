//! Does the engine know when it does not know?

use super::collection::JudgedKind;
use crate::search::question::Outcome;

/// How well the confidence tells questions apart that the documents answer and that they do not.
#[derive(Clone, Debug, PartialEq)]
pub struct Abstention {
    /// Area under the ROC curve: the odds that an answerable question gets a higher confidence
    /// than one whose document was taken out; 0.5 is chance.
    pub auroc_heldout: f64,
    /// The same, for questions about other subjects.
    pub auroc_offtopic: f64,
    /// Of the answerable, held-out and off-topic questions: the shares that get answer, near, none.
    pub outcomes: [[f64; 3]; 3],
    /// What other thresholds would give.
    pub tradeoff: Vec<Tradeoff>,
}

/// What declining below a confidence would give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tradeoff {
    /// The confidence.
    pub threshold: f64,
    /// The share of answerable, held-out and off-topic questions below it.
    pub below: [f64; 3],
}

const KINDS: [JudgedKind; 3] = [JudgedKind::Answerable, JudgedKind::Heldout, JudgedKind::Offtopic];

impl Abstention {
    pub(crate) fn of(asked: &[(JudgedKind, f64, Outcome)]) -> Self {
        let confidences = KINDS.map(|kind| {
            let of_kind = asked.iter().filter(|(other, _, _)| *other == kind);
            of_kind.map(|(_, confidence, _)| *confidence).collect::<Vec<f64>>()
        });
        let outcomes = KINDS.map(|kind| {
            [Outcome::Answer, Outcome::Near, Outcome::None].map(|outcome| {
                let of_kind = asked.iter().filter(|(other, _, _)| *other == kind);
                share(of_kind.map(|(_, _, other)| *other == outcome))
            })
        });
        let tradeoff = (1..=19u8).map(|step| {
            let threshold = f64::from(step) / 20.0;
            Tradeoff {
                threshold,
                below: [0, 1, 2].map(|at| share(confidences[at].iter().map(|c| *c < threshold))),
            }
        });
        Self {
            auroc_heldout: auroc(&confidences[0], &confidences[1]),
            auroc_offtopic: auroc(&confidences[0], &confidences[2]),
            outcomes,
            tradeoff: tradeoff.collect(),
        }
    }
}

fn share(flags: impl Iterator<Item = bool>) -> f64 {
    let (mut count, mut set) = (0u32, 0u32);
    for flag in flags {
        count += 1;
        set += u32::from(flag);
    }
    f64::from(set) / f64::from(count.max(1))
}

/// The odds that one of `high` is above one of `low`, a tie counting half (Mann-Whitney).
fn auroc(high: &[f64], low: &[f64]) -> f64 {
    if high.is_empty() || low.is_empty() {
        return f64::NAN;
    }
    let mut sorted = low.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "numbers of questions")]
    let wins: f64 = high
        .iter()
        .map(|value| {
            let below = sorted.partition_point(|other| other < value);
            let not_above = sorted.partition_point(|other| other <= value);
            (below + not_above) as f64 / 2.0
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "numbers of questions")]
    let pairs = (high.len() * low.len()) as f64;
    wins / pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auroc_counts_pairs() {
        assert_eq!(auroc(&[0.9, 0.8], &[0.1]), 1.0);
        assert_eq!(auroc(&[0.5], &[0.5]), 0.5);
        assert_eq!(auroc(&[0.9, 0.1], &[0.5]), 0.5);
    }
}
