//! Where in a short list does a number stand, if at all?

/// A hash table with numbers that are hashes already as their own hashes.
///
/// Every gram and stem of every word of every candidate is looked up in one, nearly always in
/// vain; this is several times as fast as a general table.
pub(crate) struct Table {
    /// A number and its place, or [`FREE`]; as many as a power of two.
    slots: Vec<(u32, u32)>,
}

const FREE: u32 = u32::MAX;

impl Table {
    /// A table of numbers that differ; the place of each is its index.
    pub(crate) fn new(numbers: &[u32]) -> Self {
        // At most an eighth full, so that a number that is not there meets a free slot at once.
        let mut slots = vec![(0, FREE); (numbers.len() * 8).max(1).next_power_of_two()];
        let mask = slots.len() - 1;
        for (place, number) in (0..).zip(numbers) {
            let mut at = *number as usize & mask;
            while slots[at].1 != FREE {
                at = (at + 1) & mask;
            }
            slots[at] = (*number, place);
        }
        Self { slots }
    }

    pub(crate) fn place(&self, number: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut at = number as usize & mask;
        loop {
            match self.slots[at] {
                (_, FREE) => return None,
                (found, place) if found == number => return Some(place as usize),
                _ => at = (at + 1) & mask,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_there_and_nothing_else() {
        let numbers = [7, 15, 23, 31];
        let table = Table::new(&numbers);
        for (place, number) in numbers.into_iter().enumerate() {
            assert_eq!(table.place(number), Some(place));
        }
        assert_eq!((table.place(8), Table::new(&[]).place(7)), (None, None));
    }
}
