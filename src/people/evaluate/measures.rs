//! How often was somebody asked who then replied, and how is the asking spread?

use std::collections::{HashMap, HashSet};

use crate::domain::MemberId;
use crate::people::choice::SEATS;

/// What is added up while questions are routed.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    questions: usize,
    first: usize,
    among_asked: usize,
    reciprocal: f64,
    woken: HashMap<MemberId, usize>,
}

/// How well people were chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PeopleMeasures {
    /// The share of questions in which the first who was asked replied: precision at 1.
    pub first: f64,
    /// The share in which one of the three who were asked replied.
    pub among_asked: f64,
    /// One divided by the rank of the first in the whole order who replied, on average.
    pub reciprocal: f64,
    /// How many people were asked at least once.
    pub woken: f64,
    /// How unequally the asking was spread over all who could have been: 0 evenly, 1 all on one.
    pub gini: f64,
}

impl Tally {
    /// Takes in an order of people, of whom the first three are asked, and who replied; nobody of whom
    /// anything can be learnt where nobody did.
    pub(super) fn add(&mut self, order: &[MemberId], replied: &HashSet<MemberId>) {
        for member in order.iter().take(SEATS) {
            *self.woken.entry(*member).or_default() += 1;
        }
        if replied.is_empty() {
            return;
        }
        self.questions += 1;
        if let Some(at) = order.iter().position(|member| replied.contains(member)) {
            self.first += usize::from(at == 0);
            self.among_asked += usize::from(at < SEATS);
            self.reciprocal += 1.0 / count(at + 1);
        }
    }

    /// What it comes to, where so many people could have been asked.
    pub(super) fn measures(&self, people: usize) -> PeopleMeasures {
        let questions = count(self.questions.max(1));
        let mut wakes: Vec<usize> = self.woken.values().copied().collect();
        wakes.resize(people.max(wakes.len()), 0);
        PeopleMeasures {
            first: count(self.first) / questions,
            among_asked: count(self.among_asked) / questions,
            reciprocal: self.reciprocal / questions,
            woken: count(self.woken.len()),
            gini: gini(wakes),
        }
    }
}

impl PeopleMeasures {
    /// The average of several.
    pub(super) fn mean(all: &[Self]) -> Self {
        let mean = |of: fn(&Self) -> f64| all.iter().map(of).sum::<f64>() / count(all.len().max(1));
        Self {
            first: mean(|m| m.first),
            among_asked: mean(|m| m.among_asked),
            reciprocal: mean(|m| m.reciprocal),
            woken: mean(|m| m.woken),
            gini: mean(|m| m.gini),
        }
    }
}

/// The Gini coefficient of some counts.
pub(super) fn gini(mut counts: Vec<usize>) -> f64 {
    counts.sort_unstable();
    let all: usize = counts.iter().sum();
    if all == 0 {
        return 0.0;
    }
    let ranked: f64 = counts.iter().enumerate().map(|(at, number)| count(2 * at + 1) * count(*number)).sum();
    ranked / (count(counts.len()) * count(all)) - 1.0
}

#[expect(clippy::cast_precision_loss, reason = "numbers of questions and people")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;

    fn member(number: u64) -> MemberId {
        MemberId::new(NonZeroU64::new(number).expect("not 0"))
    }

    #[test]
    fn measures_are_those_of_a_small_example() {
        let mut tally = Tally::default();
        let order: Vec<_> = (1..=4).map(member).collect();
        for replied in [vec![1], vec![3, 4], vec![4], vec![9], vec![]] {
            tally.add(&order, &replied.into_iter().map(member).collect());
        }
        let measures = tally.measures(6);
        assert!((measures.first - 0.25).abs() < 1e-9);
        assert!((measures.among_asked - 0.5).abs() < 1e-9);
        assert!((measures.reciprocal - (1.0 + 1.0 / 3.0 + 0.25) / 4.0).abs() < 1e-9);
        assert!((measures.woken - 3.0).abs() < 1e-9);
        assert!((measures.gini - 0.5).abs() < 1e-9);
        assert!(gini(vec![0, 0]).abs() < 1e-9 && gini(vec![2, 2, 2]).abs() < 1e-9);
    }
}
