//! How near are two meanings, and which of many are nearest? (Cosine.)
//!
//! The numbers of a vector are kept in a byte each, with one scale for all: nothing is lost by it, and a
//! vector takes as many bytes as it has numbers. In a bit each, half of what they are good for was lost.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use crate::products::products;

/// The largest number of a unit vector that is kept, in units of the root mean square of its numbers:
/// .35 of a vector of 384, above which none was seen.
const LARGEST: f32 = 6.86;
/// The whole number that stands for it.
const WHOLE: f32 = 127.0;

/// What a text means: a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector(Box<[i8]>);

impl Vector {
    /// Of the numbers of a vector whose length is one.
    #[must_use]
    pub fn of(numbers: &[f32]) -> Self {
        let scale = scale(numbers.len());
        #[expect(clippy::cast_possible_truncation, reason = "clamped")]
        let whole = |number: &f32| (number / scale).round().clamp(-WHOLE, WHOLE) as i8;
        Self(numbers.iter().map(whole).collect())
    }

    /// Of bytes that [`Vector::bytes`] gave.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.iter().map(|byte| byte.cast_signed()).collect())
    }

    /// As bytes, as many as the model is wide.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().map(|number| number.cast_unsigned()).collect()
    }

    /// Its numbers.
    pub(crate) fn numbers(&self) -> Vec<f32> {
        let scale = scale(self.0.len());
        self.0.iter().map(|number| f32::from(*number) * scale).collect()
    }

    /// The cosine between two vectors of one model: 1 for the same meaning; about .7 for two texts that
    /// have nothing to do with each other (e5 learnt with a low temperature).
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        cosine(&self.0, &other.0)
    }
}

fn scale(width: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let root = (width.max(1) as f32).sqrt();
    LARGEST / root / WHOLE
}

fn cosine(one: &[i8], other: &[i8]) -> f32 {
    let products = one.iter().zip(other).map(|(one, other)| i32::from(*one) * i32::from(*other));
    as_cosine(products.sum::<i32>(), one.len())
}

/// The cosine of two vectors of so many numbers that have this product.
fn as_cosine(product: i32, width: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a rounded product")]
    let product = product as f32;
    product * scale(width).powi(2)
}

/// The product of two vectors.
pub(crate) fn product(one: &[f32], other: &[f32]) -> f32 {
    // Sums side by side, which one sum after the other would forbid.
    let (ones, others) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let mut sums = [0.0_f32; 8];
    for (one, other) in ones.0.iter().zip(others.0) {
        sums.iter_mut().zip(one.iter().zip(other)).for_each(|(sum, (one, other))| *sum += one * other);
    }
    let rest: f32 = ones.1.iter().zip(others.1).map(|(one, other)| one * other).sum();
    sums.iter().sum::<f32>() + rest
}

/// How long a vector is without another; without memory of its own, since a start asks it of thousands.
fn length_without(vector: &[i8], other: &[f32]) -> f32 {
    let scale = scale(vector.len());
    let (numbers, others) = (vector.as_chunks::<8>(), other.as_chunks::<8>());
    let square = |number: &i8, other: &f32| (f32::from(*number) * scale - other).powi(2);
    let mut sums = [0.0_f32; 8];
    for (numbers, others) in numbers.0.iter().zip(others.0) {
        sums.iter_mut().zip(numbers.iter().zip(others)).for_each(|(sum, (n, o))| *sum += square(n, o));
    }
    let rest: f32 = numbers.1.iter().zip(others.1).map(|(number, other)| square(number, other)).sum();
    (sums.iter().sum::<f32>() + rest).sqrt().max(f32::MIN_POSITIVE)
}

/// What is left of a vector without another.
pub(crate) fn less(vector: &[f32], other: &[f32]) -> Vec<f32> {
    vector.iter().zip(other).map(|(number, other)| number - other).collect()
}

/// A vector made as long as one.
pub(crate) fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = product(&vector, &vector).sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|number| *number /= length);
    vector
}

/// Many vectors of one model, by number. Some may not be there yet.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    width: usize,
    numbers: Vec<i8>,
    there: Vec<bool>,
    /// What is taken away from each, and how long it is without that; empty where nothing is.
    mean: Vec<f32>,
    lengths: Vec<f32>,
}

impl Vectors {
    /// Room for so many vectors of this width, none of which is there yet.
    #[must_use]
    pub fn with_room(count: usize, width: usize) -> Self {
        Self { width, numbers: vec![0; count * width], there: vec![false; count], ..Self::default() }
    }

    /// The same room for vectors from which the mean of all is taken away before they are compared.
    pub(crate) fn centred(self, mean: &[f32]) -> Self {
        Self { mean: mean.to_vec(), lengths: vec![1.0; self.there.len()], ..self }
    }

    /// Puts a vector at a number; one of another width is not taken.
    pub fn put(&mut self, at: usize, vector: &Vector) {
        let Some(room) = self.numbers.get_mut(at * self.width..(at + 1) * self.width) else { return };
        if vector.0.len() == self.width {
            room.copy_from_slice(&vector.0);
            self.there[at] = true;
            if let Some(length) = self.lengths.get_mut(at) {
                *length = length_without(&vector.0, &self.mean);
            }
        }
    }

    /// Whether the vector with a number is there.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.there.get(at).copied().unwrap_or_default()
    }

    /// The vector with a number; nothing when it is not there.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Vector> {
        self.has(at).then(|| Vector(self.row(at).into()))
    }

    /// The cosine between the vector with a number and another; nothing when it is not there.
    #[must_use]
    pub fn cosine(&self, at: usize, other: &Vector) -> Option<f32> {
        self.there.get(at)?.then(|| cosine(self.row(at), &other.0))
    }

    /// How much more another is like some of them than these are like each other: its mean cosine to them, less the mean
    /// cosine of two of them. About 0 for one more of their kind, and less for others. Nothing when one of them is not
    /// there, or they are fewer than two.
    #[must_use]
    pub fn centrality(&self, of: Range<usize>, other: &Vector) -> Option<f32> {
        if of.len() < 2 || other.0.len() != self.width {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "some dozens")]
        let count = of.len() as f32;
        let (mut sum, mut alone) = (vec![0.0; self.width], 0.0);
        for at in of {
            let vector = self.get(at)?.numbers();
            alone += product(&vector, &vector);
            sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
        }
        // What the square of a sum has of each with itself is no pair.
        let pairs = (product(&sum, &sum) - alone) / (count * (count - 1.0));
        Some(product(&sum, &other.numbers()) / count - pairs)
    }

    /// The cosine between another and what is left of the vector with a number without the mean, whose product with the
    /// other is known; nothing when it is not there, or has all of it.
    pub(crate) fn cosine_without_mean(&self, at: usize, other: &Vector, mean: f32) -> Option<f32> {
        let length = self.lengths.get(at)?;
        Some((self.cosine(at, other)? - mean) / length)
    }

    /// The numbers of the `count` vectors that are nearest to another, nearest first, with their cosines.
    #[must_use]
    pub fn nearest(&self, other: &Vector, count: usize) -> Vec<(usize, f32)> {
        if other.0.len() != self.width {
            return Vec::new();
        }
        let mut nearest: BinaryHeap<Reverse<(Ordered, Reverse<usize>)>> =
            BinaryHeap::with_capacity(count + 1);
        let products = products(&self.numbers, &other.0);
        for (at, product) in products.into_iter().enumerate().filter(|(at, _)| self.there[*at]) {
            let one = Reverse((Ordered(as_cosine(product, self.width)), Reverse(at)));
            if nearest.len() < count {
                nearest.push(one);
            } else if let Some(mut farthest) = nearest.peek_mut()
                && one < *farthest
            {
                *farthest = one;
            }
        }
        let sorted = nearest.into_sorted_vec();
        sorted.into_iter().map(|Reverse((cosine, Reverse(at)))| (at, cosine.0)).collect()
    }

    fn row(&self, at: usize) -> &[i8] {
        &self.numbers[at * self.width..(at + 1) * self.width]
    }
}

/// A number with an order.
#[derive(PartialEq)]
struct Ordered(f32);

impl Eq for Ordered {}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(numbers: &[f32]) -> Vector {
        let length = numbers.iter().map(|number| number * number).sum::<f32>().sqrt();
        Vector::of(&numbers.iter().map(|number| number / length).collect::<Vec<_>>())
    }

    #[test]
    fn the_cosine_of_whole_numbers_is_nearly_that_of_the_vectors() {
        let numbers = |seed: u64| -> Vec<f32> {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as f32 / 16_777_216.0 - 0.5
            };
            (0..384).map(|_| next()).collect()
        };
        let (one, other) = (numbers(1), numbers(2));
        let dot: f32 = one.iter().zip(&other).map(|(a, b)| a * b).sum();
        let length = |v: &[f32]| v.iter().map(|n| n * n).sum::<f32>().sqrt();
        let exact = dot / (length(&one) * length(&other));
        assert!((unit(&one).cosine(&unit(&other)) - exact).abs() < 0.005);
        assert!((unit(&one).cosine(&unit(&one)) - 1.0).abs() < 0.005);
        assert_eq!(Vector::from_bytes(&unit(&one).bytes()), unit(&one));
    }

    #[test]
    fn what_is_in_the_midst_of_some_is_as_like_them_as_they_are_to_each_other() {
        let mut vectors = Vectors::with_room(4, 3);
        for (at, numbers) in [[1.0, 0.2, 0.0], [1.0, 0.0, 0.2], [1.0, -0.2, 0.0]].into_iter().enumerate() {
            vectors.put(at, &unit(&numbers));
        }
        let centrality =
            |numbers: [f32; 3]| vectors.centrality(0..3, &unit(&numbers)).expect("all are there");
        let exact = |other: [f32; 3]| {
            let cosine = |at: usize| vectors.cosine(at, &unit(&other)).expect("it is there");
            let pair = |one: usize, two: usize| {
                vectors.cosine(one, &vectors.get(two).expect("it is there")).expect("it is there")
            };
            (cosine(0) + cosine(1) + cosine(2) - pair(0, 1) - pair(1, 2) - pair(0, 2)) / 3.0
        };
        for other in [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.2, 0.0]] {
            assert!((centrality(other) - exact(other)).abs() < 0.001);
        }
        assert!(centrality([1.0, 0.0, 0.0]) > 0.0 && centrality([0.0, 1.0, 0.0]) < -0.5);
        assert_eq!(vectors.centrality(0..4, &unit(&[1.0, 0.0, 0.0])), None, "the last is not there");
        assert_eq!(vectors.centrality(0..1, &unit(&[1.0, 0.0, 0.0])), None, "one has no middle");
    }

    #[test]
    fn the_nearest_are_those_that_are_there() {
        let mut vectors = Vectors::with_room(5, 2);
        for (at, numbers) in [(0, [1.0, 0.0]), (1, [0.0, 1.0]), (3, [1.0, 1.0]), (4, [1.0, 1.0])] {
            vectors.put(at, &unit(&numbers));
        }
        let nearest: Vec<usize> = vectors.nearest(&unit(&[1.0, 0.9]), 3).iter().map(|(at, _)| *at).collect();
        assert_eq!(nearest, [3, 4, 0]);
        assert_eq!(vectors.cosine(2, &unit(&[1.0, 0.0])), None);
        vectors.put(2, &unit(&[1.0, 0.0, 0.0]));
        vectors.put(9, &unit(&[1.0, 0.0]));
        assert_eq!(vectors.cosine(2, &unit(&[1.0, 0.0])), None, "another width");
    }
}
