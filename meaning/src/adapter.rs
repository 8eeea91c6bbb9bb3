//! Which part of a question's meaning tells between answers? (A linear adapter of the query's vector.)
//!
//! Nearly all of a vector tells that a text is one, and on which subject: vectors of e5 point nearly the same way. So
//! the mean of all texts is taken away, and what is left of a question is turned by a matrix that learnt, from questions
//! whose answers are known (`teach`), what tells the one that answers from its neighbours.

use crate::error::ModelError;
use crate::role::Role;
use crate::vector::{Vector, Vectors, less, product, unit};

/// What the file begins with; the digit is raised when its layout changes.
const MAGIC: &[u8; 8] = b"VBADAP1\n";
/// Bytes of a number that is kept whole.
const FLOAT: usize = 4;

/// Turns the vector of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Adapter {
    /// The means of what is asked and of what answers.
    asked: Vec<f32>,
    answering: Vec<f32>,
    /// What the matrix adds to the question: a row for each number that comes in, in bytes with a scale.
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
struct Row {
    scale: f32,
    numbers: Vec<i8>,
}

/// A question as the adapter turned it.
#[derive(Clone, Debug, PartialEq)]
pub struct Adapted {
    vector: Vector,
    /// Its products with the two means.
    asked: f32,
    answering: f32,
}

impl Adapted {
    /// How near the vector with a number is to it, of those that stand on one side: the cosine to what is left of that
    /// one. Nothing when it is not there, or its room was not made by an adapter.
    #[must_use]
    pub fn cosine(&self, vectors: &Vectors, at: usize, role: Role) -> Option<f32> {
        let mean = match role {
            Role::Query => self.asked,
            Role::Passage => self.answering,
        };
        vectors.cosine_without_mean(at, &self.vector, mean)
    }
}

impl Adapter {
    /// Of the means and what the matrix adds, by row.
    pub(crate) fn new(asked: Vec<f32>, answering: Vec<f32>, added: &[f32]) -> Self {
        let width = asked.len().max(1);
        let row = |numbers: &[f32]| {
            let top = numbers.iter().fold(f32::MIN_POSITIVE, |top, number| top.max(number.abs()));
            let scale = top / f32::from(i8::MAX);
            #[expect(clippy::cast_possible_truncation, reason = "127 at the most")]
            let whole = |number: &f32| (number / scale).round() as i8;
            Row { scale, numbers: numbers.iter().map(whole).collect() }
        };
        Self { rows: added.chunks_exact(width).map(row).collect(), asked, answering }
    }

    /// Room for so many vectors of texts that stand on one side.
    #[must_use]
    pub fn room(&self, count: usize, role: Role) -> Vectors {
        let mean = match role {
            Role::Query => &self.asked,
            Role::Passage => &self.answering,
        };
        Vectors::with_room(count, mean.len()).centred(mean)
    }

    /// What is left of a question when it is turned.
    #[must_use]
    pub fn adapt(&self, question: &Vector) -> Adapted {
        let left = unit(less(&question.numbers(), &self.asked));
        let mut turned = left.clone();
        for (number, row) in left.iter().zip(&self.rows) {
            let weight = number * row.scale;
            turned.iter_mut().zip(&row.numbers).for_each(|(turned, row)| *turned += weight * f32::from(*row));
        }
        let vector = Vector::of(&unit(turned));
        let numbers = vector.numbers();
        Adapted {
            asked: product(&numbers, &self.asked),
            answering: product(&numbers, &self.answering),
            vector,
        }
    }

    /// As the bytes of a file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        self.asked.iter().chain(&self.answering).for_each(|number| bytes.extend(number.to_le_bytes()));
        for row in &self.rows {
            bytes.extend(row.scale.to_le_bytes());
            bytes.extend(row.numbers.iter().map(|number| number.cast_unsigned()));
        }
        bytes
    }

    /// Of the bytes of a file, for vectors of this width.
    ///
    /// # Errors
    ///
    /// When they are no adapter of such vectors.
    pub(crate) fn parse(bytes: &[u8], width: usize) -> Result<Self, ModelError> {
        let invalid = || ModelError::invalid("the adapter", format!("{} bytes", bytes.len()));
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(invalid)?;
        let (means, rows) = rest.split_at_checked(2 * width * FLOAT).ok_or_else(invalid)?;
        if rows.len() != width * (width + FLOAT) {
            return Err(invalid());
        }
        let means: Vec<f32> = means.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let (asked, answering) = means.split_at(width);
        let row = |bytes: &[u8]| {
            let (scale, numbers) = bytes.split_first_chunk()?;
            let numbers = numbers.iter().map(|byte| byte.cast_signed()).collect();
            Some(Row { scale: f32::from_le_bytes(*scale), numbers })
        };
        let rows = rows.chunks_exact(width + FLOAT).filter_map(row).collect();
        Ok(Self { asked: asked.to_vec(), answering: answering.to_vec(), rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One that turns the first number into the second.
    fn adapter() -> Adapter {
        Adapter::new(vec![0.0, 0.5], vec![0.5, 0.0], &[-1.0, 1.0, 0.0, 0.0])
    }

    #[test]
    fn what_is_left_of_a_question_is_turned() {
        let adapted = adapter().adapt(&Vector::of(&[1.0, 0.5]));
        assert!(adapted.vector.cosine(&Vector::of(&[0.0, 1.0])) > 0.98);
        assert!((adapted.asked - 0.5).abs() < 0.01);
        assert!(adapted.answering.abs() < 0.01);
    }

    #[test]
    fn it_is_kept_as_it_is_and_nothing_else_is_taken_for_one() {
        let adapter = adapter();
        let bytes = adapter.bytes();
        assert_eq!(Adapter::parse(&bytes, 2).expect("it is sound"), adapter);
        assert!(Adapter::parse(&bytes, 3).is_err());
        assert!(Adapter::parse(&bytes[..bytes.len() - 1], 2).is_err());
        assert!(Adapter::parse(b"something else", 2).is_err());
    }
}
