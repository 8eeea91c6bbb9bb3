//! Which vectors are known already, by the hash of their texts?
//!
//! They stand one after the other in memory, which goes back to the system when they do: in a piece of memory each
//! they took twice as much, and it stayed.

use fnv::FnvHashMap;
use meaning::Vector;

/// Where vectors of one model are known from.
pub trait Known {
    /// Tells each of them by the hash of its text; of two with one hash the later one counts.
    fn each(&self, tell: &mut dyn FnMut(u64, &[u8]));
}

/// Vectors of one model by the hash of their texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownVectors {
    /// By hash: the place in `numbers`, in vectors.
    places: FnvHashMap<u64, usize>,
    numbers: Vec<u8>,
    width: usize,
}

impl KnownVectors {
    /// Puts the vector of a text there, in the place of what was known of it; one of another width than the first is
    /// not taken.
    pub(crate) fn put(&mut self, key: u64, vector: &[u8]) {
        if self.places.is_empty() {
            self.width = vector.len();
        }
        if vector.len() != self.width {
            return;
        }
        let next = self.places.len();
        let place = *self.places.entry(key).or_insert(next);
        match self.numbers.get_mut(place * self.width..(place + 1) * self.width) {
            Some(numbers) => numbers.copy_from_slice(vector),
            None => self.numbers.extend_from_slice(vector),
        }
    }

    /// The vector of the text with this hash.
    pub(crate) fn get(&self, key: u64) -> Option<Vector> {
        let place = *self.places.get(&key)?;
        self.numbers.get(place * self.width..(place + 1) * self.width).map(Vector::from_bytes)
    }

    /// All that are known, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Vector)> {
        self.places.keys().filter_map(|key| Some((*key, self.get(*key)?)))
    }

    /// How many are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl Known for KnownVectors {
    fn each(&self, tell: &mut dyn FnMut(u64, &[u8])) {
        for (key, place) in &self.places {
            if let Some(numbers) = self.numbers.get(place * self.width..(place + 1) * self.width) {
                tell(*key, numbers);
            }
        }
    }
}

impl FromIterator<(u64, Vector)> for KnownVectors {
    fn from_iter<I: IntoIterator<Item = (u64, Vector)>>(vectors: I) -> Self {
        let mut known = Self::default();
        vectors.into_iter().for_each(|(key, vector)| known.put(key, &vector.bytes()));
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_vector_of_a_text_counts_and_none_of_another_width() {
        let mut known = KnownVectors::default();
        assert_eq!(known.get(1), None);
        for (key, vector) in [(1, &[1, 2][..]), (2, &[3, 4]), (1, &[5, 6]), (3, &[7]), (4, &[8, 9])] {
            known.put(key, vector);
        }
        let vector = |key| known.get(key).map(|vector| vector.bytes());
        assert_eq!([1, 2, 3, 4].map(vector), [Some(vec![5, 6]), Some(vec![3, 4]), None, Some(vec![8, 9])]);
        assert_eq!((known.len(), known.iter().count()), (3, 3));
        assert_eq!(known.iter().collect::<KnownVectors>().len(), 3);
    }
}
