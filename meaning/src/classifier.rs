//! Is a text of one kind, by what it means? (Logistic regression on its vector.)
//!
//! What else is known of the text beforehand, yes or no, has a weight beside the numbers of the vector, so that
//! either can be outvoted by the other.

use crate::vector::{Vector, product};

/// What the file begins with; the digit is raised when its layout changes.
const MAGIC: &[u8; 8] = b"VBCLAS1\n";
/// Steps down the slope.
const STEPS: usize = 500;
/// How strongly the weights are held to nought (ridge): with a third of it or three times as much, a trial told about as
/// many.
const SHRINKAGE: f32 = 0.003;
/// What a hint is taken for: more than the numbers of a vector, which are one on average, since it would be held to
/// nought as strongly as each of those, of which there are hundreds.
const HINTED: f32 = 2.0;

/// Tells texts of one kind from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Classifier {
    /// By number of the vector; the last one is that of the hint.
    weights: Vec<f32>,
    bias: f32,
}

/// A text of which it is known whether it is of that kind.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it means.
    pub vector: Vector,
    /// What else is known of it beforehand.
    pub hint: bool,
    /// Whether it is of that kind.
    pub is_one: bool,
    /// How much it counts, beside the others; above 0.
    pub weight: f32,
}

impl Classifier {
    /// The log of the odds that a text is of that kind: above 0 it rather is.
    #[must_use]
    pub fn log_odds(&self, vector: &Vector, hint: bool) -> f32 {
        product(&numbers(vector, hint), &self.weights) + self.bias
    }

    /// What tells these examples best: the minimum of the logistic loss, by gradient descent with Nesterov's momentum.
    /// Nothing without examples.
    #[must_use]
    pub fn learn(examples: &[Example]) -> Option<Self> {
        let mut rows: Vec<_> = examples.iter().map(|it| numbers(&it.vector, it.hint)).collect();
        let all: f32 = examples.iter().map(|it| it.weight).sum();
        let shares: Vec<f32> = examples.iter().map(|it| it.weight / all).collect();
        let mut mean = vec![0.0; rows.first()?.len()];
        rows.iter().zip(&shares).for_each(|(row, share)| add(&mut mean, row, *share));
        rows.iter_mut().for_each(|row| add(row, &mean, -1.0));
        let lesson = Lesson { examples, rows: &rows, shares: &shares };
        let weights = lesson.descend(mean.len());
        let (weights, bias) = weights.split_at(mean.len());
        Some(Self { bias: bias.first()? - product(weights, &mean), weights: weights.to_vec() })
    }

    /// As the bytes of a file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let numbers = self.weights.iter().chain([&self.bias]);
        MAGIC.iter().copied().chain(numbers.flat_map(|number| number.to_le_bytes())).collect()
    }

    /// Of the bytes of a file, for vectors of this width; nothing when they are none of such a classifier.
    #[must_use]
    pub fn parse(bytes: &[u8], width: usize) -> Option<Self> {
        let (numbers, rest) = bytes.strip_prefix(MAGIC)?.as_chunks();
        let mut weights: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let bias = weights.pop()?;
        (rest.is_empty() && weights.len() == width + 1).then_some(Self { weights, bias })
    }
}

/// Examples without the mean of all.
struct Lesson<'l> {
    examples: &'l [Example],
    rows: &'l [Vec<f32>],
    shares: &'l [f32],
}

impl Lesson<'_> {
    /// The weights at the minimum, and the bias after them.
    fn descend(&self, width: usize) -> Vec<f32> {
        let step = self.step();
        let mut weights = vec![0.0_f32; width + 1];
        let (mut ahead, mut momentum) = (weights.clone(), 1.0_f32);
        for _ in 0..STEPS {
            let mut next = ahead.clone();
            add(&mut next, &self.slope(&ahead), -step);
            let more = f32::midpoint(1.0, (4.0 * momentum * momentum + 1.0).sqrt());
            let carried = (momentum - 1.0) / more;
            ahead = next.iter().zip(&weights).map(|(new, old)| new + carried * (new - old)).collect();
            (weights, momentum) = (next, more);
        }
        weights
    }

    /// The longest step that can't overshoot: one over the most that the slope may bend, a fourth of the rows' mean
    /// square and what the ridge adds.
    fn step(&self) -> f32 {
        let squares = self.rows.iter().zip(self.shares).map(|(row, share)| share * (product(row, row) + 1.0));
        1.0 / (squares.sum::<f32>() / 4.0 + SHRINKAGE)
    }

    fn slope(&self, weights: &[f32]) -> Vec<f32> {
        let (weights, bias) = weights.split_at(weights.len() - 1);
        let mut slope: Vec<f32> = weights.iter().map(|weight| SHRINKAGE * weight).chain([0.0]).collect();
        let (slopes, bias_slope) = slope.split_at_mut(weights.len());
        for ((example, row), share) in self.examples.iter().zip(self.rows).zip(self.shares) {
            let chance = 1.0 / (1.0 + (-product(row, weights) - bias[0]).exp());
            let wrong = share * (chance - f32::from(u8::from(example.is_one)));
            add(slopes, row, wrong);
            bias_slope[0] += wrong;
        }
        slope
    }
}

/// A vector's numbers, one on average, and the hint.
fn numbers(vector: &Vector, hint: bool) -> Vec<f32> {
    let numbers = vector.numbers();
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let scale = (numbers.len() as f32).sqrt();
    numbers.into_iter().map(|number| number * scale).chain([if hint { HINTED } else { 0.0 }]).collect()
}

fn add(to: &mut [f32], row: &[f32], weight: f32) {
    to.iter_mut().zip(row).for_each(|(to, number)| *to += weight * number);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vector::unit;

    /// Told by the second number, and by the hint where that is nought.
    fn examples() -> Vec<Example> {
        let example = |numbers: [f32; 3], hint, is_one| Example {
            vector: Vector::of(&unit(numbers.to_vec())),
            hint,
            is_one,
            weight: 1.0,
        };
        vec![
            example([1.0, 0.5, 0.1], false, true),
            example([1.0, 0.4, -0.2], false, true),
            example([1.0, 0.0, 0.0], true, true),
            example([1.0, 0.0, 0.1], false, false),
            example([1.0, -0.5, 0.2], false, false),
            example([1.0, -0.6, -0.1], true, false),
        ]
    }

    #[test]
    fn it_tells_what_it_was_taught_by_the_vector_and_the_hint() {
        let classifier = Classifier::learn(&examples()).expect("there are some");
        for example in examples() {
            let odds = classifier.log_odds(&example.vector, example.hint);
            assert_eq!(odds > 0.0, example.is_one, "{odds}: {example:?}");
        }
        assert_eq!(Classifier::learn(&[]), None, "of nothing, nothing");
    }

    #[test]
    fn what_counts_more_moves_it_more() {
        let unsure = Vector::of(&unit(vec![1.0, 0.1, 0.0]));
        let odds = |weight: f32| {
            let heavy = examples()
                .into_iter()
                .map(|it| Example { weight: if it.is_one { weight } else { 1.0 }, ..it });
            let classifier = Classifier::learn(&heavy.collect::<Vec<_>>()).expect("there are some");
            classifier.log_odds(&unsure, false)
        };
        assert!(odds(3.0) > odds(1.0));
    }

    #[test]
    fn it_is_kept_as_it_is_and_nothing_else_is_taken_for_one() {
        let classifier = Classifier::learn(&examples()).expect("there are some");
        let bytes = classifier.bytes();
        assert_eq!(Classifier::parse(&bytes, 3), Some(classifier));
        assert_eq!(Classifier::parse(&bytes, 2), None);
        assert_eq!(Classifier::parse(&bytes[..bytes.len() - 1], 3), None);
        assert_eq!(Classifier::parse(b"something else", 3), None);
    }
}
